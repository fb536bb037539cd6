import { Copy } from '../../../../console/components/buttons';
import { Empty, Head, Note, Notice } from '../../../../console/components/parts';
import type { PageContext } from '../../../../console/http/page-context';
import { Shell } from '../../../../console/layouts/shell';
import type { ApiKeyView, IssuedApiKey } from '../api-keys.contract';
import { KeyCard } from './api-key-card';
import { GenerateButton, GenerateDialog, type GenerateForm } from './generate-dialog';
import type { KeysContext } from './keys-context';
import { NewKey } from './new-key';

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

/** Explains API keys and shows the base URL of the API. */
function HowItWorks({ baseUrl }: { baseUrl: string }) {
  return (
    <section class="card how" aria-labelledby="how">
      <div class="stack">
        <h2 id="how">How it works</h2>
        <ul>
          <li>A key acts as the person who generated it, with the access they have at the time.</li>
          <li>Only the owner can generate keys, so a new key starts with owner-level access.</li>
          <li>It stops working as soon as you revoke it or that person leaves this workspace.</li>
        </ul>
      </div>
      <div class="stack">
        <h3>API base URL</h3>
        <div class="code">
          <code>{baseUrl}</code>
        </div>
        <div class="row wrap">
          <Copy text={baseUrl}>Copy URL</Copy>
          <a href="/api/explorer">API reference</a>
        </div>
      </div>
    </section>
  );
}

/** Frequently asked questions about keys. */
function Questions() {
  return (
    <section class="stack" aria-labelledby="questions">
      <h2 id="questions">Questions</h2>
      <div class="card questions">
        <details>
          <summary>I lost the value of a key</summary>
          <p class="muted">
            It can’t be recovered, because only a hash of it is stored. Generate another key, enter it in the
            tool, then revoke the old one.
          </p>
        </details>
        <details>
          <summary>Can two tools share a key?</summary>
          <p class="muted">
            Yes, but give each tool its own key. Then you can revoke one without affecting the other, and see
            when each was last used.
          </p>
        </details>
        <details>
          <summary>Which tool uses which key?</summary>
          <p class="muted">
            The list shows each key’s name and the last four characters of its value. Compare them with the
            key in the tool.
          </p>
        </details>
      </div>
    </section>
  );
}
