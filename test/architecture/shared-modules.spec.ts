import { createRequire } from 'node:module';
import * as ids from '../../src/kernel/id/id';
import * as kit from '../kit/wait-until';

const load = createRequire(__filename);

describe('the runtime of the tests (decision 42)', () => {
  it('takes modules of src from Node, which loads them once a worker', () => {
    expect(load('../../src/kernel/id/id')).toBe(ids);
  });

  it('loads modules of test again for each file', () => {
    expect(load('../kit/wait-until')).not.toBe(kit);
  });

  it('runs specs in the realm of the worker', () => {
    expect(load('node:vm').runInThisContext('Array')).toBe(Array);
  });
});
