import { startApp, type TestApp } from '../kit/app';
let t: TestApp;
beforeAll(async () => { t = await startApp(); });
afterAll(() => t.close());
it('a founder gets a filled workspace', async () => {
  const user = await t.given.user();
  const { token } = await t.given.session(user.id);
  for (let i = 0; i < 4; i += 1) {
  const began = performance.now();
  const made = await t.as(token).post('/workspaces', { name: 'Sample', timeZone: 'America/New_York', sampleData: true });
  console.log(performance.now() - began, made.status, made.text, t.log.slice(-3));
  }
});
