import { isAllowedOrigin, isChatGpt, isOwnHost } from './callers.rules';

const PUBLIC = 'https://clock.example.com';
const LOCAL = 'http://127.0.0.1:3000';

it.each([
  ['clock.example.com', PUBLIC, true],
  ['clock.example.com:443', PUBLIC, true],
  ['CLOCK.example.com', PUBLIC, true],
  ['evil.example.com', PUBLIC, false],
  ['clock.example.com.evil.example', PUBLIC, false],
  ['clock.example.com@evil.example', PUBLIC, false],
  ['localhost', PUBLIC, false],
  ['127.0.0.1:3000', PUBLIC, false],
  [undefined, PUBLIC, false],
  ['', PUBLIC, false],
  ['a b', PUBLIC, false],
  ['localhost:3000', LOCAL, true],
  ['[::1]:3000', LOCAL, true],
  ['rebound.example', LOCAL, false],
])('host %p belongs to the public origin %s: %p', (host, origin, own) => {
  expect(isOwnHost(host, origin)).toBe(own);
});

it.each([
  [undefined, PUBLIC, true],
  [PUBLIC, PUBLIC, true],
  ['https://claude.ai', PUBLIC, true],
  ['https://claude.com', PUBLIC, true],
  ['https://chatgpt.com', PUBLIC, true],
  ['http://claude.ai', PUBLIC, false],
  ['https://claude.ai.evil.example', PUBLIC, false],
  ['https://evil.example', PUBLIC, false],
  ['http://localhost:6274', PUBLIC, false],
  ['null', PUBLIC, false],
  ['', PUBLIC, false],
  ['http://localhost:6274', LOCAL, true],
  ['https://evil.example', LOCAL, false],
  ['null', LOCAL, false],
])('origin %p can call %s: %p', (sent, origin, may) => {
  expect(isAllowedOrigin(sent, origin)).toBe(may);
});

it.each([
  ['https://chatgpt.com/oauth/client.json', true],
  ['https://claude.ai/oauth/mcp-oauth-client-metadata', false],
  ['https://chatgpt.com.evil.example/client.json', false],
  ['Kx0registeredclient', false],
])('client %s is ChatGPT: %p', (clientId, is) => {
  expect(isChatGpt(clientId)).toBe(is);
});
