import type { TestApp } from './app';
import { wordsOf } from './browse';
import { Assistant, Tab } from './oauth-client';

/** An assistant that publishes a client metadata document. */
export interface Published {
  readonly host: string;
  /** The URL of its document, which is its client id. */
  readonly id: string;
  /** Its redirect URI. */
  readonly back: string;
}

let serial = 0;

/** A host that was not requested before. */
export function freshHost(): Published {
  serial += 1;
  const host = `host${serial}.client.example`;
  return { host, id: `https://${host}/metadata.json`, back: `https://${host}/callback` };
}

/** The metadata document of an assistant. */
export const documentOf = ({ id, back }: Pick<Published, 'id' | 'back'>, changes: object = {}) => ({
  client_id: id,
  client_name: 'Helper',
  redirect_uris: [back],
  token_endpoint_auth_method: 'none',
  ...changes,
});

/** The page that a person sees after an assistant's authorization request. */
export async function sentBy(t: TestApp, { id, back }: Pick<Published, 'id' | 'back'>, tab = new Tab(t)) {
  const reply = await tab.get(new Assistant(t, id, back).address());
  return { status: reply.status, location: reply.headers.location, words: wordsOf(reply.text) };
}

/** Expects that an assistant is rejected without a redirect. */
export async function expectUnknown(t: TestApp, caller: Pick<Published, 'id' | 'back'>): Promise<void> {
  const { status, location, words } = await sentBy(t, caller);
  expect([caller.id, status, location]).toEqual([caller.id, 400, undefined]);
  expect(words).toContain('isn’t registered with Keyshift');
}
