import { randomBytes } from 'node:crypto';
import { formsOf, SecretSearch } from '../kit/secrets/secret-search';

// Tests of the secret scan at the end of every run: see test/kit/secrets/secret-scan.ts.

const SECRET = randomBytes(32).toString('base64url');
const looked = (text: string) => {
  const search = new SecretSearch();
  for (let n = 0; n < 5_000; n += 1) search.add('other', randomBytes(32).toString('base64url'));
  search.add('token', SECRET);
  return search.find(text).map(({ kind, form }) => `${kind}: ${form}`);
};

it.each([...formsOf(SECRET)])('a secret is found among thousands in this form: %s', (form, written) => {
  const noise = randomBytes(50_000).toString('base64');
  expect(looked(`${noise}${written}${noise}`)).toEqual([`token: ${form}`]);
  expect(looked(written)).toEqual([`token: ${form}`]);
});

it('a part of a secret is not reported', () => {
  expect(
    looked(`${SECRET.slice(1)} ${SECRET.slice(0, -1)} ${SECRET.slice(0, 20)}x${SECRET.slice(21)}`),
  ).toEqual([]);
});

it('a response may contain only secrets that its request presented', () => {
  const search = new SecretSearch();
  search.add('link', SECRET);
  expect(search.findShown(`<input value="${SECRET}">`, () => `/confirm?token=${SECRET}`)).toEqual([]);
  expect(search.findShown(`<input value="${SECRET}">`, () => '/confirm')).toHaveLength(1);
});

it('a secret that is too short to be unique is rejected', () => {
  expect(() => new SecretSearch().add('code', '123456')).toThrow('too short');
});
