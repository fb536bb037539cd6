import { Button, Submit } from '../../../console/buttons';
import { Cancel, Dialog, DialogActions, opens } from '../../../console/dialog';
import { ErrorSummary } from '../../../console/error-summary';
import { Field } from '../../../console/fields';
import { Note } from '../../../console/parts';
import { LimitFields } from '../limits/limits.fields';
import type { GenerateKeyForm, KeyFormFaults } from '../limits/limits.form';

const DIALOG = 'generate';

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
