import { problem } from './problem';

export const versionClash = problem({
  slug: 'version-clash',
  status: 412,
  title: 'The resource has changed since you read it',
  log: 'info',
  meaning: 'The version in `If-Match` is no longer the current one. Nothing was written.',
  causes: ['Another request changed the resource in between.'],
  fix: ['Read the resource again, check what changed, and send your change with the new `ETag`.'],
});
