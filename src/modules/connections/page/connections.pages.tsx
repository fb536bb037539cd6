import { ButtonLink } from '../../../console/buttons';
import type { Frame } from '../../../console/frame';
import { Empty, Head } from '../../../console/parts';
import { PRODUCT } from '../../../console/product';
import { Shell } from '../../../console/shell';
import type { ConnectionView } from '../connections.contract';
import { ConnectionCard, type ConnectionsContext } from './connection.card';

export interface ConnectionsPageProps {
  readonly frame: Frame;
  readonly context: ConnectionsContext;
  readonly connections: readonly ConnectionView[];
  readonly hasMore: boolean;
  /** Whether the viewer may set the policy. */
  readonly mayRule: boolean;
}

/** The assistants of a workspace. */
export function ConnectionsPage({ frame, context, connections, hasMore, mayRule }: ConnectionsPageProps) {
  return (
    <Shell frame={frame} title="Connections" here="connections">
      <Head
        title="Connections"
        text="Assistants that people have allowed to use this workspace. Start a new connection from the assistant itself."
      >
        {mayRule && (
          <ButtonLink href={`${context.path}/policy`} icon="sliders-horizontal">
            Policy
          </ButtonLink>
        )}
      </Head>
      {connections.length === 0 ? (
        <Empty
          icon="plug"
          id="assistants"
          title="Nothing connected"
          text={`In ChatGPT, Claude or another assistant, choose to connect ${PRODUCT}. It sends you here to review what it asks for.`}
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
