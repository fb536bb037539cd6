import { refuseConstraint } from '../../../kernel/problem/faults';
import { problem } from '../../../kernel/problem/problem';

export const exportProfileNotFound = problem({
  slug: 'export-profile-not-found',
  status: 404,
  title: 'There is no such export profile',
  log: 'info',
  meaning: 'No export profile of this workspace, that you may see, has this id.',
  causes: [
    'The id has a typo.',
    'The profile belongs to another workspace.',
    'You see only your own row of payroll, and export profiles are for whoever sees everybody’s.',
  ],
  fix: ['List the profiles with `GET /api/v1/export-profiles`.'],
});

export const exportProfileNameTaken = problem({
  slug: 'export-profile-name-taken',
  status: 409,
  title: 'There is an export profile of that name already',
  log: 'info',
  meaning:
    'People choose a profile by its name, so no two in use have the same. Letter case does not tell them apart.',
  causes: [
    'The profile was added before.',
    'An archived profile is restored whose name another one has now.',
  ],
  fix: ['Take another name, or archive the other profile.'],
});

export const exportProfileLimitReached = problem({
  slug: 'export-profile-limit-reached',
  status: 409,
  title: 'There are too many export profiles',
  log: 'info',
  meaning: 'A workspace has at most 50 export profiles that are in use.',
  causes: ['Profiles were added over time and never archived.'],
  fix: ['Archive a profile that is no longer used.'],
});

refuseConstraint('export_profile_workspace_id_name_key', exportProfileNameTaken);
