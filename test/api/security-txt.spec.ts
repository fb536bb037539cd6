import { startApp } from '../kit/app';

const CONTACTS = 'mailto:security@harbor.example, https://harbor.example/report';

it('security.txt lists the configured contacts, and pages link to it', async () => {
  const t = await startApp({ SECURITY_CONTACT: CONTACTS });
  const { statusCode, headers, body } = await t.app.inject({ url: '/.well-known/security.txt' });
  expect([statusCode, headers['content-type']]).toEqual([200, 'text/plain; charset=utf-8']);
  expect(body).toContain(
    'Contact: mailto:security@harbor.example\r\nContact: https://harbor.example/report\r\n',
  );
  expect(body).toContain('Canonical: http://127.0.0.1:3000/.well-known/security.txt\r\n');
  const expires = Date.parse(/^Expires: (.*)\r$/m.exec(body)?.[1] ?? '') - t.clock.now().getTime();
  expect(expires / 86_400_000).toBeGreaterThan(80);
  expect(expires / 86_400_000).toBeLessThan(366);
  for (const url of ['/problems', '/api/explorer'])
    expect((await t.app.inject({ url })).body).toContain('href="/.well-known/security.txt"');
  await t.close();
});

it('without a contact there is no security.txt and no link to it', async () => {
  const t = await startApp();
  const reply = await t.app.inject({ url: '/.well-known/security.txt' });
  expect(reply.json()).toMatchObject({ status: 404, detail: expect.stringContaining('a security contact') });
  for (const url of ['/problems', '/api/explorer'])
    expect((await t.app.inject({ url })).body).not.toContain('security.txt');
  await t.close();
});

it.each(['security@harbor.example', 'http://harbor.example', 'mailto:', 'mailto:a b'])(
  'a contact that is not an RFC 9116 URI stops the start: %s',
  async (SECURITY_CONTACT) => {
    await expect(startApp({ SECURITY_CONTACT })).rejects.toThrow(/SECURITY_CONTACT: .*mailto:/);
  },
);
