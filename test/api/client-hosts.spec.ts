import { startApp, type TestApp } from '../kit/app';
import { ForeignHost } from '../kit/foreign-host';
import { Assistant, Tab } from '../kit/oauth-client';
import { documentOf, expectUnknown, freshHost, sentBy } from '../kit/published';

// Client metadata documents are fetched from public addresses only.

let t: TestApp;
let world: ForeignHost;
beforeAll(async () => {
  world = await ForeignHost.open();
  t = await startApp({}, [], { documents: world.documents() });
});
afterAll(async () => {
  await t.close();
  await world.close();
});
beforeEach(() => world.forget());
afterEach(() => t.clock.reset());

it.each([
  '127.0.0.1',
  '127.255.255.254',
  '0.0.0.0',
  '10.0.0.1',
  '100.64.0.1',
  '169.254.169.254',
  '172.16.0.1',
  '192.168.0.1',
  '192.0.0.8',
  '192.0.2.1',
  '198.18.0.1',
  '198.51.100.1',
  '203.0.113.1',
  '224.0.0.1',
  '240.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::ffff:127.0.0.1',
  '::ffff:7f00:1',
  '::127.0.0.1',
  '64:ff9b::a9fe:a9fe',
  '64:ff9b:1::1',
  '100::1',
  '2001::1',
  '2001:db8::1',
  '2002:7f00:1::',
  'fc00::1',
  'fd00:ec2::254',
  'fe80::1',
  'fe80::1%eth0',
  'fec0::1',
  'ff02::1',
])('a host that resolves to %s is not contacted', async (address) => {
  const client = freshHost();
  const { id, host, back } = client;
  world.named(host, [address]);
  world.at(id, documentOf({ id, back }));
  await expectUnknown(t, client);
  expect([world.lookedUp, world.reached, world.asked]).toEqual([[host], [], []]);
});

it('a request connects to the address that was checked (DNS rebinding)', async () => {
  const client = freshHost();
  const { id, host, back } = client;
  world.named(host, ['93.184.215.14'], ['127.0.0.1']);
  world.at(id, documentOf({ id, back }));
  expect((await sentBy(t, client)).status).toBe(303);
  expect([world.lookedUp, world.reached]).toEqual([[host], ['93.184.215.14']]);
  const second = `https://${host}/second.json`;
  world.at(second, documentOf({ id: second, back }));
  await expectUnknown(t, { id: second, back });
  expect(world.reached).toHaveLength(1);
});

it('a host with a public and a private address is not contacted', async () => {
  const client = freshHost();
  const { id, host, back } = client;
  for (const [n, both] of [
    ['93.184.215.14', '10.0.0.1'],
    ['::1', '2606:2800:21f:cb07:6820:80da:af6b:8b2c'],
  ].entries()) {
    world.named(host, both);
    await expectUnknown(t, { id: `${id}${n}`, back });
  }
  expect(world.reached).toEqual([]);
});

it('a host whose certificate does not match is refused', async () => {
  const back = 'https://elsewhere.example/callback';
  const id = 'https://elsewhere.example/metadata.json';
  world.at(id, documentOf({ id, back }));
  await expectUnknown(t, { id, back });
  expect([world.reached, world.asked]).toEqual([['93.184.215.14'], []]);
});

it.each([
  'http://host.client.example/metadata.json',
  'https://host.client.example',
  'https://host.client.example/',
  'https://host.client.example:8443/metadata.json',
  'https://host.client.example:22/metadata.json',
  'https://user@host.client.example/metadata.json',
  'https://user:word@host.client.example/metadata.json',
  'https://host.client.example@127.0.0.1/metadata.json',
  'https://host.client.example/metadata.json#part',
  'https://host.client.example/metadata.json#',
  'https://host.client.example/metadata.json?of=me',
  'https://host.client.example/x/../metadata.json',
  'https://host.client.example/./metadata.json',
  'https://host.client.example/%2e%2e/metadata.json',
  'https://host.client.example\\metadata.json',
  'https://host.client.example/\tmetadata.json',
  'https:///metadata.json',
  'https://127.0.0.1/metadata.json',
  'https://2130706433/metadata.json',
  'https://0x7f000001/metadata.json',
  'https://0177.0.0.1/metadata.json',
  'https://127.1/metadata.json',
  'https://93.184.215.14/metadata.json',
  'https://[::1]/metadata.json',
  'https://[::ffff:7f00:1]/metadata.json',
  'https://[fe80::1%25eth0]/metadata.json',
  'https://[64:ff9b::7f00:1]/metadata.json',
  'file:///etc/passwd',
  'data:application/json,{}',
  'gopher://host.client.example/x',
])('the client id %s causes no lookup', async (id) => {
  await expectUnknown(t, { id, back: 'https://helper.client.example/callback' });
  expect([world.lookedUp, world.asked]).toEqual([[], []]);
});

it('fetches are limited per network; other networks can still connect', async () => {
  const flood = freshHost();
  const ask = async (id: string, back: string, remoteAddress: string) => {
    const url = new Assistant(t, id, back).address();
    return (await t.app.inject({ url, remoteAddress })).statusCode;
  };
  for (let n = 0; n < 310; n += 1) await ask(`https://${flood.host}/${n}`, flood.back, '198.51.100.9');
  expect(world.asked).toHaveLength(300);
  const client = freshHost();
  const { id, back } = client;
  world.at(id, documentOf({ id, back }));
  expect(await ask(id, back, '198.51.100.9')).toBe(400);
  expect(await ask(id, back, '198.51.100.10')).toBe(303);
});

it('other URLs in a registration are never fetched', async () => {
  const { host, back } = freshHost();
  const uri = `https://${host}/anything`;
  const { status } = await Assistant.register(t, {
    redirect_uris: [back],
    logo_uri: uri,
    client_uri: uri,
    policy_uri: uri,
    tos_uri: uri,
    sector_identifier_uri: uri,
    jwks_uri: uri,
    initiate_login_uri: uri,
    request_uris: [uri],
  });
  const asked = await new Tab(t).get(
    `${new Assistant(t, 'https://claude.ai/oauth/mcp-oauth-client-metadata').address()}&request_uri=${uri}`,
  );
  expect([status, asked.status]).toEqual([201, 400]);
  expect(world.lookedUp).toEqual([]);
});
