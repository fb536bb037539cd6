import { Inject, Injectable } from '@nestjs/common';
import type { VNode } from 'preact';
import { powerOf } from '../../../access/permissions';
import type { Principal } from '../../../access/principal';
import type { Browser } from '../../../console/browser';
import { CONSOLE_OPTIONS, type ConsoleOptions } from '../../../console/console.options';
import { Clock } from '../../../kernel/clock/clock';
import { PAGE_MAX } from '../../../kernel/http/paging.contract';
import { randomSecret } from '../../../kernel/secret/secret';
import { MembersService } from '../../members';
import { Frames } from '../../workspaces';
import { ApiKeysService } from '../api-keys.service';
import { KeyPage, mayExplain } from '../limits/key.pages';
import { ApiKeysPage, type ApiKeysPageProps } from './api-keys.pages';
import type { GenerateForm } from './generate.dialog';
import type { KeysContext } from './keys-context';

const FORM_ID_BITS = 128;

/** What the page shows of the moment, besides the list. */
interface Moment extends Pick<ApiKeysPageProps, 'issued' | 'problem'> {
  /** The form as it was sent, with its error. */
  readonly form?: GenerateForm;
}

/** The page of a workspace's keys, as one person sees it. */
@Injectable()
export class ApiKeysScreens {
  constructor(
    private readonly apiKeys: ApiKeysService,
    private readonly members: MembersService,
    private readonly frames: Frames,
    private readonly clock: Clock,
    @Inject(CONSOLE_OPTIONS) private readonly options: ConsoleOptions,
  ) {}

  async page(who: Principal, browser: Browser, moment: Moment = {}): Promise<VNode> {
    const { data, hasMore } = await this.apiKeys.list(who, { limit: PAGE_MAX });
    const { form = { formId: randomSecret(FORM_ID_BITS) }, ...rest } = moment;
    return (
      <ApiKeysPage
        {...rest}
        frame={await this.frames.of(who, browser)}
        context={this.contextOf(who)}
        keys={data}
        hasMore={hasMore}
        seesAll={powerOf(who.role, 'keys:list') === 'all'}
        form={powerOf(who.role, 'keys:generate') ? form : undefined}
        ownerName={(await this.members.owner(who.workspaceId)).name}
      />
    );
  }

  /** The page of one key. @throws apiKeyNotFound */
  async key(who: Principal, keyId: string, browser: Browser): Promise<VNode> {
    const { key, verdicts } = await this.apiKeys.verdicts(who, keyId);
    const frame = await this.frames.of(who, browser);
    return <KeyPage frame={frame} context={this.contextOf(who)} apiKey={key} verdicts={verdicts} />;
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

/** The address of a workspace's keys. */
export const keysPath = (slug: string): string => `/w/${slug}/api-keys`;
