/**
 * March 2025 of a bakery in New York, with totals computed by hand. It imports nothing, because the program on the
 * generated client uses it too. Weeks run from Sunday to Saturday. Overtime follows federal law: time and a half beyond
 * 40 hours a week. Clocks go forward on Sunday 9 March at 2:00, from -05:00 to -04:00.
 */

export const NAMES = ['Ann', 'Bob', 'Cleo', 'Dan', 'Eve'] as const;
export type Name = (typeof NAMES)[number];

export interface Shift {
  readonly caller: Name;
  readonly inAt: string;
  readonly outAt: string;
  /** Whether the clerk mistyped an hour and corrects it later. */
  readonly isSlip?: boolean;
  /** Whether it was a delivery round, a job with its own rate. */
  readonly isDelivery?: boolean;
}

const WINTER = '-05:00';
const SUMMER = '-04:00';

/** Shifts from nine o'clock on some days. */
const days = (caller: Name, dates: readonly string[], until: string, offset: string): Shift[] =>
  dates.map((date) => ({
    caller,
    inAt: `2025-${date}T09:00:00${offset}`,
    outAt: `2025-${date}T${until}${offset}`,
  }));

const ANN: readonly Shift[] = [
  // 30 hours in the bakery from Monday 17 to Wednesday 19, then 8 and 7 hours of deliveries.
  ...days('Ann', ['03-17', '03-18', '03-19'], '19:00:00', SUMMER),
  ...days('Ann', ['03-20'], '17:00:00', SUMMER).map((shift) => ({ ...shift, isDelivery: true })),
  ...days('Ann', ['03-21'], '16:00:00', SUMMER).map((shift) => ({ ...shift, isDelivery: true })),
];

const BOB: readonly Shift[] = [
  // Eight hours on each weekday of the month.
  ...days('Bob', ['03-03', '03-04', '03-05', '03-06', '03-07'], '17:00:00', WINTER),
  ...days('Bob', ['03-10', '03-11', '03-12', '03-13', '03-14'], '17:00:00', SUMMER),
  ...days('Bob', ['03-17', '03-18', '03-19', '03-20', '03-21'], '17:00:00', SUMMER),
  ...days('Bob', ['03-24', '03-25', '03-26', '03-27', '03-28'], '17:00:00', SUMMER),
  ...days('Bob', ['03-31'], '17:00:00', SUMMER),
  // The night when clocks go forward: ten to six is seven hours, two on Saturday and five on Sunday.
  { caller: 'Bob', inAt: '2025-03-08T22:00:00-05:00', outAt: '2025-03-09T06:00:00-04:00' },
];

const CLEO: readonly Shift[] = days(
  'Cleo',
  ['03-24', '03-25', '03-26', '03-27', '03-28'],
  '18:00:00',
  SUMMER,
);

const DAN: readonly Shift[] = [
  // 45 hours in February and 4 on Saturday 1 March are one week, which ends in March.
  ...days('Dan', ['02-24', '02-25', '02-26', '02-27', '02-28'], '18:00:00', WINTER),
  ...days('Dan', ['03-01'], '13:00:00', WINTER),
  // 12 hours in March and 36 in April are one week, which ends in April.
  ...days('Dan', ['03-31', '04-01', '04-02', '04-03'], '21:00:00', SUMMER),
];

const EVE: readonly Shift[] = [
  ...days('Eve', ['03-05'], '17:00:00', WINTER),
  { caller: 'Eve', inAt: '2025-03-12T09:00:00-04:00', outAt: '2025-03-12T21:30:00-04:00', isSlip: true },
];

export const SHIFTS: readonly Shift[] = [...ANN, ...BOB, ...CLEO, ...DAN, ...EVE];

/** When Eve really went home on the day of the typo: at half past four, after seven and a half hours. */
export const EVE_WENT = '2025-03-12T16:30:00-04:00';

export const SCENARIO_MONTH = { from: '2025-03-01', to: '2025-03-31' } as const;
export const APRIL = { from: '2025-04-01', to: '2025-04-30' } as const;

/** Eight hours are expected from Monday to Friday, and weeks begin on Sunday. */
export const SCHEDULE = {
  workweekStartsOn: 'sunday',
  expectedSeconds: {
    monday: 28_800,
    tuesday: 28_800,
    wednesday: 28_800,
    thursday: 28_800,
    friday: 28_800,
    saturday: null,
    sunday: null,
  },
} as const;

/** Deliveries are paid at 14.00 an hour for every member. */
export const DELIVERY_RATE = { effectiveOn: '2025-01-01', rate: { amount: 1400 } };

