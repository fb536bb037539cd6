import { linkOf, until } from '../kit/mailbox';
import { isSignedIn, type Site, startSite } from './site';

let site: Site;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.close());

/** The link in the email to an address with a matching subject. */
const link = async (address: string, subject: RegExp): Promise<string> =>
  linkOf(await until(() => site.mailbox.to(address).find((mail) => subject.test(mail.subject))));

it.each([
  ['with scripts', true],
  ['without', false],
] as const)('an address is changed in the browser and changed back, %s', async (_, javaScriptEnabled) => {
  const { ann } = await site.given.workspace({ ann: 'admin' });
  const to = `new.${ann.email}`;
  const own = await site.visit(ann.token, { javaScriptEnabled });
  const page = await own.newPage();
  await page.goto('/me/profile');
  await page.getByLabel('New address').fill(to);
  await page.getByRole('button', { name: 'Change email' }).click();
  await page.getByText(`Changing to ${to}`).waitFor();

  // The old mailbox can be read in any browser.
  const mailbox = await (await site.visit(undefined, { javaScriptEnabled })).newPage();
  await mailbox.goto(await link(ann.email, /^Change your address/));
  await mailbox.getByRole('button', { name: 'Send a link to the new address' }).click();
  await mailbox.getByText('One step to go').waitFor();

  // The link to the new address only works where the person is signed in.
  const finish = await link(to, /^Finish changing/);
  await mailbox.goto(finish);
  await mailbox.getByText('Sign in first').waitFor();
  expect(await mailbox.getByRole('button', { name: 'Change my address' }).count()).toBe(0);
  await page.goto(finish);
  await page.getByRole('button', { name: 'Change my address' }).click();
  await page.getByText('Your address was changed').waitFor();
  await page.getByText(`You sign in as ${to}`).waitFor();
  expect(await isSignedIn(own)).toBe(true);

  await mailbox.goto(await link(ann.email, /was changed$/));
  await mailbox.getByRole('button', { name: 'Undo the change' }).click();
  await mailbox.getByText('It’s yours again').waitFor();
  await page.goto('/me/profile');
  await page.waitForURL('**/sign-in**');
});
