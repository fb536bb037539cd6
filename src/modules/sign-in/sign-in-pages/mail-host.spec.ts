import { mailHostOf } from './mail-host';

it.each([
  ['dana@gmail.com', 'Gmail'],
  ['dana@googlemail.com', 'Gmail'],
  ['dana@live.com', 'Outlook'],
  ['dana@yahoo.com', 'Yahoo Mail'],
  ['dana@me.com', 'iCloud Mail'],
  ['dana@proton.me', 'Proton Mail'],
])('%s opens %s', (email, name) => {
  expect(mailHostOf(email)?.name).toBe(name);
});

it.each([
  'dana@harborbakery.example',
  'dana@gmail.com.evil.example',
  'gmail.com@evil.example',
  'dana@mail.yahoo.com',
])('%s has no known webmail site', (email) => {
  expect(mailHostOf(email)).toBeUndefined();
});
