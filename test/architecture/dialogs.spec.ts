import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { DIALOGS } from '../web/dialogs';

const MODULES = path.join(__dirname, '../../src/modules');

it('every dialog of the source is tested by keyboard in the browser suite', () => {
  const built = globSync('**/*.tsx', { cwd: MODULES }).flatMap((file) =>
    [...readFileSync(path.join(MODULES, file), 'utf8').matchAll(/<Dialog\s+id=/g)].map(() => file),
  );
  expect(DIALOGS.map(({ source }) => source).sort()).toEqual(built.sort());
});
