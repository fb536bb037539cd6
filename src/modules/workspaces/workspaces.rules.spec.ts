import { numberedSlug, slugOf } from './workspaces.rules';

it.each([
  ['Harbor Bakery', 'harbor-bakery'],
  ['  Café Ölç & Söhne  ', 'cafe-olc-sohne'],
  ['API', 'api-1'],
  ['Me', 'me-workspace'],
  ['日本', 'workspace'],
  ['x'.repeat(80), 'x'.repeat(40)],
  [`${'x'.repeat(39)} y`, 'x'.repeat(39)],
])('%s gets the slug %s', (name, slug) => {
  expect(slugOf(name)).toBe(slug);
  expect(slug).toMatch(/^[a-z0-9-]{3,40}$/);
});

it('a taken slug gets a number and stays within 40 characters', () => {
  expect(numberedSlug('harbor-bakery', 1)).toBe('harbor-bakery');
  expect(numberedSlug('harbor-bakery', 2)).toBe('harbor-bakery-2');
  expect(numberedSlug('x'.repeat(40), 12)).toBe(`${'x'.repeat(37)}-12`);
});
