import { problem } from './problem';

export const versionClash = problem({
  slug: 'version-clash',
  status: 412,
  title: 'It has changed since you looked',
  log: 'info',
  meaning:
    'The write named the version it was based on (`If-Match`), and that is no longer the current one. Nothing was written.',
  causes: ['Somebody else changed it in between.'],
  fix: ['Read it again, look at what changed, and send the write with the new `ETag`.'],
});
