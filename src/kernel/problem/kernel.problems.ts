import { type Problem, problem } from './problem';

export const invalidInput = problem({
  slug: 'invalid-input',
  status: 422,
  title: 'The request is invalid',
  log: 'info',
  meaning:
    'One or more fields are missing, malformed, unknown or sent twice. `errors` lists up to 20 errors with their locations; `moreErrors` is the number of further ones. The status is 422 for a body, and 400 for a path, a query or unreadable JSON.',
  causes: [
    'A field has the wrong type or length.',
    'The operation has no field or parameter with this name.',
    'A name occurs more than once in one object, form or query.',
    'The body is not valid JSON, or is not sent as application/json.',
  ],
  fix: [
    'Read `errors`: `pointer` is a location in the body (RFC 6901), `parameter` a parameter of the URL.',
    'Compare the request with the operation in the API reference.',
  ],
});

export const notFound = problem({
  slug: 'not-found',
  status: 404,
  title: 'There is nothing at this address',
  log: 'info',
  meaning: 'No operation of this service has this method and path.',
  causes: ['The path has a typo or lacks the version.', 'The operation uses another method.'],
  fix: ['Check the method and the path in the API reference. All paths of the API start with /api/v1.'],
});

export const bodyTooLarge = problem({
  slug: 'body-too-large',
  status: 413,
  title: 'The request body is too large',
  log: 'info',
  meaning: 'The body exceeds the size limit and was not read.',
  causes: ['The body contains a file or a very long list.'],
  fix: ['Send fewer items in one request.'],
});

export const mediaTypeRefused = problem({
  slug: 'media-type-refused',
  status: 415,
  title: 'The media type of the request body is not supported',
  log: 'info',
  meaning: 'The API accepts `application/json`; pages accept URL-encoded forms.',
  causes: ['The Content-Type header is missing or names another type.'],
  fix: ['Send `Content-Type: application/json` and a JSON body.'],
});

export const requestRefused = problem({
  slug: 'request-refused',
  status: 400,
  title: 'The request could not be read',
  log: 'info',
  meaning: 'The request is not valid HTTP, so it reached no operation.',
  causes: ['A header is malformed.', 'The address is not a valid URL.'],
  fix: ['Send the request again with a standard HTTP client.'],
});

export const slowDown = problem({
  slug: 'slow-down',
  status: 429,
  title: 'Too many requests',
  log: 'info',
  meaning: 'A rate limit was reached. The request had no effect and can be sent again after the wait.',
  causes: [
    'One credential, address or network sent more requests than the limit allows. A report counts as one request for each week of its range.',
    'The workspace has reached its maximum of running and waiting reports.',
  ],
  fix: ['Wait for the number of seconds in `Retry-After`, then try again.'],
});

/** A 429 with the wait in the body and in `Retry-After`. @param seconds whole, at least 1 */
export const slowDownFor = (seconds: number, detail?: string): Problem =>
  slowDown(detail, { retryAfterSeconds: seconds }, { headers: { 'retry-after': String(seconds) } });

export const unavailable = problem({
  slug: 'unavailable',
  status: 503,
  title: 'The service cannot reach its database',
  log: 'warn',
  meaning:
    'Until the database is available again, no credential can be checked and nothing can be written. Your credential is not the cause.',
  causes: ['The database is restarting, unreachable or too busy.'],
  fix: ['Wait for the number of seconds in `Retry-After`, then try again.'],
});

export const overtaken = problem({
  slug: 'overtaken',
  status: 503,
  title: 'The request conflicted with a concurrent request',
  log: 'warn',
  meaning:
    'Several requests changed the same records at the same time, and the database rolled this one back. Nothing was written; the same request can be sent again.',
  causes: ['Several requests changed the same records at the same time.'],
  fix: [
    'Wait for the number of seconds in `Retry-After`, then send the same request again, with the same `Idempotency-Key`.',
  ],
});

export const internal = problem({
  slug: 'internal',
  status: 500,
  title: 'Something went wrong on our side',
  log: 'error',
  meaning: 'An unexpected error occurred in this service. If the request was a change, it was not made.',
  causes: ['A bug. It was logged with the request id.'],
  fix: ['Try again once. If the error persists, report it with the `requestId`.'],
});
