import { isPublicAddress, PublicFetch } from './public-fetch';

it.each([
  '127.0.0.1',
  '10.1.2.3',
  '172.16.0.1',
  '192.168.1.1',
  '169.254.169.254',
  '100.64.0.1',
  '0.0.0.0',
  '255.255.255.255',
  '224.0.0.1',
  '::1',
  '::',
  'fe80::1',
  'fd00::1',
  '::ffff:127.0.0.1',
  '::ffff:10.0.0.1',
  '64:ff9b::7f00:1',
  '2002:7f00:1::',
  'ff02::1',
  'not an address',
])('%s is not an address that anybody may reach', (address) => {
  expect(isPublicAddress(address)).toBe(false);
});

it.each(['93.184.215.14', '2606:2800:21f:cb07:6820:80da:af6b:8b2c'])('%s is one', (address) => {
  expect(isPublicAddress(address)).toBe(true);
});

it.each([
  ['an inward address', ['127.0.0.1']],
  ['a public and an inward one', ['93.184.215.14', '10.0.0.1']],
  ['none', []],
])('a name with %s is not asked', async (_, addresses) => {
  const found = addresses.map((address) => ({ address, family: 4 }));
  const documents = new PublicFetch((_name, done) => done(null, found));
  await expect(documents.get(new URL('https://client.example/metadata'))).rejects.toThrow(
    'not a public name',
  );
});

it.each(['http://client.example/x', 'https://127.0.0.1/x', 'https://[::1]/x', 'https://2130706433/x'])(
  '%s is not asked',
  async (address) => {
    await expect(new PublicFetch().get(new URL(address))).rejects.toThrow('only names, over https');
  },
);
