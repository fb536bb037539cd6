import { render } from 'preact-render-to-string';
import type { PageContext } from '../http/page-context';
import { ErrorPage } from '../pages/error.page';
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
  it('contains nothing that the CSP forbids', () => {
    expect(page()).not.toMatch(/\sstyle=|\son\w+=|<script>|<style|javascript:/);
  });

  it('marks exactly one link as the current page', () => {
    expect(page().match(/aria-current="page"/g)).toHaveLength(1);
    expect(page()).toContain('<a href="/w/harbor-bakery/members" aria-current="page">');
  });

  it('has unique ids', () => {
    const ids = [...page().matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('returns to the same page after a change of theme', () => {
    expect(page()).toContain('<input type="hidden" name="returnTo" value="/w/harbor-bakery/members?page=2"');
  });

  it('follows the system unless a theme was chosen', () => {
    expect(page()).toContain('<html lang="en"><head>');
    expect(page({ theme: 'dark' })).toContain('<html lang="en" data-theme="dark">');
  });

  it('announces errors as alerts and successes as status messages', () => {
    expect(page({ notice: { tone: 'danger', text: 'No.' } })).toContain('class="note danger" role="alert"');
    expect(page({ notice: { tone: 'ok', text: 'Done.' } })).toContain('class="note ok" role="status"');
  });

  it('escapes the name of a workspace', () => {
    expect(page()).not.toContain('<b>Bakery');
  });
});

describe('an error page', () => {
  it('shows the id of the request', () => {
    expect(render(<ErrorPage status={500} requestId="req_1" />)).toContain('Reference: <code>req_1</code>');
  });

  it('has a title and a link home for an unknown status', () => {
    expect(render(<ErrorPage status={418} />)).toContain('<h1>This didn’t work</h1>');
    expect(render(<ErrorPage status={418} />)).toContain('href="/"');
  });
});
