import type { VNode } from 'preact';

/** What a form that succeeded answers: go and look there. RFC 9110 section 15.4.4: the next request is a GET. */
export class SeeOther {
  /** @param address a path of this service */
  constructor(readonly address: string) {}
}

/** A page that is not a plain success: a form with errors, a link that is spent. */
export class PageResponse {
  constructor(
    readonly status: number,
    readonly page: VNode,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {}
}

/** What a page route may answer with. */
export type PageAnswer = VNode | PageResponse | SeeOther;
