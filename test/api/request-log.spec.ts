import { startApp, type TestApp } from '../kit/app';
import { browser } from '../kit/browse';

let t: TestApp;
beforeAll(async () => {
  t = await startApp();
});
afterAll(() => t.close());

/** The log line of the latest request. */
const line = () => JSON.parse(t.log.filter((one) => one.includes('"msg":"request"')).at(-1) ?? '{}');

describe('the log line of a request', () => {
  it('has the code, the credential and the missing permission when refused', async () => {
    const { workspace, owner, ann } = await t.given.workspace({ ann: 'employee' });
    await ann.post('/jobs', { name: 'Baking' });
    expect(line()).toMatchObject({
      status: 403,
      problem: 'permission-missing',
      missing: 'account:edit',
      reach: 'all',
      by: 'session',
      credential: ann.sessionId,
    });
    const key = await t.given.apiKey(workspace.id, owner.id);
    await key.get('/api-keys');
    expect(line()).toMatchObject({
      problem: 'credential-kind-refused',
      accepted: ['session'],
      by: 'api-key',
      credential: key.id,
    });
  });

  it('has the code without a credential, for invalid input and on pages', async () => {
    await t.asNobody().get('/me');
    expect(line()).toMatchObject({ status: 401, problem: 'unauthenticated' });
    const { owner, workspace } = await t.given.workspace();
    await owner.post('/api-keys', {});
    expect(line()).toMatchObject({ status: 422, problem: 'invalid-input', credential: owner.sessionId });
    await owner.get('/nothing');
    expect(line()).toMatchObject({ status: 404, problem: 'not-found' });
    const outsider = await t.given.workspace();
    await browser(t, outsider.owner.token).get(`/w/${workspace.slug}/members`);
    expect(line()).toMatchObject({ status: 404, problem: 'workspace-not-found' });
  });

  it('contains nothing of the input', async () => {
    const { owner } = await t.given.workspace();
    await owner.post('/api-keys?hidden-in-the-address=1', { 'hidden-in-the-body': 'hidden-in-the-value' });
    expect(t.log.join('\n')).not.toContain('hidden-in');
    expect(t.log.join('\n')).not.toContain(owner.token);
  });

  it('has no problem when the request is accepted', async () => {
    const { owner } = await t.given.workspace();
    await owner.get('/me');
    expect(line()).toMatchObject({ status: 200, credential: owner.sessionId });
    expect(line()).not.toHaveProperty('problem');
  });
});
