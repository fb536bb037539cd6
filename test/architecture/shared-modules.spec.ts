import { createRequire } from 'node:module';
import * as ids from '../../src/kernel/id/id';
import * as kit from '../kit/wait-until';

const load = createRequire(__filename);

describe('the test runtime (decision 42)', () => {
  it('loads modules of src through Node, once per worker', () => {
    expect(load('../../src/kernel/id/id')).toBe(ids);
  });

  it('loads modules of test again for each file', () => {
    expect(load('../kit/wait-until')).not.toBe(kit);
  });

  it('runs specs in the realm of the worker', () => {
    expect(load('node:vm').runInThisContext('Array')).toBe(Array);
  });
});
