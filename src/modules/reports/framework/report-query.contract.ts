import { z } from 'zod';
import { daysFrom } from '../../../kernel/calendar/calendar';
import { DayField } from '../../../kernel/calendar/day.contract';
import { MemberId } from '../../members';

const DAYS_MAX = 366;

/** The formats of reports; only maps have GeoJSON. `?format=` overrides `Accept`. */
export const FORMATS = ['json', 'csv', 'geojson'] as const;
export type Format = (typeof FORMATS)[number];

const format = <F extends Format>(formats: readonly F[]) =>
  z.enum(formats).optional().describe('Overrides `Accept`. The default is JSON.');

/** The filters of every report; a report with more filters extends them. */
export const ReportFilters = z.strictObject({
  from: DayField.describe('The first day, in the workspace’s time zone.'),
  to: DayField.describe('The last day, inclusive. A range has at most 366 days.'),
  memberId: MemberId.optional().describe('Only rows of this member.'),
  format: format(['json', 'csv']),
});

/** Adds the checks that the range is not reversed and not too long. */
export const ranged = <F extends z.ZodType<Pick<ReportQuery, 'from' | 'to'>>>(filters: F): F =>
  filters
    .refine(({ from, to }) => from <= to, { path: ['to'], message: 'The last day is before the first.' })
    .refine(({ from, to }) => daysFrom(from, to) < DAYS_MAX, {
      path: ['to'],
      message: `Request at most ${DAYS_MAX} days.`,
    });

export const ReportQuery = ranged(ReportFilters);
export type ReportQuery = Omit<z.infer<typeof ReportFilters>, 'format'> & {
  readonly format?: Format | undefined;
};

/** The filters of a report with a map. */
export const MapFilters = ReportFilters.extend({ format: format(FORMATS) });
export const MapQuery = ranged(MapFilters);
export type MapQuery = z.infer<typeof MapFilters>;
