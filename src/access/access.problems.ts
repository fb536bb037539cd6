import { problem } from '../kernel/problem/problem';

export const unauthenticated = problem({
  slug: 'unauthenticated',
  status: 401,
  title: 'Sign in or send a valid credential',
  log: 'info',
  meaning:
    'The request carries no credential, or one that is not live. Unknown, expired, revoked and removed credentials all get this same answer.',
  causes: [
    'The Authorization header is missing or is not `Bearer <credential>`.',
    'The key was revoked, or the person it acts as left the workspace.',
    'The value was cut off or mistyped when it was copied.',
  ],
  fix: [
    'Send `Authorization: Bearer <credential>`.',
    'If the key was revoked or lost, ask the owner to generate a new one; an old value cannot be recovered.',
  ],
});

export const credentialAmbiguous = problem({
  slug: 'credential-ambiguous',
  status: 400,
  title: 'Send exactly one credential, in the Authorization header',
  log: 'info',
  meaning:
    'A credential belongs in one `Authorization: Bearer` header and nowhere else: addresses and bodies end up in logs. A request with one elsewhere is refused and not authenticated.',
  causes: [
    '`access_token` was sent in the query or the body.',
    'The Authorization header is malformed or sent twice.',
  ],
  fix: [
    'Move the credential into the Authorization header.',
    'If it stood in an address, revoke it: it may have been logged.',
  ],
});

export const permissionMissing = problem({
  slug: 'permission-missing',
  status: 403,
  title: 'Your role or your credential does not allow this',
  log: 'info',
  meaning:
    'The credential is live, but what it may do now (its person’s role, met with what the credential was given) does not include what this operation needs.',
  causes: [
    'The person’s role does not hold the permission, or only for their own data.',
    'The key or connection was limited to other areas.',
  ],
  fix: [
    'See `permission` and `reach` in the answer.',
    'Compare with `GET /api/v1/me`.',
    'Ask the owner or an admin.',
  ],
});

export const credentialKindRefused = problem({
  slug: 'credential-kind-refused',
  status: 403,
  title: 'This operation does not take this kind of credential',
  log: 'info',
  meaning:
    'Some things demand a person who is present: keys, roles and ownership are changed with a session, never with a key.',
  causes: ['An API key or an assistant was used for something only a signed-in person may do.'],
  fix: ['Sign in and do it in the console, or send a session. `accepted` lists the kinds that are taken.'],
});

export const freshProofRequired = problem({
  slug: 'fresh-proof-required',
  status: 403,
  title: 'Confirm that it is you with a code from a mail',
  log: 'info',
  meaning:
    'What gives others lasting access needs more than a session that may be weeks old: a code that was mailed to you lately. `maxAgeSeconds` says how old the sign-in or the proof may be, `proofUrl` where to ask for one.',
  causes: [
    'You signed in longer ago than `maxAgeSeconds`, and sent no `Keyshift-Proof`.',
    'The proof is older than ten minutes, or belongs to another session.',
  ],
  fix: [
    'Send `POST /api/v1/sign-in/proofs` with `{}` and the same session: a code is mailed to you.',
    'Send `POST /api/v1/sign-in/proofs` with `{"code": "..."}`: the answer holds `proof`.',
    'Repeat the request with the header `Keyshift-Proof: <proof>`.',
  ],
});

export const workspaceNotFound = problem({
  slug: 'workspace-not-found',
  status: 404,
  title: 'There is no such workspace for you',
  log: 'info',
  meaning: 'The workspace does not exist, or you have no active seat in it. Both get this same answer.',
  causes: [
    'You have no workspace yet.',
    'You were removed, or you signed in before you were brought back.',
    'The id or address has a typo.',
  ],
  fix: [
    'List yours with `GET /api/v1/workspaces`.',
    'If you were brought back after a removal, sign in again.',
  ],
});

export const workspaceNotChosen = problem({
  slug: 'workspace-not-chosen',
  status: 400,
  title: 'Name the workspace',
  log: 'info',
  meaning:
    'A session reaches all workspaces of its person. With several, each request names the one it means.',
  causes: ['The `Keyshift-Workspace` header is missing.'],
  fix: ['List yours with `GET /api/v1/workspaces`.', 'Send `Keyshift-Workspace: ws_...`.'],
});

export const workspaceMismatch = problem({
  slug: 'workspace-mismatch',
  status: 400,
  title: 'The credential belongs to another workspace',
  log: 'info',
  meaning:
    'Keys and connections carry their workspace; the `Keyshift-Workspace` header named a different one.',
  causes: ['The header was copied from another integration.'],
  fix: ['Leave the header out, or use a key of that workspace.'],
});

export const crossSiteWrite = problem({
  slug: 'cross-site-write',
  status: 403,
  title: 'This form was sent from another site',
  log: 'warn',
  meaning: 'A browser sent a form to this service from a page that is not part of it. Nothing was changed.',
  causes: [
    'Another site tried to act in your name.',
    'A browser extension or proxy removed the Origin header.',
  ],
  fix: ['Open the page on this service and send the form from there.'],
});
