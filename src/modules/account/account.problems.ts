import { problem } from '../../kernel/problem/problem';

export const jobNotFound = problem({
  slug: 'job-not-found',
  status: 404,
  title: 'Job not found',
  log: 'info',
  meaning: 'This workspace has no job with this id that you can see or the member can use.',
  causes: [
    'The id has a typo.',
    'The job is archived, or it is limited to assigned members and the member is not assigned.',
    'The job belongs to another workspace.',
  ],
  fix: ['List the jobs with `GET /api/v1/jobs`.'],
});

export const locationNotFound = problem({
  slug: 'location-not-found',
  status: 404,
  title: 'Clock location not found',
  log: 'info',
  meaning: 'This workspace has no clock location with this id.',
  causes: ['The id has a typo.', 'The location belongs to another workspace.'],
  fix: ['List the locations with `GET /api/v1/locations`.'],
});

export const customFieldNotFound = problem({
  slug: 'custom-field-not-found',
  status: 404,
  title: 'Custom field not found',
  log: 'info',
  meaning: 'This workspace has no custom field with this id.',
  causes: ['The id has a typo.', 'The field belongs to another workspace.'],
  fix: ['List the fields with `GET /api/v1/custom-fields`.'],
});

export const customFieldLimitReached = problem({
  slug: 'custom-field-limit-reached',
  status: 409,
  title: 'You have reached the limit of custom fields',
  log: 'info',
  meaning: 'Members and time entries can have at most 50 active custom fields each.',
  causes: ['Fields were added over time and never archived.'],
  fix: ['Archive a field that is no longer needed. Its values are kept.'],
});

export const itemArchived = problem({
  slug: 'item-archived',
  status: 409,
  title: 'This item is archived',
  log: 'info',
  meaning: 'An archived item cannot be changed until it is restored.',
  causes: ['It was archived, possibly just now by someone else.'],
  fix: ['Restore it first: send `POST` to its URL followed by `/restore`.'],
});

export const itemNotArchived = problem({
  slug: 'item-not-archived',
  status: 409,
  title: 'This item is not archived',
  log: 'info',
  meaning: 'Only archived items can be restored.',
  causes: ['It was already restored, possibly just now by someone else.'],
  fix: ['No action is needed.'],
});

export const nameIsPersonal = problem({
  slug: 'name-is-personal',
  status: 409,
  title: 'You can change only your own name',
  log: 'info',
  meaning:
    'A name is part of a person’s profile and is shown in all their workspaces. Only they can change it.',
  causes: ['The request contains `name`, and the member id is not your own.'],
  fix: ['Leave `name` out.', 'Ask the member to change it in their profile.'],
});
