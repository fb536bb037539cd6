import { type Problem, problem } from './problem';

export const invalidInput = problem({
  slug: 'invalid-input',
  status: 422,
  title: 'The request does not match its schema',
  log: 'info',
  meaning:
    'One or more fields are missing, malformed, unknown or given twice. Up to 20 faults are listed in `errors`, each with where it is; `moreErrors` says how many more there are. A body answers 422; a path, a query or unreadable JSON answers 400.',
  causes: [
    'A field has the wrong type or length.',
    'A field or parameter has a name that this operation does not know.',
    'A name is given more than once in one object, form or query.',
    'The body is not valid JSON, or is not sent as application/json.',
  ],
  fix: [
    'Read `errors`: `pointer` names a place in the body (RFC 6901), `parameter` one in the address.',
    'Compare with the operation in the API reference.',
  ],
});

export const notFound = problem({
  slug: 'not-found',
  status: 404,
  title: 'There is nothing at this address',
  log: 'info',
  meaning: 'No operation of this service has this method and path.',
  causes: ['The path has a typo or lacks its version.', 'The method is not the one the operation takes.'],
  fix: ['Check method and path in the API reference. Every path of the API starts with /api/v1.'],
});

export const bodyTooLarge = problem({
  slug: 'body-too-large',
  status: 413,
  title: 'The request body is too large',
  log: 'info',
  meaning: 'Bodies of this service are small documents; this one is over the limit and was not read.',
  causes: ['A file or a very long list was sent where a small document is expected.'],
  fix: ['Send fewer items in one request.'],
});

export const mediaTypeRefused = problem({
  slug: 'media-type-refused',
  status: 415,
  title: 'The request body has a media type this service does not read',
  log: 'info',
  meaning: 'The API reads `application/json`; pages read plain forms.',
  causes: ['The Content-Type header is missing or names another type.'],
  fix: ['Send `Content-Type: application/json` and a JSON body.'],
});

export const requestRefused = problem({
  slug: 'request-refused',
  status: 400,
  title: 'The request could not be read',
  log: 'info',
  meaning: 'The request broke a rule of HTTP before any operation saw it.',
  causes: ['A header is malformed.', 'The address is not a valid URL.'],
  fix: ['Send the request again with a standard HTTP client.'],
});

export const slowDown = problem({
  slug: 'slow-down',
  status: 429,
  title: 'Too many requests',
  log: 'info',
  meaning: 'A limit was reached. Nothing is lost: the same request works again after the wait.',
  causes: [
    'More requests than the limit allows came from one credential, address or network. A report counts as one for each week of its range.',
    'As many reports of the workspace as may be made at once are under way, and more are waiting.',
  ],
  fix: ['Wait as many seconds as `Retry-After` says, then try again.'],
});

/** A refusal for some seconds, which the body tells as well as the header. @param seconds whole, at least 1 */
export const slowDownFor = (seconds: number, detail?: string): Problem =>
  slowDown(detail, { retryAfterSeconds: seconds }, { headers: { 'retry-after': String(seconds) } });

export const unavailable = problem({
  slug: 'unavailable',
  status: 503,
  title: 'The service cannot reach its database',
  log: 'warn',
  meaning:
    'Nobody is let in and nothing is written until the database answers again. Your credential is not at fault.',
  causes: ['The database is restarting or out of reach.'],
  fix: ['Wait as many seconds as `Retry-After` says, then try again.'],
});

export const overtaken = problem({
  slug: 'overtaken',
  status: 503,
  title: 'Others changed the same things at the same moment',
  log: 'warn',
  meaning:
    'The database could let only one of several requests go on, and it was not this one. Nothing of it was written; it may be sent again as it is.',
  causes: ['Several requests changed the same records at once.'],
  fix: [
    'Wait as many seconds as `Retry-After` says, then send the same request again, with the same `Idempotency-Key`.',
  ],
});

export const internal = problem({
  slug: 'internal',
  status: 500,
  title: 'Something went wrong on our side',
  log: 'error',
  meaning: 'A fault of this service. The change, if one was asked for, was not made.',
  causes: ['A bug. It was logged under the request id.'],
  fix: ['Try again once. If it stays, report it with `requestId`.'],
});
