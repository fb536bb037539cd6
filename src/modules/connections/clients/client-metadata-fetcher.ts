import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock/clock';
import { PublicFetch } from '../../../kernel/http/public-fetch';
import { Throttle } from '../../../kernel/throttle/throttle';
import { oauthRequest } from '../server/oauth-request-context';

const READS_PER_HOUR = 300;
const HOUR_SECONDS = 3600;
/** How long an answer is held, good or bad: nobody can have one address asked more often than this, from wherever. */
const HELD_MS = 60_000;
const HELD_MAX = 100;
/** JSON by any of its names; what people may upload elsewhere under a name of their own is served as something else. */
const JSON_TYPE = /^application\/([\w.-]+\+)?json(\s*;|$)/i;

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: ArrayBuffer;
}

interface Held {
  readonly until: number;
  readonly answer: Promise<Answer>;
}

/** What clients publish about themselves, read from outside: only where it is harmless to look, and not too often. */
@Injectable()
export class ClientMetadataFetcher {
  private readonly held = new Map<string, Held>();

  constructor(
    private readonly documents: PublicFetch,
    private readonly throttle: Throttle,
    private readonly clock: Clock,
  ) {}

  /** Whether a client's id is an address of a plain form, which its document may be read from. */
  mayRead(clientId: string): boolean {
    const { port, search, pathname, username } = new URL(clientId);
    return port === '' && search === '' && pathname.length >= 2 && username === '';
  }

  /**
   * A client's document, or its keys: the library keeps neither for clients that are known by their document.
   * @throws Error when it is not to be had, is not JSON, or too many were read for one network
   */
  async read(url: string | URL | Request): Promise<Response> {
    const address = new URL(url instanceof Request ? url.url : url).href;
    const known = this.find(address);
    if (known !== undefined) return responseOf(await known);
    await this.count();
    return responseOf(await (this.find(address) ?? this.ask(address)));
  }

  private find(address: string): Promise<Answer> | undefined {
    const known = this.held.get(address);
    return known && known.until > this.clock.now().getTime() ? known.answer : undefined;
  }

  private ask(address: string): Promise<Answer> {
    const answer = this.documents.get(new URL(address)).then(asJson);
    this.held.delete(address);
    this.held.set(address, { until: this.clock.now().getTime() + HELD_MS, answer });
    for (const oldest of this.held.keys()) if (this.held.size > HELD_MAX) this.held.delete(oldest);
    return answer;
  }

  /** @throws Error over the limit; it is not held against others who ask for the same. */
  private async count(): Promise<void> {
    const { network } = oauthRequest();
    // What a page reads of a request that was let in already is nobody's flood.
    if (network === 'unknown') return;
    const { count } = await this.throttle.add(`client-documents:${network}`, HOUR_SECONDS, this.clock.now());
    if (count > READS_PER_HOUR) throw new Error('too many documents for one network');
  }
}

async function asJson(answer: Response): Promise<Answer> {
  const { status, headers } = answer;
  if (!JSON_TYPE.test(headers.get('content-type') ?? '')) throw new Error('an answer that is not JSON');
  return { status, headers, body: await answer.arrayBuffer() };
}

const responseOf = ({ status, headers, body }: Answer): Response => new Response(body, { status, headers });
