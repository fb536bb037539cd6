import { Inject, Injectable } from '@nestjs/common';
import type { VNode } from 'preact';
import { privilegeReach } from '../../../../access/permissions';
import type { Principal } from '../../../../access/principal';
import type { Browser } from '../../../../console/http/browser';
import { Clock } from '../../../../kernel/clock/clock';
import { PAGE_MAX } from '../../../../kernel/http/paging.contract';
import { PageContexts } from '../../../workspaces';
import { PolicyService } from '../../policy';
import { CONNECTIONS_OPTIONS, type ConnectionsOptions } from '../connections.options';
import { ConnectionsService } from '../connections.service';
import { identifierOf } from '../resources';
import { ConnectionsPage } from './connections.page';
import { type PolicyFormState, PolicyPage } from './policy.page';

/** The connections pages of a workspace, for one member. */
@Injectable()
export class ConnectionsPages {
  constructor(
    private readonly connections: ConnectionsService,
    private readonly policies: PolicyService,
    private readonly pageContexts: PageContexts,
    private readonly clock: Clock,
    @Inject(CONNECTIONS_OPTIONS) private readonly options: ConnectionsOptions,
  ) {}

  async list(caller: Principal, browser: Browser): Promise<VNode> {
    const { data, hasMore } = await this.connections.list(caller, { limit: PAGE_MAX });
    const { name, slug, timeZone } = caller.workspace;
    return (
      <ConnectionsPage
        pageContext={await this.pageContexts.contextFor(caller, browser)}
        context={{ path: connectionsPath(slug), now: this.clock.now(), zone: timeZone, workspaceName: name }}
        connections={data}
        hasMore={hasMore}
        url={identifierOf(this.options.origin, 'mcp')}
        mayRule={privilegeReach(caller.role, 'connections:rule') !== undefined}
      />
    );
  }

  /** @param sent the form as it was submitted, with its error */
  async policy(caller: Principal, browser: Browser, sent?: PolicyFormState): Promise<VNode> {
    const form = sent ?? (await this.stored(caller));
    const pageContext = await this.pageContexts.contextFor(caller, browser);
    return <PolicyPage pageContext={pageContext} path={connectionsPath(caller.workspace.slug)} form={form} />;
  }

  private async stored(caller: Principal): Promise<PolicyFormState> {
    const { allowsConnections, viewingOnly, allowedHosts, version } = await this.policies.get(caller);
    const hosts = (allowedHosts ?? []).join(', ');
    return { allows: allowsConnections, viewing: viewingOnly, hosts, version: String(version) };
  }
}

/** The path of a workspace's connections page. */
export const connectionsPath = (slug: string): string => `/w/${slug}/connections`;
