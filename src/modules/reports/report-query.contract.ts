import { z } from 'zod';
import { daysFrom } from '../../kernel/calendar/calendar';
import { DayField } from '../../kernel/calendar/day.contract';
import { MemberId } from '../members';

const DAYS_MAX = 366;

/** Only these formats, GeoJSON only of what has a map; `?format=` is stronger than `Accept`. */
export const FORMATS = ['json', 'csv', 'geojson'] as const;
export type Format = (typeof FORMATS)[number];

const format = <F extends Format>(formats: readonly F[]) =>
  z.enum(formats).optional().describe('Stronger than `Accept`; without either, JSON.');

/** What every report is asked with; a report that takes more extends it. */
export const ReportFilters = z.strictObject({
  from: DayField.describe('The first day, in the workspace’s calendar.'),
  to: DayField.describe('The last day, included; at most 366 days in all.'),
  memberId: MemberId.optional().describe('Only this member.'),
  format: format(['json', 'csv']),
});

/** Filters whose range is one: not backwards, and not longer than a report is made for. */
export const ranged = <F extends z.ZodType<Pick<ReportQuery, 'from' | 'to'>>>(filters: F): F =>
  filters
    .refine(({ from, to }) => from <= to, { path: ['to'], message: 'The last day is before the first.' })
    .refine(({ from, to }) => daysFrom(from, to) < DAYS_MAX, {
      path: ['to'],
      message: `Ask for at most ${DAYS_MAX} days.`,
    });

export const ReportQuery = ranged(ReportFilters);
export type ReportQuery = Omit<z.infer<typeof ReportFilters>, 'format'> & {
  readonly format?: Format | undefined;
};

/** What a report with a map is asked with. */
export const MapQuery = ranged(ReportFilters.extend({ format: format(FORMATS) }));
export type MapQuery = z.infer<typeof MapQuery>;
