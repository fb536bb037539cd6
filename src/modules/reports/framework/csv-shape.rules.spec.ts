import { centsText, clockText, dayText, hoursText, hundredthsText } from './cell-text.rules';
import { cellText, type Forms, plainShape } from './csv-shape.rules';

const FORMS: Forms = { decimalSign: 'comma', dateForm: 'DD.MM.YYYY', hoursForm: 'h:mm' };
const by = (forms: Partial<Forms> = {}, currency = 'USD') => ({ ...FORMS, ...forms, currency });

it.each([
  [0, '0:00'],
  [29, '0:00'],
  [30, '0:01'],
  [3570, '1:00'],
  [27_000, '7:30'],
  [162_000, '45:00'],
  [-5400, '-1:30'],
  [-10, '0:00'],
])('%i seconds are %s in hours and minutes', (seconds, text) => {
  expect(clockText(seconds)).toBe(text);
});

it.each([
  ['YYYY-MM-DD', '2026-11-02'],
  ['MM/DD/YYYY', '11/02/2026'],
  ['DD/MM/YYYY', '02/11/2026'],
  ['DD.MM.YYYY', '02.11.2026'],
  ['YYYYMMDD', '20261102'],
])('a day in the form %s is %s', (form, text) => {
  expect(dayText('2026-11-02', form)).toBe(text);
});

it('cells follow the number, date and hours forms of the file', () => {
  expect(cellText(53_833, 'money', by())).toBe('538,33');
  expect(cellText(500, 'money', by({}, 'JPY'))).toBe('500');
  expect(cellText(27_000, 'seconds', by())).toBe('7:30');
  expect(cellText(27_000, 'seconds', by({ hoursForm: 'decimal' }))).toBe('7,50');
  expect(cellText('2026-11-02', 'day', by())).toBe('02.11.2026');
  expect(cellText('2026-11-02', 'text', by())).toBe('2026-11-02');
  expect(cellText(3, 'count', by())).toBe(3);
  expect([true, false].map((flag) => cellText(flag, 'flag', by()))).toEqual(['yes', 'no']);
  expect(cellText(null, 'money', by())).toBe('');
});

it('without a profile, a file has all columns, decimal points and decimal hours', () => {
  const { columns, delimiter, forms } = plainShape([
    { key: 'day', label: 'Day', unit: 'day' },
    { key: 'workedSeconds', label: 'Worked', unit: 'seconds' },
  ]);
  expect([columns.map(({ heading }) => heading), delimiter]).toEqual([['Day', 'Worked (hours)'], ',']);
  expect(cellText(27_000, 'seconds', { ...forms, currency: 'USD' })).toBe('7.50');
  expect(cellText('2026-11-02', 'day', { ...forms, currency: 'USD' })).toBe('2026-11-02');
});

it('amounts, hours and multipliers are rounded half up and keep their sign', () => {
  expect(['USD', 'JPY', 'BHD'].map((currency) => centsText(1234, currency))).toEqual([
    '12.34',
    '1234',
    '1.234',
  ]);
  expect([18, 17, -18, 0].map(hoursText)).toEqual(['0.01', '0.00', '-0.01', '0.00']);
  expect(hundredthsText(150)).toBe('1.50');
});
