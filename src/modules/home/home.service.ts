import { Injectable } from '@nestjs/common';
import { powerOf } from '../../access/permissions';
import type { Principal } from '../../access/principal';
import { ApiKeysService } from '../api-keys';
import { InvitationsService, MembersService } from '../members';
import { WorkspacesService } from '../workspaces';
import type { FirstStep } from './home.pages';

const INVITE = {
  title: 'Invite people',
  text: 'The owner and admins manage the workspace together.',
  action: 'Invite people',
};
const GENERATE = {
  title: 'Generate a key',
  text: 'One for each tool that you connect.',
  action: 'Generate a key',
};
const CALL = {
  title: 'Make the first API call',
  text: 'With your key, from a terminal or from the explorer.',
  action: 'Try it',
};

/** What a new workspace still lacks, read from what is there: nothing is ticked off by hand. */
@Injectable()
export class HomeService {
  constructor(
    private readonly members: MembersService,
    private readonly invitations: InvitationsService,
    private readonly apiKeys: ApiKeysService,
    private readonly workspaces: WorkspacesService,
  ) {}

  /** Whether the workspace was filled with sample data when it was created. */
  isSample({ workspaceId }: Principal): Promise<boolean> {
    return this.workspaces.hasSampleData(workspaceId);
  }

  /** Whoever looks after everybody’s keys needs their page; anybody else as long as they still have keys. */
  async needsKeys(who: Principal): Promise<boolean> {
    if (powerOf(who.role, 'keys:list') === 'all') return true;
    return (await this.apiKeys.list(who, { limit: 1 })).data.length > 0;
  }

  /** The steps that this person can take; none once all of them are done. */
  async firstSteps(who: Principal): Promise<readonly FirstStep[]> {
    const steps = [...(await this.people(who)), ...(await this.keys(who))];
    return steps.every(({ isDone }) => isDone) ? [] : steps;
  }

  private async people(who: Principal): Promise<FirstStep[]> {
    if (who.grants.get('employees:edit') !== 'all') return [];
    const { data: members } = await this.members.list(who, { limit: 2 });
    const { data: invited } = await this.invitations.list(who, { limit: 1 });
    const isDone = members.length > 1 || invited.length > 0;
    return [{ ...INVITE, href: `/w/${who.workspace.slug}/members`, isDone }];
  }

  private async keys(who: Principal): Promise<FirstStep[]> {
    if (!powerOf(who.role, 'keys:generate')) return [];
    const { data } = await this.apiKeys.list(who, { limit: 1 });
    const isUsed = await this.apiKeys.hasBeenUsed(who);
    return [
      { ...GENERATE, href: `/w/${who.workspace.slug}/api-keys`, isDone: data.length > 0 },
      { ...CALL, href: '/api/explorer', isDone: isUsed },
    ];
  }
}
