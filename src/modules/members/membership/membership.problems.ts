import { problem } from '../../../kernel/problem/problem';

export const memberNotFound = problem({
  slug: 'member-not-found',
  status: 404,
  title: 'Member not found',
  log: 'info',
  meaning: 'No member of this workspace that you can read has this id.',
  causes: [
    'The id has a typo.',
    'The member belongs to another workspace.',
    'Your role can read only your own record.',
  ],
  fix: ['List the members with `GET /api/v1/members`.'],
});

export const ownerStays = problem({
  slug: 'owner-stays',
  status: 409,
  title: 'A workspace needs an owner',
  log: 'info',
  meaning:
    'The owner cannot be removed, cannot leave and cannot get another role. A workspace always has exactly one owner.',
  causes: ['The member is the owner of the workspace.'],
  fix: ['Transfer the ownership first: `POST /api/v1/workspace/ownership`.'],
});

export const leaveInstead = problem({
  slug: 'leave-instead',
  status: 409,
  title: 'You cannot remove or restore yourself',
  log: 'info',
  meaning: 'Removal and restoration are for other members. To end your own membership, leave the workspace.',
  causes: ['The member id is your own.'],
  fix: ['Call `POST /api/v1/workspace/leave` with your session.'],
});

export const memberRemoved = problem({
  slug: 'member-removed',
  status: 409,
  title: 'This member is not active',
  log: 'info',
  meaning: 'The member was removed, and the operation needs an active member.',
  causes: ['Another person removed the member, perhaps just now.'],
  fix: ['Restore the member first: `POST /api/v1/members/{id}/restoration`.'],
});

export const memberActive = problem({
  slug: 'member-active',
  status: 409,
  title: 'This member is already active',
  log: 'info',
  meaning: 'Only a removed member can be restored.',
  causes: ['Another person restored the member, or the member accepted a new invitation.'],
  fix: ['No action is needed.'],
});

export const adminRoleReserved = problem({
  slug: 'admin-role-reserved',
  status: 403,
  title: 'Only the owner can assign the admin role',
  log: 'info',
  meaning:
    'Assigning the role `admin`, by invitation, restoration or role change, needs the privilege `roles:change` in a session. Only the owner has it; API keys and assistants never do.',
  causes: [
    'An admin, an API key or an assistant requested the role `admin`.',
    'A caller who cannot assign the role `admin` tried to resend an invitation as admin.',
  ],
  fix: [
    'Use the role `employee`.',
    'If the person should be an admin, ask the owner to sign in and assign that role.',
  ],
});

export const adminNeedsSession = problem({
  slug: 'admin-needs-session',
  status: 403,
  title: 'This concerns an admin and needs a session',
  log: 'info',
  meaning:
    'API keys and assistants can only remove and restore employees and cancel invitations with the role `employee`. For admins and the owner, a person has to sign in.',
  causes: [
    'The request used an API key or an assistant, and the member or the invitation has the role `admin`.',
  ],
  fix: ['Sign in as the owner or an admin and use the Members page, or send the request with a session.'],
});

export const ownerMustBeAdmin = problem({
  slug: 'owner-must-be-admin',
  status: 409,
  title: 'Only an active admin can become the owner',
  log: 'info',
  meaning:
    'Ownership can only be transferred to an active admin of the workspace. The previous owner becomes an admin.',
  causes: ['The member is an employee, or was removed.', 'The member is already the owner.'],
  fix: ['Change their role to admin first, then transfer the ownership.'],
});
