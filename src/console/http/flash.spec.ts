import { Clock } from '../../kernel/clock/clock';
import { Vault } from '../../kernel/secret/vault';
import type { Browser } from './browser';
import { Flash, flashOf } from './flash';

const saved = flashOf({ code: 'test-saved', tone: 'ok', says: ({ name }) => `Saved “${name}”.` });

class ManualClock extends Clock {
  moment = new Date('2026-11-22T10:00:00Z');
  override now(): Date {
    return this.moment;
  }
}

/** A browser reduced to its cookies. */
class Jar {
  readonly held = new Map<string, string>();
  cookie = (name: string) => this.held.get(name);
  keep = ({ name }: { name: string }, value: string) => void this.held.set(name, value);
  drop = ({ name }: { name: string }) => void this.held.delete(name);
}

const clock = new ManualClock();
const flashUnder = (secret: string) =>
  new Flash(new Vault(secret), clock, {
    origin: 'http://127.0.0.1',
    secureCookie: false,
    securityContacts: [],
  });
const flash = flashUnder('a secret of thirty-two characters');
const leave = () => {
  const jar = new Jar();
  flash.leave(jar as unknown as Browser, saved, { name: 'Payroll <b>export</b>' });
  return jar;
};
const take = (jar: Jar, by = flash) => by.take(jar as unknown as Browser);

describe('a flash notice', () => {
  it('is shown once, with the text of its kind', () => {
    const jar = leave();
    expect(take(jar)).toEqual({ tone: 'ok', text: 'Saved “Payroll <b>export</b>”.' });
    expect(take(jar)).toBeUndefined();
  });

  it('expires after a minute, even if the browser kept the cookie', () => {
    const jar = leave();
    clock.moment = new Date(clock.moment.getTime() + 60_000);
    expect(take(jar)).toBeUndefined();
  });

  it('is dropped if sealed with another secret', () => {
    expect(take(leave(), flashUnder('another secret of thirty-two chars'))).toBeUndefined();
  });

  it('cannot be forged', () => {
    const jar = leave();
    const [name = '', value = ''] = [...jar.held][0] ?? [];
    const [text = '', seal = ''] = value.split('.');
    const other = Buffer.from(JSON.stringify({ code: 'test-saved', until: 9e15, name: 'Call 555-0100' }));
    for (const forged of [
      `${other.toString('base64url')}.${seal}`,
      `${text}.`,
      text,
      '',
      '.',
      `${text}.${seal}x.y`,
    ]) {
      jar.held.set(name, forged);
      const notice = take(jar);
      expect(notice === undefined || notice.text === 'Saved “Payroll <b>export</b>”.').toBe(true);
      expect(jar.held.size).toBe(0);
    }
  });

  it('must have a unique code', () => {
    expect(() => flashOf(saved)).toThrow('duplicate notice code');
  });
});
