import { hostOf, nameOf } from './client-face';

it.each([
  ['https://claude.ai/api/mcp/auth_callback', { name: 'claude.ai', isOwnComputer: false }],
  ['http://127.0.0.1:33418/callback', { name: 'localhost', isOwnComputer: true }],
  ['http://[::1]:9/', { name: 'localhost', isOwnComputer: true }],
  ['cursor://anysphere.cursor-mcp/oauth/callback', { name: 'cursor:', isOwnComputer: true }],
])('%s has the host %j', (redirectUri, host) => {
  expect(hostOf(redirectUri)).toEqual(host);
});

it.each([
  ['Claude', 'Claude'],
  ['  Cla\u202Eude \n\u0000x\u200B ', 'Claude x'],
  [`${'é'.repeat(70)}`, `${'é'.repeat(59)}…`],
  ['\u202E', 'claude.ai'],
  [undefined, 'claude.ai'],
  [['Claude'], 'claude.ai'],
])('the client name %j is shown as %j', (claimed, shown) => {
  expect(nameOf(claimed, 'claude.ai')).toBe(shown);
});
