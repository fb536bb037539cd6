const HOUR_SECONDS = 3600;
const MINUTE_SECONDS = 60;
const HOUR_MINUTES = 60;
const HUNDREDTHS = 100;
const TWO = 2;

/** An amount in minor units as decimal text: 53833 in USD is `538.33`, 500 in JPY is `500`. */
export function centsText(amount: number, currency: string): string {
  const digits = DIGITS.get(currency) ?? digitsOf(currency);
  DIGITS.set(currency, digits);
  return decimalText(amount, digits);
}

/** Decimal places per currency, cached because a report formats thousands of amounts in one currency. */
const DIGITS = new Map<string, number>();

const digitsOf = (currency: string): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? TWO;

/** Whole seconds as hours with two decimals, rounded half up. */
export function hoursText(seconds: number): string {
  const size = Math.floor((2 * Math.abs(seconds) * HUNDREDTHS + HOUR_SECONDS) / (2 * HOUR_SECONDS));
  return decimalText(seconds < 0 ? -size : size, TWO);
}

/** Hundredths as decimal text: 150 is `1.50`. */
export const hundredthsText = (hundredths: number): string => decimalText(hundredths, TWO);

/** Whole seconds as hours and minutes, rounded half up: `7:30`. */
export function clockText(seconds: number): string {
  const minutes = Math.floor((2 * Math.abs(seconds) + MINUTE_SECONDS) / (2 * MINUTE_SECONDS));
  const sign = seconds < 0 && minutes > 0 ? '-' : '';
  const rest = String(minutes % HOUR_MINUTES).padStart(TWO, '0');
  return `${sign}${Math.floor(minutes / HOUR_MINUTES)}:${rest}`;
}

/** A day in a form of `YYYY`, `MM` and `DD`. */
export function dayText(day: string, form: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return form.replace('YYYY', year).replace('MM', month).replace('DD', date);
}

function decimalText(whole: number, digits: number): string {
  const text = String(Math.abs(whole)).padStart(digits + 1, '0');
  const sign = whole < 0 ? '-' : '';
  return digits === 0 ? `${sign}${text}` : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}
