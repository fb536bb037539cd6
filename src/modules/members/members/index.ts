export { MemberPage, MembersQuery, MemberView, RemovalReceipt } from './members.contract';
export { MemberManagementModule } from './members.module';
export { MembersService } from './members.service';
