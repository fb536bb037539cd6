import { ButtonLink, Submit } from '../components/buttons';
import { CodeField } from '../components/fields';
import type { Theme } from '../http/theme';
import { Solo, SoloHead } from '../layouts/solo';

export interface ProofPageProps {
  readonly theme: Theme | undefined;
  /** The address that the code was sent to. */
  readonly email: string;
  /** What is wrong with the code, or with the request for another one; empty if nothing is. */
  readonly error: string;
  /** The URL of the submitted form. */
  readonly action: string;
  /** The values of the submitted form. */
  readonly fields: Readonly<Record<string, string>>;
}

/** Asks for a proof code before a submitted form takes effect. The form is submitted again with the code. */
export function ProofPage({ theme, email, error, action, fields }: ProofPageProps) {
  const title = 'Confirm that it’s you';
  return (
    <Solo title={title} theme={theme}>
      <SoloHead title={title} focus={!error}>
        You signed in a while ago. We sent a code to <strong>{email}</strong>. Enter it to continue. It is
        valid for ten minutes.
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
          Didn’t get it? Check your spam folder, or{' '}
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

/** The fields of the submitted form, without those of this page. */
export const carriedFields = (body: unknown): Record<string, string> =>
  Object.fromEntries(
    Object.entries(Object(body)).filter(
      (field): field is [string, string] => typeof field[1] === 'string' && !OWN_FIELDS.has(field[0]),
    ),
  );

const OWN_FIELDS = new Set(['proofCode', 'proofAgain']);
