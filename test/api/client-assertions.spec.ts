import { createHmac, generateKeyPairSync } from 'node:crypto';
import { ORIGIN, startApp, type TestApp } from '../kit/app';
import { claimsOf, provenBy, SigningKey } from '../kit/assertion';
import { ForeignHost } from '../kit/foreign-host';
import { Assistant, CALLBACK, Tab, type Tokens } from '../kit/oauth-client';
import { documentOf, freshHost } from '../kit/published';

// Client authentication with private_key_jwt (RFC 7523), for registered clients and metadata documents.

const TOKEN = `${ORIGIN}/oauth/token`;
const METHOD = { token_endpoint_auth_method: 'private_key_jwt' };

let t: TestApp;
let world: ForeignHost;
beforeAll(async () => {
  world = await ForeignHost.open();
  t = await startApp({ ASSISTANT_REGISTRATIONS_PER_HOUR: '100000' }, [], { documents: world.documents() });
});
afterAll(async () => {
  await t.close();
  await world.close();
});
beforeEach(() => world.forget());

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** An assistant with a registered key and an authorization code that is not redeemed yet. */
async function coded(key = new SigningKey()) {
  const { workspace, owner } = await t.given.workspace();
  const { status, body } = await Assistant.register(t, { ...METHOD, jwks: key.jwks });
  expect([status, body.token_endpoint_auth_method, body.client_secret]).toEqual([
    201,
    'private_key_jwt',
    undefined,
  ]);
  const assistant = new Assistant(t, body.client_id);
  const back = await assistant.ask(Tab.forSession(t, owner), { account: workspace.id });
  const proof = (changes: object = {}, header: object = {}) =>
    provenBy(key.statement(claimsOf(assistant.clientId, TOKEN, changes), header));
  return { key, workspace, owner, assistant, proof, code: back.searchParams.get('code') ?? '' };
}

it('a registered key authenticates token, introspect and revoke requests', async () => {
  const { assistant, proof, code } = await coded();
  const { status, body } = await assistant.redeem(code, proof());
  expect(status).toBe(200);
  expect((await t.as(body.access_token).get('/me')).status).toBe(200);
  const next = await assistant.refresh(body.refresh_token, proof());
  expect([next.status, next.body.refresh_token === body.refresh_token]).toEqual([200, false]);
  const { access_token: token } = next.body;
  const seen = (at: string) => proof({ aud: `${ORIGIN}/oauth/${at}` });
  expect((await assistant.introspect(token, seen('introspect'))).body.active).toBe(true);
  expect((await assistant.revoke(token, seen('revoke'))).status).toBe(200);
  expect((await t.as(token).get('/me')).status).toBe(401);
});

it('a client with a metadata document signs with a key from its jwks_uri', async () => {
  const { workspace, owner } = await t.given.workspace();
  const key = new SigningKey();
  const client = freshHost();
  const keys = `https://${client.host}/keys.json`;
  world.at(
    client.id,
    documentOf(client, {
      ...METHOD,
      jwks_uri: keys,
      token_endpoint_auth_methods_supported: ['none', 'private_key_jwt'],
    }),
  );
  world.at(keys, key.jwks, 'application/jwk-set+json');
  const assistant = new Assistant(t, client.id, client.back);
  const proof = () => provenBy(key.statement(claimsOf(client.id, ORIGIN)));
  const back = await assistant.ask(Tab.forSession(t, owner), { account: workspace.id });
  const { body } = await assistant.redeem(back.searchParams.get('code') ?? '', proof());
  expect((await t.as(body.access_token).get('/me')).status).toBe(200);
  for (let n = 0; n < 5; n += 1)
    expect((await assistant.refresh(body.refresh_token, proof())).status).toBe(200);
  expect((await assistant.refresh(body.refresh_token)).body.error).toBe('invalid_client');
  expect(world.asked).toEqual([`${client.host}/metadata.json`, `${client.host}/keys.json`]);
});

