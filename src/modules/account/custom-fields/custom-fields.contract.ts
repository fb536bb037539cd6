import { z } from 'zod';
import { pageOf } from '../../../kernel/http/paging.contract';
import { idPattern } from '../../../kernel/id/id';
import { line } from '../../../kernel/text/text.contract';
import { ARCHIVABLE, ArchiveQuery } from '../archive.contract';

const NAME_MAX = 60;
const CHOICE_MAX = 80;
const CHOICES_MAX = 100;
const POSITION_MAX = 1000;

export const FIELD_SUBJECTS = ['member', 'time_entry'] as const;
export type FieldSubject = (typeof FIELD_SUBJECTS)[number];
export const FIELD_KINDS = ['text', 'number', 'date', 'choice', 'checkbox'] as const;
export type FieldKind = (typeof FIELD_KINDS)[number];

/** What a field may hold: text, a number, a day, one of its choices, or a tick. */
export type FieldValue = string | number | boolean;
/** Values by the field's id. */
export type FieldValues = Readonly<Record<string, FieldValue>>;

export const CustomFieldId = z
  .string()
  .regex(idPattern('fld'), 'This is not a custom field’s id (fld_...).')
  .meta({ description: 'A custom field’s id.', example: 'fld_01k0000000000000000000fed1' });

/** Values as somebody gives them; what each may be is said by its field. */
export const FieldInputs = z
  .record(CustomFieldId, z.union([z.string(), z.number(), z.boolean(), z.null()]))
  .describe('Values of custom fields by their ids. Null takes a value away; what is left out stays.');
export type FieldInputs = z.infer<typeof FieldInputs>;

const name = line(NAME_MAX, 'Give the field a name.');
const choices = z
  .array(line(CHOICE_MAX))
  .min(1, 'Give at least one choice.')
  .max(CHOICES_MAX)
  .refine((all) => new Set(all.map((one) => one.toLowerCase())).size === all.length, 'Each choice once.')
  .describe('What can be chosen, in this order; only for `choice`.');
const isRequired = z
  .boolean()
  .describe('Of members: with every change of their fields. Of time entries: before clocking out.');
const position = z.int().min(1).max(POSITION_MAX).describe('Forms show fields by it, 1 to 1,000.');
const kind = z.enum(FIELD_KINDS).describe('Cannot be changed: the values that are there are of this kind.');
const subject = z.enum(FIELD_SUBJECTS).describe('What the field is about.');

export const NewCustomField = z
  .strictObject({
    subject,
    name,
    kind,
    choices: choices.optional(),
    isRequired: isRequired.default(false),
    position: position.optional().describe('Without it, behind the others.'),
  })
  .refine((input) => (input.kind === 'choice') === (input.choices !== undefined), {
    path: ['choices'],
    message: 'A field of kind choice has choices, and no other has.',
  })
  .meta({ id: 'NewCustomField' });
export type NewCustomField = z.infer<typeof NewCustomField>;

export const CustomFieldChange = z
  .strictObject({
    name: name.optional(),
    choices: choices.optional().describe('All choices from now on; a value that was chosen before stays.'),
    isRequired: isRequired.optional(),
    position: position.optional(),
  })
  .meta({ id: 'CustomFieldChange', description: 'What is left out stays as it is.' });
export type CustomFieldChange = z.infer<typeof CustomFieldChange>;

/** What can be changed of a field. */
export interface CustomFieldFacts {
  readonly name: string;
  readonly choices: readonly string[];
  readonly isRequired: boolean;
  readonly position: number;
}

export const CustomFieldView = z
  .object({
    id: z.string(),
    subject,
    name: z.string(),
    kind,
    choices: z.array(z.string()).describe('Empty but for `choice`.'),
    isRequired,
    position,
    ...ARCHIVABLE,
  })
  .meta({ id: 'CustomField', description: 'One more thing to know of a member or of a time entry.' });
export type CustomFieldView = z.infer<typeof CustomFieldView>;

export const CustomFieldsQuery = ArchiveQuery.extend({
  subject: z.enum(FIELD_SUBJECTS).optional().describe('Only fields about this.'),
});
export type CustomFieldsQuery = z.infer<typeof CustomFieldsQuery>;

export const CustomFieldPage = pageOf(CustomFieldView).meta({ id: 'CustomFieldPage' });
export type CustomFieldPage = z.infer<typeof CustomFieldPage>;
