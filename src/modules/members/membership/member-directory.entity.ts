import { defineEntity, p } from '@mikro-orm/core';
import type { Role } from '../../../access/permissions';

/** The same statement is in the migration that creates the view. */
export const MEMBER_DIRECTORY = `
  select m.workspace_id, m.id, m.user_id, u.name, u.email, m.is_active, m.joined_at, m.removed_at,
         case when w.owner_member_id = m.id then 'owner' else m.role end as role
  from member m join app_user u on u.id = m.user_id join workspace w on w.id = m.workspace_id`;

export const MemberDirectorySchema = defineEntity({
  name: 'MemberDirectory',
  tableName: 'member_directory',
  view: true,
  expression: MEMBER_DIRECTORY,
  properties: {
    workspaceId: p.text(),
    id: p.text().primary(),
    userId: p.text(),
    name: p.text(),
    email: p.text(),
    isActive: p.boolean(),
    joinedAt: p.datetime(),
    /** Null for active members. */
    removedAt: p.datetime().nullable(),
    /** `owner` is derived from the workspace. */
    role: p.text().$type<Role>(),
  },
});

/** Members with their name, email address and role: a view, for modules that only read members. */
export class MemberDirectory extends MemberDirectorySchema.class {}
MemberDirectorySchema.setClass(MemberDirectory);
