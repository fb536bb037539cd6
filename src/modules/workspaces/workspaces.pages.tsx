import { Submit } from '../../console/buttons';
import { CheckCard } from '../../console/choices';
import { ErrorSummary } from '../../console/error-summary';
import { Field } from '../../console/fields';
import type { FormState } from '../../console/form';
import type { FlashNotice } from '../../console/page-context';
import { Note, Notice } from '../../console/parts';
import { SignedInAs } from '../../console/signed-in-as';
import { Solo, SoloHead } from '../../console/solo';
import type { Theme } from '../../console/theme';
import { ZoneField } from '../../console/zone-field';

export type NewWorkspaceField = 'name' | 'timeZone' | 'sampleData';

export interface NewWorkspacePageProps {
  readonly theme: Theme | undefined;
  readonly email: string;
  /** Whether the person has no workspace yet; the page then explains why it is shown. */
  readonly isFirst: boolean;
  readonly form: FormState<NewWorkspaceField>;
  readonly notice?: FlashNotice | undefined;
  /** Where to go after the workspace is created. */
  readonly returnTo?: string | undefined;
}

/** The page that creates a workspace. */
export function NewWorkspacePage({ theme, email, isFirst, form, notice, returnTo }: NewWorkspacePageProps) {
  return (
    <Solo title="Create your workspace" theme={theme} foot={<SignedInAs email={email} />}>
      <SoloHead title="Create your workspace">
        A workspace holds one company’s people and time records.
      </SoloHead>
      {notice && <Notice {...notice} />}
      {isFirst && <Note>You’re not in a workspace yet. Create one, or ask for an invitation.</Note>}
      <NewWorkspaceForm {...form} returnTo={returnTo} />
    </Solo>
  );
}

function NewWorkspaceForm({
  values,
  faults,
  returnTo,
}: FormState<NewWorkspaceField> & Pick<NewWorkspacePageProps, 'returnTo'>) {
  const errors = (['name', 'timeZone'] as const).flatMap((field) => {
    const message = faults[field];
    return message ? [{ field, message }] : [];
  });
  return (
    <form method="post" action="/workspaces/new" novalidate>
      {returnTo && <input type="hidden" name="returnTo" value={returnTo} />}
      {errors.length > 1 && <ErrorSummary errors={errors} />}
      <Field
        name="name"
        label="Company name"
        autocomplete="organization"
        maxlength={200}
        required
        focus={errors.length < 2}
        value={values.name}
        error={faults.name}
      />
      <ZoneField
        name="timeZone"
        label="Time zone"
        value={values.timeZone || undefined}
        error={faults.timeZone}
        hint="Days and weeks are computed in this zone."
      />
      <CheckCard
        name="sampleData"
        label="Fill it with sample data"
        text="Employees, time entries and approvals to try out the API. Best in a test workspace."
        checked={Boolean(values.sampleData)}
      />
      <Submit tone="primary" tall block busy="Creating…">
        Create workspace
      </Submit>
    </form>
  );
}
