import type { Page } from 'playwright-core';
import { PERMISSIONS } from '../../src/access/permissions';
import { runSuite, type SuiteRun, tableOf } from '../proofs/conformance/suite';
import { freePort } from '../proofs/server';
import { press } from './page-state';
import { type Site, startSite } from './site';

let site: Site;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.close());

const SCENARIOS = ['authorization-server-metadata-endpoint', 'authorization-code-grant'];

/** Runs the suite's scenarios for authorization servers. A person opens the address that it prints. */
async function judged(args: readonly string[], go: (address: string) => Promise<void>): Promise<SuiteRun> {
  const address = new RegExp(`${site.origin}/oauth/authorize\\?\\S+`);
  let going: Promise<void> | undefined;
  const run = await runSuite({
    suite: '0.2.0-alpha.12',
    set: 'authorization server',
    args: ['authorization', ...args],
    watch: (printed, stop) => {
      const found = address.exec(printed)?.[0];
      if (found === undefined || going !== undefined) return;
      going = go(found);
      // Without this the program would wait five minutes for the person.
      going.catch(stop);
    },
  });
  await going;
  return run;
}

/** Registers a program on the person's own computer. @returns its client id */
async function registered(port: number): Promise<string> {
  const { body } = await site.asNobody().send('POST', '//oauth/register', {
    client_name: 'The suite',
    redirect_uris: [`http://127.0.0.1:${port}/callback`],
    token_endpoint_auth_method: 'none',
  });
  return body.client_id;
}

async function allow(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await press(page, 'Allow access');
  await page.waitForURL('**/callback?*');
}

it('the authorization server passes the next suite, with the consent in a browser', async () => {
  const { workspace, owner } = await site.given.workspace();
  const port = await freePort();
  const context = await site.visit(owner.token);
  const page = await context.newPage();
  const args = ['--url', site.origin, '--client-id', await registered(port)];
  const about = ['--resource', `${site.origin}/mcp`, '-p', String(port)];
  const run = await judged([...args, ...about], (address) => allow(page, address));
  process.stdout.write(`\n${tableOf([run])}\n`);
  expect([run.passed, run.failed, run.exitCode]).toEqual([SCENARIOS, [], 0]);
  const rows = await site.sql('select permissions from connection where workspace_id = $1', [workspace.id]);
  expect(rows).toEqual([{ permissions: PERMISSIONS }]);
  await context.close();
});
