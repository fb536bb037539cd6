import { mailHostOf } from './mail-host';

it.each([
  ['dana@gmail.com', 'Gmail'],
  ['dana@googlemail.com', 'Gmail'],
  ['dana@live.com', 'Outlook'],
  ['dana@yahoo.com', 'Yahoo Mail'],
  ['dana@me.com', 'iCloud Mail'],
  ['dana@proton.me', 'Proton Mail'],
])('%s is read in %s', (email, name) => {
  expect(mailHostOf(email)?.name).toBe(name);
});

it.each([
  'dana@harborbakery.example',
  'dana@gmail.com.evil.example',
  'gmail.com@evil.example',
  'dana@mail.yahoo.com',
])('of %s nothing is known', (email) => {
  expect(mailHostOf(email)).toBeUndefined();
});
