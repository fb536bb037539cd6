import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock/clock';
import { PublicFetch } from '../../../kernel/http/public-fetch';
import { Throttle } from '../../../kernel/throttle/throttle';
import { passage } from '../server/passage';

const FETCHES_PER_HOUR = 60;
const HOUR_SECONDS = 3600;

/** What clients publish about themselves, read from outside: only where it is harmless to look, and not too often. */
@Injectable()
export class Outside {
  constructor(
    private readonly documents: PublicFetch,
    private readonly throttle: Throttle,
    private readonly clock: Clock,
  ) {}

  /** Whether a client's document may be fetched now: an address of a plain form, and few of them from one network. */
  async mayRead(clientId: string): Promise<boolean> {
    const { port, search, pathname, username } = new URL(clientId);
    if (port !== '' || search !== '' || pathname.length < 2 || username !== '') return false;
    const bucket = `client-documents:${passage().network}`;
    const { count } = await this.throttle.add(bucket, HOUR_SECONDS, this.clock.now());
    return count <= FETCHES_PER_HOUR;
  }

  read(url: string | URL | Request): Promise<Response> {
    return this.documents.get(new URL(url instanceof Request ? url.url : url));
  }
}
