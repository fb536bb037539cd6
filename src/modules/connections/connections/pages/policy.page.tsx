import { ButtonLink, Submit } from '../../../../console/components/buttons';
import { CheckCard } from '../../../../console/components/choices';
import { Field } from '../../../../console/components/fields';
import { Head } from '../../../../console/components/parts';
import type { PageContext } from '../../../../console/http/page-context';
import { Shell } from '../../../../console/layouts/shell';

/** The values of the form. */
export interface PolicyFormState {
  readonly allows: boolean;
  readonly viewing: boolean;
  readonly hosts: string;
  readonly version: string;
  readonly error?: string | undefined;
}

export interface PolicyPageProps {
  readonly pageContext: PageContext;
  /** The path of the connections page; the form posts below it. */
  readonly path: string;
  readonly form: PolicyFormState;
}

/** The page on which a workspace sets its policy for assistants. */
export function PolicyPage({ pageContext, path, form }: PolicyPageProps) {
  return (
    <Shell pageContext={pageContext} title="Connection policy" here="connections">
      <Head
        title="Connection policy"
        text="Limits for all assistants in this workspace. Changes apply from each assistant’s next call."
      />
      <form method="post" action={`${path}/policy`} class="stack" novalidate>
        <input type="hidden" name="version" value={form.version} />
        <CheckCard
          name="allows"
          label="Allow connections"
          text="When this is off, no one can connect an assistant, and connected assistants are refused."
          checked={form.allows}
        />
        <CheckCard
          name="viewing"
          label="Viewing only"
          text="Assistants can look things up but can’t change anything, even if people approved more."
          checked={form.viewing}
        />
        <Field
          name="hosts"
          label="Allowed hosts"
          value={form.hosts}
          error={form.error}
          hint="Separate hosts with commas, such as claude.ai, chatgpt.com. Use localhost for programs on people’s own computers. Leave empty to allow any host."
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
