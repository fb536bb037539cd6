import { Injectable } from '@nestjs/common';
import { privilegeReach } from '../../access/permissions';
import type { Principal } from '../../access/principal';
import { ApiKeysService } from '../api-keys';
import { InvitationsService, MembersService } from '../members';
import { WorkspacesService } from '../workspaces';
import type { FirstStep } from './pages/home.page';

const INVITE = {
  title: 'Invite people',
  text: 'The owner and admins manage the workspace together.',
  action: 'Invite people',
};
const GENERATE = {
  title: 'Generate a key',
  text: 'One for each tool you connect.',
  action: 'Generate a key',
};
const CALL = {
  title: 'Make the first API call',
  text: 'With your key, from a terminal or from the explorer.',
  action: 'Try it',
};

/** The setup steps of a new workspace. Which are done is derived from its data. */
@Injectable()
export class HomeService {
  constructor(
    private readonly members: MembersService,
    private readonly invitations: InvitationsService,
    private readonly apiKeys: ApiKeysService,
    private readonly workspaces: WorkspacesService,
  ) {}

  /** Whether the workspace was created with sample data. */
  isSample({ workspaceId }: Principal): Promise<boolean> {
    return this.workspaces.hasSampleData(workspaceId);
  }

  /** Whether the caller needs the page of API keys: if they can list all keys or still have keys of their own. */
  async needsKeys(caller: Principal): Promise<boolean> {
    if (privilegeReach(caller.role, 'keys:list') === 'all') return true;
    return (await this.apiKeys.list(caller, { limit: 1 })).data.length > 0;
  }

  /** The steps this person can take; empty when all of them are done. */
  async firstSteps(caller: Principal): Promise<readonly FirstStep[]> {
    const steps = [...(await this.people(caller)), ...(await this.keys(caller))];
    return steps.every(({ isDone }) => isDone) ? [] : steps;
  }

  private async people(caller: Principal): Promise<FirstStep[]> {
    if (caller.grants.get('employees:edit') !== 'all') return [];
    const { data: members } = await this.members.list(caller, { limit: 2 });
    const { data: invited } = await this.invitations.list(caller, { limit: 1 });
    const isDone = members.length > 1 || invited.length > 0;
    return [{ ...INVITE, href: `/w/${caller.workspace.slug}/members`, isDone }];
  }

  private async keys(caller: Principal): Promise<FirstStep[]> {
    if (!privilegeReach(caller.role, 'keys:generate')) return [];
    const { data } = await this.apiKeys.list(caller, { limit: 1 });
    const isUsed = await this.apiKeys.hasBeenUsed(caller);
    return [
      { ...GENERATE, href: `/w/${caller.workspace.slug}/api-keys`, isDone: data.length > 0 },
      { ...CALL, href: '/api/explorer', isDone: isUsed },
    ];
  }
}