it('after a key rotation the new key works and the old one is refused', async () => {
  const { workspace, owner } = await t.given.workspace();
  const [old, fresh] = [new SigningKey('old'), new SigningKey('fresh')];
  const client = freshHost();
  const keys = `https://${client.host}/keys.json`;
  world.at(client.id, documentOf(client, { ...METHOD, jwks_uri: keys }));
  world.at(keys, old.jwks);
  const assistant = new Assistant(t, client.id, client.back);
  const by = (key: SigningKey) => provenBy(key.statement(claimsOf(client.id, ORIGIN)));
  const back = await assistant.ask(Tab.forSession(t, owner), { account: workspace.id });
  const { body } = await assistant.redeem(back.searchParams.get('code') ?? '', by(old));
  world.at(keys, fresh.jwks);
  t.clock.advance(61);
  expect((await assistant.refresh(body.refresh_token, by(fresh))).status).toBe(200);
  expect((await assistant.refresh(body.refresh_token, by(old))).body.error).toBe('invalid_client');
  t.clock.reset();
});

describe('a client assertion', () => {
  type At = Awaited<ReturnType<typeof coded>>;
  const claims = ({ assistant }: At, changes: object = {}) => claimsOf(assistant.clientId, TOKEN, changes);
  const now = () => Math.floor(Date.now() / 1000);
  const unsigned = (at: At, header: object) => `${part(header)}.${part(claims(at))}.`;
  /** Signed with the public key as an HMAC secret (RFC 8725 section 2.1). */
  const confused = (at: At) => {
    const text = `${part({ alg: 'HS256', kid: at.key.kid })}.${part(claims(at))}`;
    const secret = at.key.publicKey.export({ format: 'pem', type: 'spki' });
    return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
  };

  it.each<[string, (at: At) => string]>([
    [
      'for another server',
      (at) => at.key.statement(claims(at, { aud: 'https://elsewhere.example/oauth/token' })),
    ],
    ['for one of our resources', (at) => at.key.statement(claims(at, { aud: `${ORIGIN}/mcp` }))],
    [
      'for a server with a similar name',
      (at) => at.key.statement(claims(at, { aud: `${ORIGIN}.evil.example` })),
    ],
    ['without an audience', (at) => at.key.statement(claims(at, { aud: undefined }))],
    ['that has expired', (at) => at.key.statement(claims(at, { exp: now() - 60 }))],
    ['without an expiry', (at) => at.key.statement(claims(at, { exp: undefined }))],
    ['that expires in ten years', (at) => at.key.statement(claims(at, { exp: now() + 10 * 365 * 86_400 }))],
    ['with an expiry out of range', (at) => at.key.statement(claims(at, { exp: 1e15 }))],
    ['with an expiry that is not a number', (at) => at.key.statement(claims(at, { exp: 'soon' }))],
    ['that is not valid yet', (at) => at.key.statement(claims(at, { nbf: now() + 600 }))],
    ['without a jti', (at) => at.key.statement(claims(at, { jti: undefined }))],
    [
      'issued by another client',
      (at) => at.key.statement(claims(at, { iss: 'other-client', sub: 'other-client' })),
    ],
    ['about another client', (at) => at.key.statement(claims(at, { sub: 'other-client' }))],
    ['signed with another key', (at) => new SigningKey().statement(claims(at))],
    ['with an unknown key id', (at) => at.key.statement(claims(at), { kid: 'two' })],
    [
      'with its own key in the header',
      (at) => {
        const own = new SigningKey();
        return own.statement(claims(at), {
          jwk: own.jwks.keys[0],
          jku: 'https://inside.client.example/keys',
        });
      },
    ],
    ['with the algorithm none', (at) => unsigned(at, { alg: 'none' })],
    ['with the algorithm NONE', (at) => unsigned(at, { alg: 'NONE' })],
    ['with an ES256 header and no signature', (at) => unsigned(at, { alg: 'ES256', kid: at.key.kid })],
    ['signed with the public key as a secret', confused],
    ['with a truncated signature', (at) => at.key.statement(claims(at)).slice(0, -10)],
    [
      'with changed claims',
      (at) => {
        const [header, , signature] = at.key.statement(claims(at)).split('.');
        return `${header}.${part(claims(at, { exp: now() + 120 }))}.${signature}`;
      },
    ],
    [
      'with an unsupported critical header',
      (at) => at.key.statement(claims(at), { crit: ['b64'], b64: false }),
    ],
    ['that is not a JWT', () => 'nothing of the kind'],
    ['that is three dots', () => '...'],
    ['that is empty', () => ''],
  ])('%s is refused', async (_, made) => {
    const at = await coded();
    const refused = await at.assistant.redeem(at.code, provenBy(made(at)));
    expect([refused.status, refused.body.error]).toEqual([
      expect.any(Number),
      expect.stringMatching(/^invalid_(client|request)$/),
    ]);
    expect([400, 401]).toContain(refused.status);
    expect(world.lookedUp).toEqual([]);
    // The code is not consumed.
    expect((await at.assistant.redeem(at.code, at.proof())).status).toBe(200);
  });

  it('works once, also when sent 20 times at once', async () => {
    const { assistant, proof, code } = await coded();
    const used = proof();
    const { body }: { body: Tokens } = await assistant.redeem(code, used);
    const again = await assistant.refresh(body.refresh_token, used);
    expect([again.status, again.body.error]).toEqual([401, 'invalid_client']);
    const replies = await (async () => {
      const one = proof();
      return Promise.all(Array.from({ length: 20 }, () => assistant.refresh(body.refresh_token, one)));
    })();
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(replies.filter(({ body: { error } }) => error === 'invalid_client')).toHaveLength(19);
  });

  it('is required with a registered key and refused without one', async () => {
    const { assistant, code } = await coded();
    for (const without of [{}, { client_secret: 'x' }, provenBy('')])
      expect((await assistant.redeem(code, without)).body.error).toMatch(/^invalid_(client|request)$/);
    const bare = await Assistant.registered(t, { redirect_uris: [CALLBACK] });
    const { workspace, owner } = await t.given.workspace();
    const back = await bare.ask(Tab.forSession(t, owner), { account: workspace.id });
    const made = new SigningKey().statement(claimsOf(bare.clientId, TOKEN));
    const odd = await bare.redeem(back.searchParams.get('code') ?? '', provenBy(made));
    expect([odd.status, odd.body.error]).toEqual([401, 'invalid_client']);
  });
});

