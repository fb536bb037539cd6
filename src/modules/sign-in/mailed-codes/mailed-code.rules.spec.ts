import { codeOf } from './mailed-code.rules';

it('a code has six digits, including leading zeros', () => {
  expect(codeOf(new Uint8Array(32))).toBe('000000');
  expect(codeOf(Uint8Array.of(0, 0, 0, 0, 0, 42))).toBe('000042');
  expect(codeOf(new Uint8Array(32).fill(255))).toBe('710655');
});
