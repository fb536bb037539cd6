import { ButtonLink } from '../../../../console/components/buttons';
import { Empty, Head } from '../../../../console/components/parts';
import type { PageContext } from '../../../../console/http/page-context';
import { Shell } from '../../../../console/layouts/shell';
import type { ConnectionView } from '../connections.contract';
import { ConnectionCard, type ConnectionsContext } from './connection-card';
import { HowToConnect } from './how-to-connect';

export interface ConnectionsPageProps {
  readonly pageContext: PageContext;
  readonly context: ConnectionsContext;
  readonly connections: readonly ConnectionView[];
  readonly hasMore: boolean;
  /** The MCP endpoint for assistants. */
  readonly url: string;
  /** Whether the caller can set the policy. */
  readonly mayRule: boolean;
}

/** The connected assistants of a workspace. */
export function ConnectionsPage({
  pageContext,
  context,
  connections,
  hasMore,
  url,
  mayRule,
}: ConnectionsPageProps) {
  return (
    <Shell pageContext={pageContext} title="Connections" here="connections">
      <Head title="Connections" text="Assistants that people have allowed to use this workspace.">
        {mayRule && (
          <ButtonLink href={`${context.path}/policy`} icon="sliders-horizontal">
            Policy
          </ButtonLink>
        )}
      </Head>
      <HowToConnect url={url} />
      {connections.length === 0 ? (
        <Empty
          icon="plug"
          id="assistants"
          title="Nothing connected"
          text="Connected assistants appear here. You can see when each was last used and revoke its access."
        />
      ) : (
        <section aria-labelledby="assistants" class="stack">
          <div class="row between">
            <h2 id="assistants">Assistants</h2>
            {hasMore && <span class="small faint">Showing the newest {connections.length}</span>}
          </div>
          <ul class="keys">
            {connections.map((connection) => (
              <ConnectionCard key={connection.id} connection={connection} context={context} />
            ))}
          </ul>
        </section>
      )}
    </Shell>
  );
}
