import { problem } from '../../kernel/problem/problem';

export const memberNotFound = problem({
  slug: 'member-not-found',
  status: 404,
  title: 'There is no such member',
  log: 'info',
  meaning: 'No member of this workspace that you may see has this id.',
  causes: [
    'The id has a typo.',
    'The member belongs to another workspace.',
    'Your role sees only your own record.',
  ],
  fix: ['List the members with `GET /api/v1/members`.'],
});

export const ownerStays = problem({
  slug: 'owner-stays',
  status: 409,
  title: 'A workspace needs an owner',
  log: 'info',
  meaning:
    'The owner cannot be removed, cannot leave and has no other role. There is exactly one at every moment.',
  causes: ['The member is the owner of the workspace.'],
  fix: ['Make someone else the owner first: `POST /api/v1/workspace/ownership`.'],
});

export const leaveInstead = problem({
  slug: 'leave-instead',
  status: 409,
  title: 'You cannot remove or restore yourself',
  log: 'info',
  meaning: 'Removing is for others. To give up your own seat, leave the workspace.',
  causes: ['The member id is your own.'],
  fix: ['Use `POST /api/v1/workspace/leave` with your session.'],
});

export const memberRemoved = problem({
  slug: 'member-removed',
  status: 409,
  title: 'This member is not active',
  log: 'info',
  meaning: 'The member was removed; the operation needs an active one.',
  causes: ['Somebody removed them, perhaps a moment ago.'],
  fix: ['Restore the member first: `POST /api/v1/members/{id}/restoration`.'],
});

export const memberActive = problem({
  slug: 'member-active',
  status: 409,
  title: 'This member is active already',
  log: 'info',
  meaning: 'Only a removed member can be restored.',
  causes: ['Somebody restored them, or they accepted a new invitation.'],
  fix: ['Nothing to do.'],
});

export const adminRoleReserved = problem({
  slug: 'admin-role-reserved',
  status: 403,
  title: 'Only the owner can give the admin role',
  log: 'info',
  meaning:
    'Making a person an admin, by invitation, by restoration or by a change of role, needs the privilege `roles:change` in a session. Only the owner has it; no API key and no assistant does.',
  causes: [
    'An admin, an API key or an assistant asked for the role `admin`.',
    'An invitation as admin was to be sent again by a caller who cannot give that role.',
  ],
  fix: [
    'Use the role `employee`.',
    'If the person should be an admin, ask the owner to sign in and give them that role.',
  ],
});

export const adminNeedsSession = problem({
  slug: 'admin-needs-session',
  status: 403,
  title: 'This is about an admin and needs a session',
  log: 'info',
  meaning:
    'API keys and assistants remove and restore employees only, and cancel invitations of employees only. For admins and the owner a person signs in.',
  causes: ['An API key or an assistant was used, and the member or the invitation has the role `admin`.'],
  fix: ['Sign in as the owner or an admin and do it on the page Members, or send a session.'],
});

export const ownerMustBeAdmin = problem({
  slug: 'owner-must-be-admin',
  status: 409,
  title: 'Only an active admin can become the owner',
  log: 'info',
  meaning: 'Ownership goes to an active admin of the workspace; the previous owner becomes an admin.',
  causes: ['The member is an employee, or was removed.', 'The member is the owner already.'],
  fix: ['Change their role to admin first, then transfer the ownership.'],
});
