import type { VNode } from 'preact';

/** Redirects after a successful form. RFC 9110 section 15.4.4: the next request is a GET. */
export class SeeOther {
  /** @param address a path of this service */
  constructor(readonly address: string) {}
}

/** A page with another status than 200: a form with errors, an expired link. */
export class PageResponse {
  constructor(
    readonly status: number,
    readonly page: VNode,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {}
}

/** What a page route can return. */
export type PageAnswer = VNode | PageResponse | SeeOther;