it.each<[string, object]>([
  ['no key', {}],
  ['a malformed key list', { jwks: { keys: 'none' } }],
  ['a symmetric key', { jwks: { keys: [{ kty: 'oct', k: 'c2VjcmV0' }] } }],
  ['both jwks and jwks_uri', { jwks: { keys: [] }, jwks_uri: 'https://host.client.example/keys.json' }],
  ['a file URL as jwks_uri', { jwks_uri: 'file:///etc/passwd' }],
])('registration with private_key_jwt and %s is refused', async (_, changes) => {
  const { status, body } = await Assistant.register(t, { ...METHOD, ...changes });
  expect([status, body.error]).toEqual([400, 'invalid_client_metadata']);
});

it('registration with a private key is refused and the key is not stored', async () => {
  const privateKey = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' });
  const { status } = await Assistant.register(t, { ...METHOD, jwks: { keys: [privateKey] } });
  expect(status).toBe(400);
  const rows = await t.sql('select 1 from oauth_record where payload like $1', [`%${privateKey.d}%`]);
  expect(rows).toEqual([]);
});

it('a jwks_uri that resolves to an internal address is not fetched', async () => {
  const client = freshHost();
  world.named(client.host, ['10.0.0.1']);
  const { workspace, owner } = await t.given.workspace();
  const uri = `https://${client.host}/keys.json`;
  const { body } = await Assistant.register(t, { ...METHOD, jwks_uri: uri });
  const assistant = new Assistant(t, body.client_id);
  const back = await assistant.ask(Tab.forSession(t, owner), { account: workspace.id });
  const made = new SigningKey().statement(claimsOf(assistant.clientId, TOKEN));
  for (let n = 0; n < 5; n += 1) {
    const refused = await assistant.redeem(back.searchParams.get('code') ?? '', provenBy(made));
    expect([refused.status, refused.body.access_token]).toEqual([expect.any(Number), undefined]);
    expect(refused.status).toBeLessThan(500);
  }
  expect([world.lookedUp, world.reached]).toEqual([[client.host], []]);
});
