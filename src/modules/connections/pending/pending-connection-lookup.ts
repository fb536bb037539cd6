import { Injectable } from '@nestjs/common';
import type { Browser } from '../../../console/browser';
import { OriginBrowserCookie, requestIn } from './origin-browser-cookie';
import { PendingRequests } from './pending-requests';

/** A connection that a person is about to make, as the pages before it speak of it. */
export interface Bound {
  readonly clientName: string;
  /** Whether it began in this browser, where alone it can be finished. */
  readonly isHere: boolean;
}

/** Tells the pages of signing in what a person who is on the way to a consent wants there. */
@Injectable()
export class PendingConnectionLookup {
  constructor(
    private readonly requests: PendingRequests,
    private readonly started: OriginBrowserCookie,
  ) {}

  /** @param path where the person is going @returns undefined when that is no pending connection */
  async to(path: string | null | undefined, browser: Browser): Promise<Bound | undefined> {
    const uid = requestIn(path);
    const clientName = uid && (await this.requests.clientNameOf(uid));
    return clientName ? { clientName, isHere: this.started.has(browser, uid) } : undefined;
  }
}
