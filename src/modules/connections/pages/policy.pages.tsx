import { ButtonLink, Submit } from '../../../console/buttons';
import { CheckCard } from '../../../console/choices';
import { Field } from '../../../console/fields';
import type { PageContext } from '../../../console/page-context';
import { Head } from '../../../console/parts';
import { Shell } from '../../../console/shell';

/** The form as it stands. */
export interface PolicyFormState {
  readonly allows: boolean;
  readonly viewing: boolean;
  readonly hosts: string;
  readonly version: string;
  readonly error?: string | undefined;
}

export interface PolicyPageProps {
  readonly pageContext: PageContext;
  /** The address of the connections; the form posts below it. */
  readonly path: string;
  readonly form: PolicyFormState;
}

/** What a workspace allows of assistants. */
export function PolicyPage({ pageContext, path, form }: PolicyPageProps) {
  return (
    <Shell pageContext={pageContext} title="Connection policy" here="connections">
      <Head
        title="Connection policy"
        text="What assistants may do here at most, whoever connects them. It counts from their next call on."
      />
      <form method="post" action={`${path}/policy`} class="stack" novalidate>
        <input type="hidden" name="version" value={form.version} />
        <CheckCard
          name="allows"
          label="Allow connections"
          text="Without it nobody can connect an assistant, and those that are connected are refused."
          checked={form.allows}
        />
        <CheckCard
          name="viewing"
          label="Viewing only"
          text="Assistants can look things up and change nothing, whatever people approve."
          checked={form.viewing}
        />
        <Field
          name="hosts"
          label="Allowed hosts"
          value={form.hosts}
          error={form.error}
          hint="Separated by commas, such as claude.ai, chatgpt.com; localhost stands for programs on people’s own computers. Empty allows any."
          maxlength={2000}
        />
        <div class="row wrap">
          <Submit tone="primary" busy="Saving…">
            Save policy
          </Submit>
          <ButtonLink href={path}>Back to connections</ButtonLink>
        </div>
      </form>
    </Shell>
  );
}
