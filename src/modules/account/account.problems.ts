import { problem } from '../../kernel/problem/problem';

export const jobNotFound = problem({
  slug: 'job-not-found',
  status: 404,
  title: 'There is no such job',
  log: 'info',
  meaning: 'No job of this workspace that the person may pick, or that you may see, has this id.',
  causes: [
    'The id has a typo.',
    'The job is archived, or is not for everyone and the person is not assigned.',
    'The job belongs to another workspace.',
  ],
  fix: ['List the jobs with `GET /api/v1/jobs`.'],
});

export const locationNotFound = problem({
  slug: 'location-not-found',
  status: 404,
  title: 'There is no such clock location',
  log: 'info',
  meaning: 'No clock location of this workspace has this id.',
  causes: ['The id has a typo.', 'The location belongs to another workspace.'],
  fix: ['List the locations with `GET /api/v1/locations`.'],
});

export const customFieldNotFound = problem({
  slug: 'custom-field-not-found',
  status: 404,
  title: 'There is no such custom field',
  log: 'info',
  meaning: 'No custom field of this workspace has this id.',
  causes: ['The id has a typo.', 'The field belongs to another workspace.'],
  fix: ['List the fields with `GET /api/v1/custom-fields`.'],
});

export const customFieldLimitReached = problem({
  slug: 'custom-field-limit-reached',
  status: 409,
  title: 'There are too many custom fields',
  log: 'info',
  meaning: 'Members and time entries have at most 50 custom fields each that are in use.',
  causes: ['Fields were added over time and never archived.'],
  fix: ['Archive a field that is no longer asked for. Its values stay.'],
});

export const itemArchived = problem({
  slug: 'item-archived',
  status: 409,
  title: 'This is archived',
  log: 'info',
  meaning: 'What is archived is kept as it was and not changed until it is restored.',
  causes: ['Somebody archived it, perhaps a moment ago.'],
  fix: ['Restore it first: POST its address with `/restore`.'],
});

export const itemNotArchived = problem({
  slug: 'item-not-archived',
  status: 409,
  title: 'This is not archived',
  log: 'info',
  meaning: 'Only what is archived can be restored.',
  causes: ['Somebody restored it, perhaps a moment ago.'],
  fix: ['Nothing to do.'],
});

export const nameIsPersonal = problem({
  slug: 'name-is-personal',
  status: 409,
  title: 'Only the person changes their name',
  log: 'info',
  meaning:
    'A name belongs to the person and is shown in every workspace they work in, so that no one workspace may change it for them.',
  causes: ['The member id is not your own, and the change holds a name.'],
  fix: ['Leave the name out.', 'Ask the person to change it in their profile.'],
});
