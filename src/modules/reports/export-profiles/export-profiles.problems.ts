import { refuseConstraint } from '../../../kernel/problem/faults';
import { problem } from '../../../kernel/problem/problem';

export const exportProfileNotFound = problem({
  slug: 'export-profile-not-found',
  status: 404,
  title: 'Export profile not found',
  log: 'info',
  meaning: 'You can see no export profile with this id in this workspace.',
  causes: [
    'The id has a typo.',
    'The profile belongs to another workspace.',
    'You can read only your own payroll row. Export profiles need `reports:read` with the reach `all`.',
  ],
  fix: ['List the profiles with `GET /api/v1/export-profiles`.'],
});

export const exportProfileNameTaken = problem({
  slug: 'export-profile-name-taken',
  status: 409,
  title: 'Export profile name is taken',
  log: 'info',
  meaning: 'Another active export profile has this name. Upper and lower case count as the same.',
  causes: [
    'A profile with this name was added before.',
    'The archived profile has a name that another profile uses now.',
  ],
  fix: ['Choose another name, or archive the other profile.'],
});

export const exportProfileLimitReached = problem({
  slug: 'export-profile-limit-reached',
  status: 409,
  title: 'Too many export profiles',
  log: 'info',
  meaning: 'A workspace can have at most 50 active export profiles.',
  causes: ['Profiles were added over time and never archived.'],
  fix: ['Archive a profile that you no longer use.'],
});

refuseConstraint('export_profile_workspace_id_name_key', exportProfileNameTaken);
