import { z } from 'zod';
import { DayField } from '../../../kernel/calendar/day.contract';
import { PostalAddress } from '../../../kernel/place/postal-address.contract';
import { Phone } from '../../members';
import { displayName } from '../../users';
import { FieldInputs } from './custom-fields.contract';

const NAME_MAX = 60;

const phone = Phone.nullable();
const address = PostalAddress.nullable().describe('The postal address; null if unknown.');

export const MemberChange = z
  .strictObject({
    name: displayName(NAME_MAX, 'Enter your name.')
      .optional()
      .describe('Only your own name can be changed. It is shown in all your workspaces.'),
    phone: phone.optional(),
    address: address.optional(),
    customFields: FieldInputs.optional(),
  })
  .meta({ id: 'MemberChange', description: 'Omitted fields do not change.' });
export type MemberChange = z.infer<typeof MemberChange>;

export const EmploymentInput = z
  .strictObject({
    hiredOn: DayField.nullable().describe('The first day of work, `YYYY-MM-DD`; null if unknown.'),
    phone,
    address,
    customFields: FieldInputs.describe(
      'All values of custom fields. Values of active fields that are omitted are removed.',
    ),
  })
  .meta({ id: 'EmploymentInput', description: 'The complete employment record.' });
export type EmploymentInput = z.infer<typeof EmploymentInput>;
