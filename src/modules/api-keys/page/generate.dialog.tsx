import { Button, Submit } from '../../../console/buttons';
import { Cancel, Dialog, DialogActions, opens } from '../../../console/dialog';
import { Field } from '../../../console/fields';
import { Note } from '../../../console/parts';

const DIALOG = 'generate';

export interface GenerateForm {
  /** A random id: the same form never makes a second key. */
  readonly formId: string;
  /** What was typed, where the form came back with an error. */
  readonly name?: string | undefined;
  readonly error?: string | undefined;
}

/** Opens the dialog. */
export function GenerateButton(look: { tone?: 'primary'; icon?: string }) {
  return (
    <Button {...look} {...opens(DIALOG)}>
      Generate Key
    </Button>
  );
}

/** Names a new key. */
export function GenerateDialog({ form, path }: { form: GenerateForm; path: string }) {
  return (
    <Dialog id={DIALOG} title="Generate a key" open={form.error ? true : undefined}>
      <form method="post" action={path} novalidate>
        <input type="hidden" name="formId" value={form.formId} />
        <Field
          name="name"
          label="Name"
          hint="Name the tool that will use it, so you can recognise it later."
          autocomplete="off"
          maxlength={200}
          required
          focus
          value={form.name}
          error={form.error}
        />
        <Note>The value appears once, right after you press Generate.</Note>
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
