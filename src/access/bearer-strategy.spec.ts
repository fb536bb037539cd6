import { BearerStrategy } from './bearer-strategy';
import type { Caller, CredentialResolver } from './principal';

const context = { workspace: undefined, resource: 'api', via: {} } as never;
const input = (authorization: string | undefined) => ({ headers: { authorization }, context });

/** Resolves each token when the test says so. */
class ManualResolver implements CredentialResolver {
  readonly kind = 'session';
  private readonly waiting = new Map<string, (caller: Caller | undefined) => void>();

  recognises(): boolean {
    return true;
  }

  resolve(token: string): Promise<Caller | undefined> {
    return new Promise((resolve) => this.waiting.set(token, resolve));
  }

  answer(token: string, caller: Caller | undefined): void {
    this.waiting.get(token)?.(caller);
  }
}

const callerOf = (id: string): Caller => ({ credential: { kind: 'session', id, name: null } }) as Caller;

describe('the bearer strategy', () => {
  it('gives each of several concurrent requests its own caller', async () => {
    const resolver = new ManualResolver();
    const strategy = new BearerStrategy([resolver]);
    const [first, second, third] = ['one', 'two', 'three'].map((token) =>
      strategy.admit(input(`Bearer ${token}`)),
    );
    resolver.answer('three', undefined);
    resolver.answer('two', callerOf('two'));
    resolver.answer('one', callerOf('one'));
    expect(await Promise.all([first, second, third])).toEqual([callerOf('one'), callerOf('two'), 'dead']);
  });

  it.each([
    ['Bearer', 'malformed'],
    [undefined, 'dead'],
  ])('%s is %s', async (authorization, expected) => {
    expect(await new BearerStrategy([]).admit(input(authorization))).toBe(expected);
  });

  it('passes on an error of the resolver', async () => {
    const failing = { kind: 'key', recognises: () => true, resolve: () => Promise.reject(new Error('away')) };
    await expect(new BearerStrategy([failing as never]).admit(input('Bearer x'))).rejects.toThrow('away');
  });
});
