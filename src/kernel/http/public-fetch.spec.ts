import { PublicFetch } from './public-fetch';

it.each([
  ['an inward address', ['127.0.0.1']],
  ['a public and an inward one', ['93.184.215.14', '10.0.0.1']],
  ['an IPv6 address that is no global one', ['4000::1']],
  ['a documentation address', ['3fff::1']],
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
