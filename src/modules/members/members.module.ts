import { Module } from '@nestjs/common';
import { EmploymentModule } from './employment';
import { InvitationsModule } from './invitations';
import { MemberManagementModule } from './members';
import { MembersTools } from './members.tools';
import { MembershipModule } from './membership';

const MODULES = [MemberManagementModule, MembershipModule, InvitationsModule, EmploymentModule];

/** Members of a workspace: memberships, their management, invitations and employment records. */
@Module({ imports: MODULES, providers: [MembersTools], exports: MODULES })
export class MembersModule {}
