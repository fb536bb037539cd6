import { AREAS } from '../../../../access/permissions';
import { AREA_WORDS } from '../../../../console/components/areas';
import { Button, Submit } from '../../../../console/components/buttons';
import { RadioCards } from '../../../../console/components/choices';
import { Cancel, Dialog, DialogActions, opens } from '../../../../console/components/dialog';
import { ErrorSummary } from '../../../../console/components/error-summary';
import { Field, Select, TextArea } from '../../../../console/components/fields';
import { Note } from '../../../../console/components/parts';
import { type GenerateKeyForm, type KeyFormFaults, TERMS } from './generate-key.form';

const DIALOG = 'generate';
const ACCESS = [
  { value: 'all', label: 'Everything I can do', text: 'If your role changes, so does the key’s access.' },
  { value: 'view', label: 'View only', text: 'Can view all areas and change nothing.' },
  {
    value: 'chosen',
    label: 'Chosen areas',
    text: 'Only the areas you choose below, and never more than you can do.',
  },
];
const LEVELS = [
  { value: 'none', text: 'No access' },
  { value: 'view', text: 'View' },
  { value: 'edit', text: 'View and edit' },
];
const TERM_WORDS: Readonly<Record<(typeof TERMS)[number], string>> = {
  '30': 'In 30 days',
  '90': 'In 90 days',
  '365': 'In a year',
};

export interface GenerateForm {
  /** A random id, so that a form submitted twice creates one key. */
  readonly formId: string;
  /** The submitted values, if the form had errors. */
  readonly typed?: GenerateKeyForm | undefined;
  readonly faults?: KeyFormFaults | undefined;
}

/** Opens the dialog. */
export function GenerateButton(look: { tone?: 'primary'; icon?: string }) {
  return (
    <Button {...look} {...opens(DIALOG)}>
      Generate Key
    </Button>
  );
}

/** The dialog to name and limit a new key. */
export function GenerateDialog({ form, path }: { form: GenerateForm; path: string }) {
  const { typed, faults = {} } = form;
  const errors = Object.entries(faults).map(([field, message = '']) => ({ field, message }));
  return (
    <Dialog id={DIALOG} title="Generate a key" open={errors.length > 0 ? true : undefined}>
      {errors.length > 1 && <ErrorSummary errors={errors} />}
      <form method="post" action={path} novalidate>
        <input type="hidden" name="formId" value={form.formId} />
        <Field
          name="name"
          label="Name"
          hint="Name it after the tool that will use it, so you can recognise it later."
          autocomplete="off"
          maxlength={200}
          required
          focus={errors.length < 2}
          value={typed?.name}
          error={faults.name}
        />
        <LimitFields form={typed ?? {}} faults={faults} />
        <Note>The value is shown only once, right after you press Generate.</Note>
        <DialogActions>
          <Cancel of={DIALOG} />
          <Submit tone="primary" busy="Generating…">
            Generate
          </Submit>
        </DialogActions>
      </form>
    </Dialog>
  );
}

interface LimitFieldsProps {
  readonly form: Partial<GenerateKeyForm>;
  readonly faults: KeyFormFaults;
}

/** The limits of a new key. The form works without JavaScript: no field depends on another being shown. */
function LimitFields({ form, faults }: LimitFieldsProps) {
  const isLimited = [form.access, form.expiry, form.networks].some(
    (one) => one && one !== 'all' && one !== 'never',
  );
  return (
    <details open={isLimited || Object.keys(faults).some((field) => field !== 'name')}>
      <summary>Limit this key</summary>
      <div class="fields">
        <RadioCards
          name="access"
          legend="Access"
          choices={ACCESS}
          value={form.access || 'all'}
          error={faults.access}
        />
        <Areas form={form} />
        <Expiry form={form} faults={faults} />
        <TextArea
          name="networks"
          label="Allowed networks"
          hint="One per line, such as 203.0.113.0/24. Leave empty to allow any network."
          autocomplete="off"
          rows={2}
          value={form.networks}
          error={faults.networks}
        />
      </div>
    </details>
  );
}

function Areas({ form }: Pick<LimitFieldsProps, 'form'>) {
  return (
    <fieldset class="field">
      <legend class="legend">Areas, if you selected “Chosen areas”</legend>
      <div class="levels">
        {AREAS.map((area) => {
          const name = `area_${area}` as const;
          return (
            <Select key={area} name={name} label={AREA_WORDS[area].name}>
              {LEVELS.map(({ value, text }) => (
                <option key={value} value={value} selected={value === (form[name] || 'none')}>
                  {text}
                </option>
              ))}
            </Select>
          );
        })}
      </div>
    </fieldset>
  );
}

function Expiry({ form, faults }: LimitFieldsProps) {
  const terms = [
    { value: 'never', text: 'Never' },
    ...TERMS.map((days) => ({ value: days, text: TERM_WORDS[days] })),
    { value: 'date', text: 'After the date below' },
  ];
  return (
    <div class="levels">
      <Select name="expiry" label="Expires" error={faults.expiry}>
        {terms.map(({ value, text }) => (
          <option key={value} value={value} selected={value === form.expiry}>
            {text}
          </option>
        ))}
      </Select>
      <Field kind="date" name="until" label="Last day" value={form.until} error={faults.until} />
    </div>
  );
}
