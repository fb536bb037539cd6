import { GenerateKeyForm, readKeyForm } from './generate-key.form';

const NOW = new Date('2026-11-22T12:00:00Z');
const read = (fields: Record<string, string>) =>
  readKeyForm(
    GenerateKeyForm.parse({ name: 'Payroll', formId: 'a'.repeat(22), ...fields }),
    'America/New_York',
    NOW,
  );

it('a form with only a name creates a key without limits', () => {
  expect(read({})).toEqual({ input: { name: 'Payroll' } });
  expect(read({ access: 'all', expiry: 'never', networks: ' \n' })).toEqual({ input: { name: 'Payroll' } });
});

it('view only grants read in every area', () => {
  const found = read({ access: 'view' });
  expect(found).toMatchObject({
    input: { permissions: expect.arrayContaining(['rules:read', 'reports:read']) },
  });
  expect(JSON.stringify(found)).not.toContain('edit');
});

it('edit in a chosen area includes read; no area at all is an error', () => {
  expect(read({ access: 'chosen', area_time_off: 'edit', area_reports: 'view' })).toMatchObject({
    input: { permissions: ['time_off:read', 'time_off:edit', 'reports:read'] },
  });
  expect(read({ access: 'chosen', area_rules: 'none' })).toEqual({
    faults: { access: 'Choose at least one area, or everything you can do.' },
  });
});

it('a term counts from now; a date ends in the workspace time zone', () => {
  expect(read({ expiry: '30' })).toMatchObject({ input: { expiresAt: '2026-12-22T12:00:00.000Z' } });
  expect(read({ expiry: 'date', until: '2026-11-22' })).toMatchObject({
    input: { expiresAt: '2026-11-23T05:00:00.000Z' },
  });
  expect(read({ expiry: 'date', until: '2026-11-21' })).toEqual({
    faults: { until: 'Choose today or a later day.' },
  });
  expect(read({ expiry: 'date' })).toEqual({ faults: { until: 'Choose the last day, such as 2027-01-31.' } });
});

it('networks are split at spaces, lines and commas; invalid ones are named', () => {
  expect(read({ networks: '10.1.2.3/8, 2001:DB8::/32\n203.0.113.7' })).toMatchObject({
    input: { networks: ['10.0.0.0/8', '2001:db8::/32', '203.0.113.7/32'] },
  });
  expect(read({ networks: '10.0.0.0/8 office, 10.1' })).toEqual({
    faults: {
      networks: 'Write a network as 203.0.113.0/24 or 2001:db8::/32. Not valid: office, 10.1.',
    },
  });
});

it('an unknown access or expiry choice is an error', () => {
  expect(read({ access: 'some' })).toEqual({ faults: { access: 'Choose what the key can do.' } });
  expect(read({ expiry: '7' })).toEqual({ faults: { expiry: 'Choose when the key expires.' } });
});

it('all errors are returned together', () => {
  const faults = read({ name: ' ', access: 'chosen', expiry: 'date', until: 'soon', networks: 'x' });
  expect(Object.keys('faults' in faults ? faults.faults : {})).toEqual([
    'name',
    'access',
    'until',
    'networks',
  ]);
});
