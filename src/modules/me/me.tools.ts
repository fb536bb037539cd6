import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Principal } from '../../access/principal';
import { READS, Tool, Tools } from '../../mcp';
import { Me } from './me.contract';
import { meOf } from './me.rules';

const Nothing = z.strictObject({});

const Profile = z.object({
  id: z
    .string()
    .describe('Never changes for this person in this workspace. Another workspace has another id.'),
  name: z.string(),
  nickname: z.string().describe('The name of the person and of the workspace.'),
  email: z.string(),
});

const Workspace = Me.pick({ workspace: true, member: true, permissions: true });

/** The person and the workspace that an assistant acts for. */
@Injectable()
@Tools('account')
export class ProfileTools {
  @Tool({
    name: 'get_profile',
    title: 'Get profile',
    description: 'Returns the person and the workspace that this connection acts for. Changes nothing.',
    operation: 'getMe',
    input: Nothing,
    output: Profile,
    effect: READS,
    meta: { 'openai/profile': true },
  })
  profile({ user, workspace }: Principal): z.input<typeof Profile> {
    const nickname = `${user.name} at ${workspace.name}`;
    return { id: `${workspace.id}:${user.id}`, name: user.name, nickname, email: user.email };
  }

  @Tool({
    name: 'get_workspace',
    title: 'Get workspace',
    description:
      'Returns the workspace (name, IANA time zone in which days are counted, ISO 4217 currency), the role of the person in it, and what this connection can do now: each permission with its reach, `own` for their own data and `all` for the data of all members. Changes nothing.',
    operation: 'getMe',
    input: Nothing,
    output: Workspace,
    effect: READS,
  })
  workspace(caller: Principal): Me {
    return meOf(caller);
  }
}
