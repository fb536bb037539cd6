import { faultOfJson, PARTS_MAX } from './json-scan';

const found = (text: string) => {
  const fault = faultOfJson(text);
  return fault && [fault.code, fault.path.join('/')];
};

describe('duplicate names', () => {
  it.each([
    ['{"a":1,"a":2}', 'a'],
    ['{"a":1,"b":{},"a":[]}', 'a'],
    ['{"a":{"b":1,"b":1}}', 'a/b'],
    ['[0,{"a":1},{"x":[[],{"b":1,"c":2,"b":3}]}]', '2/x/1/b'],
    ['{"a":1,"\\u0061":2}', 'a'],
    ['{"q\\"":1,"q\\"":2}', 'q"'],
    ['{"\\\\":1,"\\\\":2}', '\\'],
    ['{"":1,"":2}', ''],
    ['{ "a" :\n1 ,\t"a" : 2 }', 'a'],
    ['{"a":"}","a":1}', 'a'],
  ])('are found in %s', (text, path) => {
    expect(() => JSON.parse(text)).not.toThrow();
    expect(found(text)).toEqual(['duplicate_name', path]);
  });

  it.each([
    '{"a":"a","b":"a"}',
    '{"a":{"a":{"a":1}}}',
    '[{"a":1},{"a":1}]',
    '{"a":["a","a"],"b":"\\"a\\":1,\\"a\\":2"}',
    '{"a":"\\\\","b":"\\\\\\""}',
    '{"a":1,"A":2}',
    '"a"',
    '[]',
    '1',
  ])('are not reported in %s', (text) => {
    expect(() => JSON.parse(text)).not.toThrow();
    expect(found(text)).toBeUndefined();
  });
});

describe('sizes', () => {
  const names = (count: number) => `{${Array.from({ length: count }, (_, at) => `"n${at}":1`)}}`;
  const items = (count: number) => `[${Array.from({ length: count }, () => '{}')}]`;
  const deep = (count: number) => `${'[{"a":'.repeat(count / 2)}1${'}]'.repeat(count / 2)}`;

  it('up to the limits pass', () => {
    expect([names(PARTS_MAX), items(PARTS_MAX), deep(64)].map(found)).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('above the limits are reported with their path', () => {
    expect(found(names(PARTS_MAX + 1))).toEqual(['too_many_names', '']);
    expect(found(`{"a":[${names(PARTS_MAX + 1)}]}`)).toEqual(['too_many_names', 'a/0']);
    expect(found(`{"a":${items(PARTS_MAX + 1)}}`)).toEqual(['too_many_items', 'a']);
    expect(found(deep(66))).toEqual(['too_deep', '']);
  });
});

it.each(['', '{', '"', '"\\', '{"a', '{"a":', '}}}', ']', ',', '{"a"}', '\0', '{"\\u00":1,"\\u00":2}'])(
  'invalid JSON ends the scan without an error: %j',
  (text) => {
    expect(() => faultOfJson(text)).not.toThrow();
  },
);
