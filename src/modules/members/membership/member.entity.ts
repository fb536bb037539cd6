import { defineEntity, p } from '@mikro-orm/core';
import type { GivenRole } from './membership.contract';

export const MemberSchema = defineEntity({
  name: 'Member',
  tableName: 'member',
  properties: {
    workspaceId: p.text(),
    id: p.text().primary(),
    userId: p.text(),
    /** `admin` or `employee`; `owner` is derived from the workspace, so that there is always exactly one. */
    role: p.text().$type<GivenRole>(),
    isActive: p.boolean(),
    /** Incremented by every removal; credentials of an older epoch are permanently invalid. */
    epoch: p.integer().default(1),
    /** Sessions that began before this time have no access here; null until the first removal. */
    sessionsFrom: p.datetime().nullable(),
    joinedAt: p.datetime(),
    removedAt: p.datetime().nullable(),
    /** Set by a trigger. */
    updatedAt: p.datetime().defaultRaw('clock_timestamp()'),
    version: p.integer().default(1),
  },
  uniques: [
    { properties: ['workspaceId', 'userId'], name: 'member_workspace_id_user_id_key' },
    { properties: ['workspaceId', 'id', 'isActive'], name: 'member_workspace_id_id_is_active_key' },
    { properties: ['workspaceId', 'id'], name: 'member_workspace_id_id_key' },
  ],
  indexes: [{ properties: ['userId'], name: 'member_user_id_index' }],
});

/** One user's membership in one workspace. */
export class Member extends MemberSchema.class {}
MemberSchema.setClass(Member);
