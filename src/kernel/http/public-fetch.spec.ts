import { PublicFetch } from './public-fetch';

it.each([
  ['a private address', ['127.0.0.1']],
  ['a public and a private address', ['93.184.215.14', '10.0.0.1']],
  ['a non-global IPv6 address', ['4000::1']],
  ['a documentation address', ['3fff::1']],
  ['no address', []],
])('a name with %s is not requested', async (_, addresses) => {
  const found = addresses.map((address) => ({ address, family: 4 }));
  const documents = new PublicFetch((_name, done) => done(null, found));
  await expect(documents.get(new URL('https://client.example/metadata'))).rejects.toThrow(
    'not a public name',
  );
});

it.each(['http://client.example/x', 'https://127.0.0.1/x', 'https://[::1]/x', 'https://2130706433/x'])(
  '%s is not requested',
  async (address) => {
    await expect(new PublicFetch().get(new URL(address))).rejects.toThrow('only names, over https');
  },
);
