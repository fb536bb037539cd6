import { Inject, Injectable } from '@nestjs/common';
import type { VNode } from 'preact';
import { privilegeReach } from '../../../../access/permissions';
import type { Principal } from '../../../../access/principal';
import type { Browser } from '../../../../console/http/browser';
import { CONSOLE_OPTIONS, type ConsoleOptions } from '../../../../console/http/console.options';
import { Clock } from '../../../../kernel/clock/clock';
import { PAGE_MAX } from '../../../../kernel/http/paging.contract';
import { randomSecret } from '../../../../kernel/secret/secret';
import { MembersService } from '../../../members';
import { PageContexts } from '../../../workspaces';
import { ApiKeysService } from '../api-keys.service';
import { KeyPage, mayExplain } from './api-key.page';
import { ApiKeysPage, type ApiKeysPageProps } from './api-keys.page';
import type { GenerateForm } from './generate-dialog';
import type { KeysContext } from './keys-context';

const FORM_ID_BITS = 128;

/** What the page shows once, besides the list. */
interface OneTimeContent extends Pick<ApiKeysPageProps, 'issued' | 'problem'> {
  /** The submitted form, with its errors. */
  readonly form?: GenerateForm;
}

/** Renders the API Keys page for one caller. */
@Injectable()
export class ApiKeysViews {
  constructor(
    private readonly apiKeys: ApiKeysService,
    private readonly members: MembersService,
    private readonly pageContexts: PageContexts,
    private readonly clock: Clock,
    @Inject(CONSOLE_OPTIONS) private readonly options: ConsoleOptions,
  ) {}

  async page(caller: Principal, browser: Browser, content: OneTimeContent = {}): Promise<VNode> {
    const { data, hasMore } = await this.apiKeys.list(caller, { limit: PAGE_MAX });
    const { form = { formId: randomSecret(FORM_ID_BITS) }, ...rest } = content;
    return (
      <ApiKeysPage
        {...rest}
        pageContext={await this.pageContexts.contextFor(caller, browser)}
        context={this.contextOf(caller)}
        keys={data}
        hasMore={hasMore}
        seesAll={privilegeReach(caller.role, 'keys:list') === 'all'}
        form={privilegeReach(caller.role, 'keys:generate') ? form : undefined}
        ownerName={(await this.members.owner(caller.workspaceId)).name}
      />
    );
  }

  /** The page of one key. @throws apiKeyNotFound */
  async key(caller: Principal, keyId: string, browser: Browser): Promise<VNode> {
    const { key, verdicts } = await this.apiKeys.verdicts(caller, keyId);
    const pageContext = await this.pageContexts.contextFor(caller, browser);
    return (
      <KeyPage pageContext={pageContext} context={this.contextOf(caller)} apiKey={key} verdicts={verdicts} />
    );
  }

  private contextOf({ workspace, memberId, role }: Principal): KeysContext {
    return {
      path: keysPath(workspace.slug),
      now: this.clock.now(),
      zone: workspace.timeZone,
      memberId,
      baseUrl: `${this.options.origin}/api/v1`,
      mayExplain: mayExplain(role),
    };
  }
}

/** The path of a workspace's API Keys page. */
export const keysPath = (slug: string): string => `/w/${slug}/api-keys`;
