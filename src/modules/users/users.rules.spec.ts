import { Email } from './users.contract';
import { nameFromEmail } from './users.rules';

it.each([
  ['dana.ortiz@harbor.example', 'Dana Ortiz'],
  ['mara+keyshift@x.example', 'Mara'],
  ['a_b-c@x.example', 'A B C'],
  ['---@x.example', 'New person'],
])('%s gets the initial name %s', (email, name) => {
  expect(nameFromEmail(email)).toBe(name);
});

it.each([
  [' Dana@Harbor.Example ', 'dana@harbor.example'],
  ["o'neil+x@sub.harbor.example", "o'neil+x@sub.harbor.example"],
])('%s is normalised to %s', (typed, stored) => {
  expect(Email.parse(typed)).toBe(stored);
});

it.each([
  '',
  'dana',
  '@x.example',
  'dana@',
  'a@b@c.example',
  'a@x.example,b@x.example',
  'a@x.example;b@x.example',
  '"a b"@x.example',
  'Dana <a@x.example>',
  'a@x.example\nbcc: b@x.example',
  'a\u0000@x.example',
  'a @x.example',
  '.a@x.example',
  'a..b@x.example',
  'a@-x.example',
  'a@x',
  'a@x.1',
  'a@[127.0.0.1]',
  'mık@x.example',
  'a@exämple.com',
  `${'a'.repeat(65)}@x.example`,
  `a@${'x.'.repeat(130)}example`,
  `${'('.repeat(1_000_000)}@x.example`,
])('%.40j is rejected as an email address', (typed) => {
  expect(Email.safeParse(typed).success).toBe(false);
});
