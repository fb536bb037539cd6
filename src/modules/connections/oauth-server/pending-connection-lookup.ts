import { Injectable } from '@nestjs/common';
import type { Browser } from '../../../console/http/browser';
import { OriginBrowserCookie, requestIn } from './origin-browser-cookie';
import { PendingRequests } from './pending-requests';

/** A pending connection, as the sign-in pages show it. */
export interface PendingConnection {
  readonly clientName: string;
  /** Whether it started in this browser, the only one that can finish it. */
  readonly isHere: boolean;
}

/** Finds the pending connection that the user signs in for. */
@Injectable()
export class PendingConnectionLookup {
  constructor(
    private readonly requests: PendingRequests,
    private readonly started: OriginBrowserCookie,
  ) {}

  /** @param path where the user is going @returns undefined when that is not a pending connection */
  async findByPath(
    path: string | null | undefined,
    browser: Browser,
  ): Promise<PendingConnection | undefined> {
    const uid = requestIn(path);
    const clientName = uid && (await this.requests.clientNameOf(uid));
    return clientName ? { clientName, isHere: this.started.has(browser, uid) } : undefined;
  }
}
