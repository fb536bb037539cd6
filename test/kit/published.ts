import type { TestApp } from './app';
import { wordsOf } from './browse';
import { Assistant, Tab } from './oauth-client';

/** An assistant with a host of its own. */
export interface Published {
  readonly host: string;
  /** The address of its document, which is its id. */
  readonly id: string;
  /** Where it is gone back to. */
  readonly back: string;
}

let serial = 0;

/** A host that nobody has asked yet. */
export function freshHost(): Published {
  serial += 1;
  const host = `host${serial}.client.example`;
  return { host, id: `https://${host}/metadata.json`, back: `https://${host}/callback` };
}

/** What an assistant publishes about itself. */
export const documentOf = ({ id, back }: Pick<Published, 'id' | 'back'>, changes: object = {}) => ({
  client_id: id,
  client_name: 'Helper',
  redirect_uris: [back],
  token_endpoint_auth_method: 'none',
  ...changes,
});

/** What a person sees whom an assistant sends. */
export async function sentBy(t: TestApp, { id, back }: Pick<Published, 'id' | 'back'>, tab = new Tab(t)) {
  const reply = await tab.get(new Assistant(t, id, back).address());
  return { status: reply.status, location: reply.headers.location, words: wordsOf(reply.text) };
}

/** Claims that an assistant is not believed, and that the person is sent nowhere. */
export async function expectUnknown(t: TestApp, caller: Pick<Published, 'id' | 'back'>): Promise<void> {
  const { status, location, words } = await sentBy(t, caller);
  expect([caller.id, status, location]).toEqual([caller.id, 400, undefined]);
  expect(words).toContain('isn’t registered with Keyshift');
}
