import { problem } from '../kernel/problem/problem';

export const unauthenticated = problem({
  slug: 'unauthenticated',
  status: 401,
  title: 'Sign in or send a valid credential',
  log: 'info',
  meaning:
    'The request has no credential, or the credential is not valid. Unknown, expired, revoked and removed credentials all get this response.',
  causes: [
    'The Authorization header is missing or is not `Bearer <credential>`.',
    'The key was revoked, or its member left the workspace.',
    'The value was truncated or mistyped when it was copied.',
  ],
  fix: [
    'Send `Authorization: Bearer <credential>`.',
    'If the key was revoked or lost, ask the owner to generate a new one. A lost key cannot be recovered.',
  ],
});

export const credentialAmbiguous = problem({
  slug: 'credential-ambiguous',
  status: 400,
  title: 'Send exactly one credential, in the Authorization header',
  log: 'info',
  meaning:
    'A credential belongs in one `Authorization: Bearer` header. URLs and bodies end up in logs, so a request with a credential anywhere else is refused without authenticating it.',
  causes: [
    '`access_token` was sent in the query or the body.',
    'The Authorization header is malformed or sent twice.',
  ],
  fix: [
    'Move the credential into the Authorization header.',
    'If it was part of a URL, revoke it: it may have been logged.',
  ],
});

export const permissionMissing = problem({
  slug: 'permission-missing',
  status: 403,
  title: 'Your role or your credential does not allow this',
  log: 'info',
  meaning:
    'The credential is valid, but it does not have the permission that this operation needs. A credential has the permissions of its person’s role, limited to what the credential was granted.',
  causes: [
    'The person’s role does not have the permission, or has it only for their own data.',
    'The key or connection is limited to other areas.',
  ],
  fix: [
    'Read `permission` and `reach` in the response.',
    'Compare them with `GET /api/v1/me`.',
    'Ask the owner or an admin for access.',
  ],
});

export const credentialKindRefused = problem({
  slug: 'credential-kind-refused',
  status: 403,
  title: 'This operation does not accept this kind of credential',
  log: 'info',
  meaning:
    'Some operations accept only certain kinds of credentials. Changes to keys, roles and ownership, for example, require a session.',
  causes: ['An API key or an assistant called an operation that requires a signed-in person.'],
  fix: ['Sign in and use the console, or send a session. `accepted` lists the accepted kinds.'],
});

export const freshProofRequired = problem({
  slug: 'fresh-proof-required',
  status: 403,
  title: 'Confirm your identity with a code from an email',
  log: 'info',
  meaning:
    'Actions that give others lasting access need a recent proof of identity, because a session can be weeks old. The proof is a code that we email to you. `maxAgeSeconds` is the maximum age of the sign-in or the proof; `proofUrl` is where you request a code.',
  causes: [
    'You signed in more than `maxAgeSeconds` ago and sent no `Keyshift-Proof`.',
    'The proof is older than ten minutes, or belongs to another session.',
  ],
  fix: [
    'Send `POST /api/v1/sign-in/proofs` with `{}` and the same session. We email you a code.',
    'Send `POST /api/v1/sign-in/proofs` with `{"code": "..."}`. The response contains `proof`.',
    'Repeat the request with the header `Keyshift-Proof: <proof>`.',
  ],
});

export const workspaceNotFound = problem({
  slug: 'workspace-not-found',
  status: 404,
  title: 'Workspace not found',
  log: 'info',
  meaning: 'The workspace does not exist, or you are not an active member of it. Both get the same response.',
  causes: [
    'You have no workspace yet.',
    'You were removed, or you signed in before your membership was restored.',
    'The id or the URL has a typo.',
  ],
  fix: [
    'List your workspaces with `GET /api/v1/workspaces`.',
    'If your membership was restored after a removal, sign in again.',
  ],
});

export const workspaceNotChosen = problem({
  slug: 'workspace-not-chosen',
  status: 400,
  title: 'Specify the workspace',
  log: 'info',
  meaning:
    'A session gives access to all workspaces of its user. If you have several, each request must name one.',
  causes: ['The `Keyshift-Workspace` header is missing.'],
  fix: ['List your workspaces with `GET /api/v1/workspaces`.', 'Send `Keyshift-Workspace: ws_...`.'],
});

export const workspaceMismatch = problem({
  slug: 'workspace-mismatch',
  status: 400,
  title: 'The credential belongs to another workspace',
  log: 'info',
  meaning:
    'Keys and connections belong to one workspace. The `Keyshift-Workspace` header names a different one.',
  causes: ['The header was copied from another integration.'],
  fix: ['Remove the header, or use a key of that workspace.'],
});

export const crossSiteWrite = problem({
  slug: 'cross-site-write',
  status: 403,
  title: 'This form was sent from another site',
  log: 'warn',
  meaning: 'A browser submitted a form to this service from a page of another site. Nothing was changed.',
  causes: [
    'Another site tried to act on your behalf.',
    'A browser extension or proxy removed the Origin header.',
  ],
  fix: ['Open the page on this service and submit the form there.'],
});
