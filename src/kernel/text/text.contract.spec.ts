import { line, paragraph } from './text.contract';

const name = (text: string) => line(60).safeParse(text);
const note = (text: string) => paragraph(60).safeParse(text);

/** Every character with the property Bidi_Control (Unicode 17, PropList.txt). */
const BIDI_CONTROLS = [
  0x061c, 0x200e, 0x200f, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x2069,
];
const codeOf = (point: number) => `U+${point.toString(16).toUpperCase().padStart(4, '0')}`;

it('the list of bidirectional controls matches this runtime', () => {
  const found = Array.from({ length: 0x10000 }, (_, point) => point).filter((point) =>
    /\p{Bidi_Control}/u.test(String.fromCodePoint(point)),
  );
  expect(found).toEqual(BIDI_CONTROLS);
});

it.each([
  ...BIDI_CONTROLS,
  0x00,
  0x07,
  0x0a,
  0x1b,
  0x7f,
  0x85,
  0xad,
  0x200b,
  0x2028,
  0x2029,
  0x2060,
  0xfeff,
  0xe0041,
])('code point %i is rejected in a name', (point) => {
  const held = [
    `a${String.fromCodePoint(point)}b`,
    `${String.fromCodePoint(point)}ab`,
    `ab${String.fromCodePoint(point)}`,
  ];
  const kept = held.flatMap((text) => (name(text).success ? [name(text).data] : []));
  // White space at the start or the end is trimmed instead.
  expect([codeOf(point), kept.every((text) => text === 'ab'), name(held[0] ?? '').success]).toEqual([
    codeOf(point),
    true,
    false,
  ]);
});

it.each([
  'Dana Ortiz',
  'Ní Bhriain',
  '山田太郎',
  'محمد الفارسي',
  'אורי כהן',
  'می‌خواهم',
  '👩‍🍳 Kitchen',
  'क्‍ष',
  'Key “A” (2)',
])('%s is accepted unchanged', (text) => {
  expect(name(text).data).toBe(text);
});

it('a paragraph allows line breaks, tabs and direction marks, not overrides', () => {
  expect(note('one\r\ntwo\rthree\tfour').data).toBe('one\ntwo\nthree\tfour');
  expect(note('שלום\u200f!').success).toBe(true);
  for (const point of [0x202a, 0x202e, 0x2066, 0x2069, 0x200b, 0x00, 0x1b, 0x2028])
    expect([codeOf(point), note(`a${String.fromCodePoint(point)}b`).success]).toEqual([codeOf(point), false]);
});
