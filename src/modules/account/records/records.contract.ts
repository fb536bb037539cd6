import { z } from 'zod';
import { DayField } from '../../../kernel/calendar/day.contract';
import { PostalAddress } from '../../../kernel/place/postal-address.contract';
import { Phone } from '../../members';
import { displayName } from '../../users';
import { FieldInputs } from '../custom-fields/custom-fields.contract';

const NAME_MAX = 60;

const phone = Phone.nullable();
const address = PostalAddress.nullable().describe('Where mail reaches the person; null for not known.');

export const MemberChange = z
  .strictObject({
    name: displayName(NAME_MAX, 'Say what you are called.')
      .optional()
      .describe('Only of yourself: it is shown in all workspaces of the person.'),
    phone: phone.optional(),
    address: address.optional(),
    customFields: FieldInputs.optional(),
  })
  .meta({ id: 'MemberChange', description: 'What is left out stays as it is.' });
export type MemberChange = z.infer<typeof MemberChange>;

export const EmploymentInput = z
  .strictObject({
    hiredOn: DayField.nullable().describe('The first day of work, `YYYY-MM-DD`; null for not known.'),
    phone,
    address,
    customFields: FieldInputs.describe(
      'All values of custom fields; of fields in use, what is left out is taken away.',
    ),
  })
  .meta({ id: 'EmploymentWish', description: 'The whole record.' });
export type EmploymentInput = z.infer<typeof EmploymentInput>;
