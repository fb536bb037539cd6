import { problem } from '../../../kernel/problem/problem';

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
