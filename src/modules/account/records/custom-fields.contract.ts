import { z } from 'zod';
import { pageOf } from '../../../kernel/http/paging.contract';
import { idPattern } from '../../../kernel/id/id';
import { line } from '../../../kernel/text/text.contract';
import { ARCHIVABLE, ArchiveQuery } from '../archive';

const NAME_MAX = 60;
const CHOICE_MAX = 80;
const CHOICES_MAX = 100;
const POSITION_MAX = 1000;

export const FIELD_SUBJECTS = ['member', 'time_entry'] as const;
export type FieldSubject = (typeof FIELD_SUBJECTS)[number];
export const FIELD_KINDS = ['text', 'number', 'date', 'choice', 'checkbox'] as const;
export type FieldKind = (typeof FIELD_KINDS)[number];

/** A value: text, a number, a day, one of the choices, or true or false. */
export type FieldValue = string | number | boolean;
/** Values by field id. */
export type FieldValues = Readonly<Record<string, FieldValue>>;

export const CustomFieldId = z
  .string()
  .regex(idPattern('fld'), 'This is not a custom field’s id (fld_...).')
  .meta({ description: 'A custom field’s id.', example: 'fld_01k0000000000000000000fed1' });

/** Values in a request. Each is validated against its field later. */
export const FieldInputs = z
  .record(CustomFieldId, z.union([z.string(), z.number(), z.boolean(), z.null()]))
  .describe('Values of custom fields by field id. Null removes a value; omitted values do not change.');
export type FieldInputs = z.infer<typeof FieldInputs>;

const name = line(NAME_MAX, 'Give the field a name.');
const choices = z
  .array(line(CHOICE_MAX))
  .min(1, 'Give at least one choice.')
  .max(CHOICES_MAX)
  .refine((all) => new Set(all.map((one) => one.toLowerCase())).size === all.length, 'Send each choice once.')
  .describe('The choices, in display order; only for kind `choice`.');
const isRequired = z
  .boolean()
  .describe(
    'Member fields: required whenever the member’s fields are changed. Time entry fields: required to clock out.',
  );
const position = z.int().min(1).max(POSITION_MAX).describe('The order in forms, 1 to 1,000.');
const kind = z.enum(FIELD_KINDS).describe('The type of the values. It cannot be changed later.');
const subject = z.enum(FIELD_SUBJECTS).describe('What the field belongs to.');

export const NewCustomField = z
  .strictObject({
    subject,
    name,
    kind,
    choices: choices.optional(),
    isRequired: isRequired.default(false),
    position: position.optional().describe('Without it, the field is added last.'),
  })
  .refine((input) => (input.kind === 'choice') === (input.choices !== undefined), {
    path: ['choices'],
    message: 'Send choices for a field of kind choice, and only for that kind.',
  })
  .meta({ id: 'NewCustomField' });
export type NewCustomField = z.infer<typeof NewCustomField>;

export const CustomFieldChange = z
  .strictObject({
    name: name.optional(),
    choices: choices
      .optional()
      .describe('Replaces all choices. Existing values are kept, even if they are no longer a choice.'),
    isRequired: isRequired.optional(),
    position: position.optional(),
  })
  .meta({ id: 'CustomFieldChange', description: 'Omitted fields do not change.' });
export type CustomFieldChange = z.infer<typeof CustomFieldChange>;

/** The properties of a field that can be changed. */
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
    choices: z.array(z.string()).describe('Empty unless the kind is `choice`.'),
    isRequired,
    position,
    ...ARCHIVABLE,
  })
  .meta({ id: 'CustomField', description: 'An additional field of members or time entries.' });
export type CustomFieldView = z.infer<typeof CustomFieldView>;

export const CustomFieldsQuery = ArchiveQuery.extend({
  subject: z.enum(FIELD_SUBJECTS).optional().describe('Only fields of this subject.'),
});
export type CustomFieldsQuery = z.infer<typeof CustomFieldsQuery>;

export const CustomFieldPage = pageOf(CustomFieldView).meta({ id: 'CustomFieldPage' });
export type CustomFieldPage = z.infer<typeof CustomFieldPage>;
