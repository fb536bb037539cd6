import { ButtonLink, Submit } from './buttons';
import { CodeField } from './fields';
import { Solo, SoloHead } from './solo';
import type { Theme } from './theme';

export interface ProofPageProps {
  readonly theme: Theme | undefined;
  /** Where the code was mailed. */
  readonly email: string;
  /** What was wrong with the code, or with asking for another; empty where nothing was. */
  readonly error: string;
  /** The address of the form that was sent. */
  readonly action: string;
  /** What was typed there. */
  readonly fields: Readonly<Record<string, string>>;
}

/** Asks for the code of a fresh proof, in place of what the form would have done; the form goes on with it. */
export function ProofPage({ theme, email, error, action, fields }: ProofPageProps) {
  const title = 'Confirm that it’s you';
  return (
    <Solo title={title} theme={theme}>
      <SoloHead title={title} focus={!error}>
        You signed in a while ago. We sent a code to <strong>{email}</strong>; type it to go on. It works for
        ten minutes.
      </SoloHead>
      <form method="post" action={action} novalidate class="stack">
        {Object.entries(fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <CodeField name="proofCode" label="Code" error={error || undefined} focus={Boolean(error)} required />
        <Submit tone="primary" tall block busy="Confirming…">
          Confirm
        </Submit>
        <p class="small muted">
          Didn’t get it? Look in spam, or{' '}
          <button type="submit" class="linkish" name="proofAgain" value="yes">
            Send another code
          </button>
        </p>
      </form>
      <ButtonLink href={action} tall block>
        Cancel
      </ButtonLink>
    </Solo>
  );
}

/** The fields of a form without those of this page. */
export const carriedFields = (body: unknown): Record<string, string> =>
  Object.fromEntries(
    Object.entries(Object(body)).filter(
      (field): field is [string, string] => typeof field[1] === 'string' && !OWN_FIELDS.has(field[0]),
    ),
  );

const OWN_FIELDS = new Set(['proofCode', 'proofAgain']);
