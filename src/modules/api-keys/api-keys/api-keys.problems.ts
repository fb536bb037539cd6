import { refuseConstraint } from '../../../kernel/problem/faults';
import { problem } from '../../../kernel/problem/problem';

export const apiKeyNotFound = problem({
  slug: 'api-key-not-found',
  status: 404,
  title: 'API key not found',
  log: 'info',
  meaning: 'No active key that you can see has this id. A revoked key cannot be restored.',
  causes: [
    'The key was already revoked.',
    'The id has a typo or belongs to another workspace.',
    'Another member generated the key, and your role sees only your own keys.',
  ],
  fix: ['List the keys with `GET /api/v1/api-keys`.'],
});

export const keyLimitReached = problem({
  slug: 'key-limit-reached',
  status: 409,
  title: 'You have reached the limit of API keys',
  log: 'info',
  meaning: 'A member can have at most 50 active keys in a workspace.',
  causes: ['A script generates keys and never revokes them.'],
  fix: ['Revoke the keys that are no longer used. `lastUsedAt` shows which ones.'],
});

export const keyAlreadyGenerated = problem({
  slug: 'key-already-generated',
  status: 409,
  title: 'This key was already generated',
  log: 'info',
  meaning:
    'The same form was sent twice. The first submission created the key; its value cannot be shown again.',
  causes: ['The page was refreshed after the key was generated.'],
  fix: ['Use the value that was shown. If you lost it, revoke the key and generate another.'],
});

refuseConstraint('api_key_workspace_id_form_id_key', keyAlreadyGenerated);

export const keyGrantsTooMuch = problem({
  slug: 'key-grants-too-much',
  status: 403,
  title: 'You cannot grant permissions you do not have',
  log: 'info',
  meaning: 'A key cannot have more permissions than its creator. `missing` lists the ones you do not have.',
  causes: ['Your role lacks one of the requested permissions.'],
  fix: ['Remove the permissions listed in `missing`.'],
});

export const expiryPassed = problem({
  slug: 'expiry-passed',
  status: 422,
  title: 'The expiry is in the past',
  log: 'info',
  meaning: '`expiresAt` of a new key must be in the future.',
  causes: ['`expiresAt` is in the past, or has the wrong UTC offset.'],
  fix: ['Send a later time, or leave `expiresAt` out.'],
});

export const networkNotAllowed = problem({
  slug: 'network-not-allowed',
  status: 403,
  title: 'This key cannot be used from this network',
  log: 'info',
  meaning: 'The key is valid but limited to certain networks, and this request came from another one.',
  causes: [
    'The tool moved to another server, or its provider changed its IP address.',
    'The key was copied to another place.',
  ],
  fix: [
    'Use the key from an allowed network, or generate a key for the new network.',
    'If you don’t recognise this use of the key, revoke the key now.',
  ],
});
