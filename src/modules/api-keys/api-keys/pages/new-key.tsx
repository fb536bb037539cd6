import { ButtonLink, Copy } from '../../../../console/components/buttons';
import { CodeBlock, CodeLine, Note, startHere } from '../../../../console/components/parts';
import type { ApiKeyView, IssuedApiKey } from '../api-keys.contract';
import type { KeysContext } from './keys-context';

export interface NewKeyProps {
  readonly issued: IssuedApiKey;
  readonly context: KeysContext;
  /** The listed keys, to detect a repeated name. */
  readonly keys: readonly ApiKeyView[];
}

/** Shows the value in the page, not in a dialog, so that a stray click or Esc cannot close it. */
export function NewKey({ issued, context, keys }: NewKeyProps) {
  const curl = `curl ${context.baseUrl}/me -H "Authorization: Bearer $KEY"`;
  const repeats = keys.some(
    ({ id, name, member }) => id !== issued.id && name === issued.name && member.id === context.memberId,
  );
  return (
    <section class="card secret" aria-labelledby="fresh">
      <div>
        <h2 id="fresh" {...startHere}>
          Copy your new key now
        </h2>
        <p class="muted">
          This is the only time the value of “{issued.name}” is shown. If you lose it, generate another and
          revoke this one.
        </p>
      </div>
      <CodeLine label={`The value of ${issued.name}`} text={issued.value}>
        <Copy tone="primary" text={issued.value}>
          Copy key
        </Copy>
      </CodeLine>
      {repeats && (
        <Note>
          You already have a key called “{issued.name}”. Names can repeat, but a different one is easier to
          tell apart.
        </Note>
      )}
      <details>
        <summary>Try it from a terminal</summary>
        <CodeBlock label="Example request" text={curl} />
      </details>
      <p class="small muted">Rotating? Update the tool, check that it works, then revoke the old key.</p>
      <div class="row">
        <ButtonLink href={context.path}>I’ve saved it</ButtonLink>
      </div>
    </section>
  );
}
