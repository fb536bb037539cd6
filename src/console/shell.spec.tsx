import { render } from 'preact-render-to-string';
import { ErrorPage } from './error-page';
import type { PageContext } from './page-context';
import { Shell } from './shell';

const membership = { name: 'Harbor <b>Bakery</b>', slug: 'harbor-bakery', role: 'owner' } as const;
const pageContext: PageContext = {
  path: '/w/harbor-bakery/members?page=2',
  viewer: { name: 'Dana Ortiz', email: 'dana@harborbakery.example' },
  workspace: membership,
  workspaces: [membership],
};
const page = (props: Partial<PageContext> = {}) =>
  render(
    <Shell pageContext={{ ...pageContext, ...props }} title="Members" here="members">
      <h1>Members</h1>
    </Shell>,
  );

describe('a page in the shell', () => {
  it('has nothing that the policy forbids', () => {
    expect(page()).not.toMatch(/\sstyle=|\son\w+=|<script>|<style|javascript:/);
  });

  it('marks one place as the current page', () => {
    expect(page().match(/aria-current="page"/g)).toHaveLength(1);
    expect(page()).toContain('<a href="/w/harbor-bakery/members" aria-current="page">');
  });

  it('has each id once', () => {
    const ids = [...page().matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('has the theme form come back to where one was', () => {
    expect(page()).toContain('<input type="hidden" name="returnTo" value="/w/harbor-bakery/members?page=2"');
  });

  it('follows the system unless a theme was chosen', () => {
    expect(page()).toContain('<html lang="en"><head>');
    expect(page({ theme: 'dark' })).toContain('<html lang="en" data-theme="dark">');
  });

  it('reads out a problem at once and a success when there is time', () => {
    expect(page({ notice: { tone: 'danger', text: 'No.' } })).toContain('class="note danger" role="alert"');
    expect(page({ notice: { tone: 'ok', text: 'Done.' } })).toContain('class="note ok" role="status"');
  });

  it('prints the name of a workspace as text', () => {
    expect(page()).not.toContain('<b>Bakery');
  });
});

describe('the page of a fault', () => {
  it('names the reference that finds it in the log', () => {
    expect(render(<ErrorPage status={500} requestId="req_1" />)).toContain('Reference: <code>req_1</code>');
  });

  it('of an unknown status still has words and a way forward', () => {
    expect(render(<ErrorPage status={418} />)).toContain('<h1>This didn’t work</h1>');
    expect(render(<ErrorPage status={418} />)).toContain('href="/"');
  });
});
