import { z } from 'zod';
import { DayField } from '../../../kernel/calendar/day.contract';
import { PostalAddressView } from '../../../kernel/place/postal-address.contract';
import { MemberView } from '../members';

const PHONE_MAX = 40;

/** A telephone number as people write it. Only its form is checked. */
export const Phone = z
  .string()
  .trim()
  .max(PHONE_MAX, `Use ${PHONE_MAX} characters or fewer.`)
  .regex(
    /^\+?[0-9][0-9 ().\-/]{3,}( ?(x|ext\.?) ?[0-9]{1,6})?$/i,
    'Enter a telephone number, such as +1 207 555 0100.',
  )
  .meta({ description: 'A telephone number.', example: '+1 207 555 0100' });

const hiredOn = DayField.nullable().describe('The first day of work, `YYYY-MM-DD`; null when not known.');
const phone = Phone.nullable();
const address = PostalAddressView.nullable().describe('The postal address; null when not known.');
const values = z
  .record(z.string(), z.union([z.string(), z.number(), z.boolean()]))
  .describe('Custom field values, by field id.');

const RECORD = { hiredOn, phone, address, customFields: values };

/** A member’s employment record. */
export const EmploymentFacts = z.object(RECORD);
export type EmploymentFacts = z.infer<typeof EmploymentFacts>;

export const EmploymentView = z
  .object({
    memberId: z.string(),
    ...RECORD,
    version: z
      .int()
      .describe('Increases with every change of the member or the record; also sent as the `ETag`.'),
  })
  .meta({ id: 'Employment', description: 'A member’s record: hire date, phone, address, custom fields.' });
export type EmploymentView = z.infer<typeof EmploymentView>;

export const MemberDetails = MemberView.extend(RECORD).meta({
  id: 'MemberDetails',
  description: 'A member of this workspace, with their record.',
});
export type MemberDetails = z.infer<typeof MemberDetails>;
