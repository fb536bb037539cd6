import type { PageContext } from '../../../console/page-context';
import { Empty, Head, Note, Notice } from '../../../console/parts';
import { Shell } from '../../../console/shell';
import type { ApiKeyView, IssuedApiKey } from '../api-keys.contract';
import { KeyCard } from './api-key.card';
import { GenerateButton, GenerateDialog, type GenerateForm } from './generate.dialog';
import { HowItWorks } from './how-it-works';
import type { KeysContext } from './keys-context';
import { NewKey } from './new-key';
import { Questions } from './questions';

export interface ApiKeysPageProps {
  readonly pageContext: PageContext;
  readonly context: KeysContext;
  readonly keys: readonly ApiKeyView[];
  readonly hasMore: boolean;
  /** Whether the viewer sees all members' keys or only their own. */
  readonly seesAll: boolean;
  /** Only for the owner. Without it the page says who can generate keys. */
  readonly form: GenerateForm | undefined;
  readonly ownerName: string;
  /** The key that was just generated. Its value is shown only on this page. */
  readonly issued?: IssuedApiKey | undefined;
  readonly problem?: string | undefined;
}

export function ApiKeysPage(props: ApiKeysPageProps) {
  const { pageContext, context, keys, form, issued, problem } = props;
  return (
    <Shell pageContext={pageContext} title="API Keys" here="api-keys">
      {problem && <Notice tone="danger" text={problem} />}
      <Head
        title="API Keys"
        text="Connect payroll, reporting and other tools to this workspace without sharing anyone’s sign-in."
      >
        {form && <GenerateButton tone="primary" icon="plus" />}
      </Head>
      {!form && <NotTheOwner ownerName={props.ownerName} />}
      {issued && <NewKey issued={issued} context={context} keys={keys} />}
      <HowItWorks baseUrl={context.baseUrl} />
      {keys.length === 0 ? <NoKeys {...props} /> : <Keys {...props} />}
      <Questions />
      {form && <GenerateDialog form={form} path={context.path} />}
    </Shell>
  );
}

function NotTheOwner({ ownerName }: { ownerName: string }) {
  return (
    <Note>
      <p>
        Only the owner, {ownerName}, can generate keys. Connecting Claude or ChatGPT? Start from the
        assistant; you don’t need a key.
      </p>
    </Note>
  );
}

function Keys({ keys, hasMore, context, issued }: ApiKeysPageProps) {
  const count = keys.length === 1 ? '1 key' : `${keys.length} keys`;
  return (
    <section aria-labelledby="keys" class="stack">
      <div class="row between">
        <h2 id="keys">Keys</h2>
        <span class="small faint">{hasMore ? `Showing the newest ${keys.length}` : count}</span>
      </div>
      <ul class="keys">
        {keys.map((key) => (
          <KeyCard key={key.id} apiKey={key} context={context} isNew={key.id === issued?.id} />
        ))}
      </ul>
    </section>
  );
}

function NoKeys({ form, seesAll }: ApiKeysPageProps) {
  if (form) {
    return (
      <Empty
        icon="key-round"
        id="keys"
        title="No keys yet"
        text="Generate one for each tool you connect, and name it after that tool."
      >
        <GenerateButton />
      </Empty>
    );
  }
  const text = seesAll
    ? 'Keys show up here once the owner generates them.'
    : 'You see only keys that you generated, and you haven’t generated any.';
  return <Empty icon="key-round" id="keys" title="No keys yet" text={text} />;
}
