const { metrics } = require('./metrics');

const found = metrics();

it.each([
  ['kinds of files', found.kinds.length, 16],
  ['folder cycles', found.cycles.length, 0],
  ['imports of a module file', found.moduleImports[0].imports, 20],
  ['raw statements', found.rawStatements, 60],
  ['files that name a field of a time entry', found.checklists.field, 12],
  ['files that name a report', found.checklists.report, 6],
  ['files that name a permission', found.checklists.permission, 4],
])('%s: %i, at most %i', (_, figure, limit) => {
  expect(figure).toBeLessThanOrEqual(limit);
});

it('the figures are not empty', () => {
  expect(found.sizes.length).toBeGreaterThan(500);
  expect(found.kinds.length).toBeGreaterThan(10);
  expect(found.rawStatements).toBeGreaterThan(0);
  expect(found.tablePairs.length).toBeGreaterThan(0);
});
