import { securityTxt } from './security-txt';

it('security.txt has the fields of RFC 9116, one per line', () => {
  const contacts = ['mailto:security@harbor.example', 'https://harbor.example/report'];
  const text = securityTxt(contacts, 'https://clock.harbor.example', new Date('2026-11-29T12:34:56Z'));
  expect(text.split('\r\n')).toEqual([
    'Contact: mailto:security@harbor.example',
    'Contact: https://harbor.example/report',
    'Expires: 2027-02-27T00:00:00Z',
    'Preferred-Languages: en',
    'Canonical: https://clock.harbor.example/.well-known/security.txt',
    '',
  ]);
});