/** Pay in cents. Dan's rate is missing at first. */
export const PAY = {
  Ann: { effectiveOn: '2025-01-01', kind: 'hourly', rate: { amount: 1000 }, paySchedule: 'weekly' },
  Bob: { effectiveOn: '2025-01-01', kind: 'hourly', rate: { amount: 2000 }, paySchedule: 'semi_monthly' },
  Cleo: {
    effectiveOn: '2025-01-01',
    kind: 'salary',
    rate: { amount: 6_300_000 },
    isOvertimeExempt: true,
    paySchedule: 'monthly',
  },
  Eve: { effectiveOn: '2025-01-01', kind: 'hourly', rate: { amount: 1601 }, paySchedule: 'weekly' },
} as const;
export const DANS_PAY = { effectiveOn: '2025-01-01', kind: 'hourly', rate: { amount: 1875 } } as const;
/** A mistake: 61.00 typed instead of 16.10, for a raise that was never agreed. */
export const EVES_WRONG_PAY = { effectiveOn: '2025-03-10', kind: 'hourly', rate: { amount: 6100 } } as const;

/** Cleo was hired on 17 March. */
export const CLEOS_RECORD = { hiredOn: '2025-03-17', phone: null, address: null, customFields: {} };

/** The summary of one member, in hours and cents. */
export interface Facts {
  readonly hours: number;
  readonly overtimeHours: number;
  readonly regular: number | null;
  readonly premium: number | null;
  readonly salary: number | null;
  readonly gross: number | null;
}

/**
 * Ann: 30 h x 10.00 + 15 h x 14.00 = 300.00 + 210.00 = 510.00. 510.00 / 45 h = 11.3333 an hour, and 5 h beyond 40 at
 * half of it: 5 x 5.6667 = 28.33. Together 538.33.
 *
 * Bob: 2 to 8 March 40 h and 2 h of the night, 42 h; 9 to 15 March 5 h of the night and 40 h, 45 h; 40 h and 40 h; 8 h
 * on the 31st. 175 h x 20.00 = 3,500.00. Beyond 40: 2 h and 5 h, each at half of 20.00: 20.00 + 50.00 = 70.00.
 * Together 3,570.00. (Had the night had eight hours, he would have 6 h beyond 40 in its week.)
 *
 * Cleo: 63,000.00 / 12 = 5,250.00 a month; 15 of its 31 days: 5,250.00 x 15 / 31 = 2,540.32. She has no overtime.
 *
 * Dan: 4 h on the 1st and 12 h on the 31st at 18.75 are 300.00. The week that ends on 1 March has 49 h: 9 h at half of
 * 18.75 are 84.375, rounded half up 84.38. Together 384.38. The week of the 31st ends in April.
 *
 * Eve: 8 h + 7.5 h = 15.5 h x 16.01 = 248.155, rounded half up 248.16.
 */
export const SCENARIO_PAY: Readonly<Record<Name, Facts>> = {
  Ann: { hours: 45, overtimeHours: 5, regular: 51_000, premium: 2833, salary: 0, gross: 53_833 },
  Bob: { hours: 175, overtimeHours: 7, regular: 350_000, premium: 7000, salary: 0, gross: 357_000 },
  Cleo: { hours: 45, overtimeHours: 0, regular: 0, premium: 0, salary: 254_032, gross: 254_032 },
  Dan: { hours: 16, overtimeHours: 9, regular: 30_000, premium: 8438, salary: 0, gross: 38_438 },
  Eve: { hours: 15.5, overtimeHours: 0, regular: 24_816, premium: 0, salary: 0, gross: 24_816 },
};

/** Before Dan has a rate: his hours are known, his pay is not. */
export const DAN_WITHOUT_A_RATE: Facts = {
  hours: 16,
  overtimeHours: 9,
  regular: null,
  premium: null,
  salary: 0,
  gross: null,
};

/** While the wrong rate applies: 8 h x 16.01 = 128.08 and 7.5 h x 61.00 = 457.50, together 585.58. */
export const EVE_AT_THE_WRONG_RATE: Facts = {
  hours: 15.5,
  overtimeHours: 0,
  regular: 58_558,
  premium: 0,
  salary: 0,
  gross: 58_558,
};

/** Dan in April: 36 h x 18.75 = 675.00, and of the 48 h of his week 8 h at half of 18.75: 75.00. Together 750.00. */
export const DAN_IN_APRIL: Facts = {
  hours: 36,
  overtimeHours: 8,
  regular: 67_500,
  premium: 7500,
  salary: 0,
  gross: 75_000,
};

/** The blockers at first: eight timesheets are open, and Dan has no rate. */
export const IN_THE_WAY = { timesheet: 8, pay_rate: 1 };

/** The file as a spreadsheet shows it: hours and amounts with two decimals. */
export const FILE: Readonly<Record<Name, readonly string[]>> = {
  Ann: ['45.00', '5.00', '510.00', '28.33', '0.00', '538.33', 'ready', ''],
  Bob: ['175.00', '7.00', '3500.00', '70.00', '0.00', '3570.00', 'ready', ''],
  Cleo: ['45.00', '0.00', '0.00', '0.00', '2540.32', '2540.32', 'ready', ''],
  Dan: ['16.00', '9.00', '300.00', '84.38', '0.00', '384.38', 'ready', ''],
  Eve: ['15.50', '0.00', '248.16', '0.00', '0.00', '248.16', 'ready', ''],
};
export const FILE_COLUMNS = [
  'Worked (hours)',
  'Overtime paid (hours)',
  'Regular pay',
  'Overtime premium',
  'Salary',
  'Gross',
  'Status',
  'Timesheets not approved',
] as const;
