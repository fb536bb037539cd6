import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Principal } from '../../access/principal';
import { Me, meOf } from '../../modules/me';
import { READS, Tool } from '../tool';

const Nothing = z.strictObject({});

const Profile = z.object({
  id: z
    .string()
    .describe('The same for ever for this person in this workspace; another workspace is another id.'),
  name: z.string(),
  nickname: z.string().describe('The person and the workspace.'),
  email: z.string(),
});

const Workspace = Me.pick({ workspace: true, member: true, permissions: true });

/** For whom an assistant acts, and where. */
@Injectable()
export class ProfileTools {
  @Tool({
    name: 'get_profile',
    title: 'Get profile',
    description: 'Tells which person and which workspace this connection acts for. Changes nothing.',
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
      'Tells the workspace (name, IANA time zone that days are counted in, ISO 4217 currency), the person’s role in it, and what they may do through this connection now: each permission with its reach, `own` for what is theirs and `all` for everybody’s. Changes nothing.',
    operation: 'getMe',
    input: Nothing,
    output: Workspace,
    effect: READS,
  })
  workspace(caller: Principal): Me {
    return meOf(caller);
  }
}
