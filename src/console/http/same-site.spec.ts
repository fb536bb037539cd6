import { isSameSiteWrite } from './same-site';

const HOME = 'https://keyshift.example';

describe('a write to a page', () => {
  it.each([
    ['a form on our own page', { 'sec-fetch-site': 'same-origin', origin: HOME }, true],
    ['a person who typed the address', { 'sec-fetch-site': 'none' }, true],
    [
      'a sibling subdomain',
      { 'sec-fetch-site': 'same-site', origin: 'https://blog.keyshift.example' },
      false,
    ],
    ['another site', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }, false],
    ['another site that claims our origin', { 'sec-fetch-site': 'cross-site', origin: HOME }, false],
    ['an unknown value', { 'sec-fetch-site': 'friendly' }, false],
    ['an empty value', { 'sec-fetch-site': '' }, false],
    ['two values at once', { 'sec-fetch-site': ['same-origin', 'cross-site'] }, false],
    ['an older browser on our page', { origin: HOME }, true],
    ['an older browser elsewhere', { origin: 'https://evil.example' }, false],
    ['our host over another scheme', { origin: 'http://keyshift.example' }, false],
    ['our name as a prefix', { origin: 'https://keyshift.example.evil.example' }, false],
    ['a sandboxed frame', { origin: 'null' }, false],
    ['two origins', { origin: [HOME, HOME] }, false],
    ['a client that sends neither header', {}, false],
  ])('from %s', (_caller, headers, allowed) => {
    expect(isSameSiteWrite(headers, HOME)).toBe(allowed);
  });
});
