const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
];

/** What a page can load and run: its own files, nothing inline, no strings parsed as HTML. */
export const PAGE_CSP = [...POLICY, "img-src 'self'", "require-trusted-types-for 'script'"].join('; ');

/** The same for the API explorer, whose script builds its own markup and shows small inlined images. */
export const EXPLORER_CSP = [...POLICY, "img-src 'self' data:"].join('; ');

const DOCUMENT_HEADERS = {
  // Not `no-referrer`: Chromium would send `Origin: null` with forms, and the same-site check would refuse them.
  'Referrer-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
} as const;

/** Headers of every response other than JSON. */
export const PAGE_HEADERS = {
  'Content-Security-Policy': PAGE_CSP,
  // Applies to all page routes, including downloads and redirects. Static files override it.
  'Cache-Control': 'no-store',
  ...DOCUMENT_HEADERS,
} as const;

/** Headers of `/api/explorer`. */
export const EXPLORER_HEADERS = { 'Content-Security-Policy': EXPLORER_CSP, ...DOCUMENT_HEADERS } as const;

/** Headers of every JSON response: never a document, never cached. */
export const API_HEADERS = {
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'private, no-store',
  'Referrer-Policy': 'no-referrer',
} as const;
