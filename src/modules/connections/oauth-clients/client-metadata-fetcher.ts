import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock/clock';
import { PublicFetch } from '../../../kernel/http/public-fetch';
import { Throttle } from '../../../kernel/throttle/throttle';

const READS_PER_HOUR = 300;
const HOUR_SECONDS = 3600;
/** How long a response is cached, good or bad. No URL is fetched more often than this. */
const HELD_MS = 60_000;
const HELD_MAX = 100;
/** JSON media types. Sites usually serve files that users upload with a different type. */
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

/** Fetches the metadata documents and keys of clients, only from public URLs and with a limit per network. */
@Injectable()
export class ClientMetadataFetcher {
  private readonly held = new Map<string, Held>();

  constructor(
    private readonly documents: PublicFetch,
    private readonly throttle: Throttle,
    private readonly clock: Clock,
  ) {}

  /** Whether a client id is a plain URL (no port, query or user name) that a metadata document can be fetched from. */
  mayRead(clientId: string): boolean {
    const { port, search, pathname, username } = new URL(clientId);
    return port === '' && search === '' && pathname.length >= 2 && username === '';
  }

  /**
   * Fetches a client's metadata document or its keys. The library stores neither for clients identified by a document.
   * @param network whose limit counts; undefined for a page, whose request was already counted
   * @throws Error when the URL is unreachable, the response is not JSON, or the network is over its limit
   */
  async read(url: string | URL | Request, network: string | undefined): Promise<Response> {
    const address = new URL(url instanceof Request ? url.url : url).href;
    const known = this.find(address);
    if (known !== undefined) return responseOf(await known);
    await this.count(network);
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

  /** @throws Error over the limit. The error is not cached, so other networks can still fetch the same URL. */
  private async count(network: string | undefined): Promise<void> {
    if (network === undefined) return;
    const { count } = await this.throttle.add(`client-documents:${network}`, HOUR_SECONDS, this.clock.now());
    if (count > READS_PER_HOUR) throw new Error('too many documents for one network');
  }
}

async function asJson(answer: Response): Promise<Answer> {
  const { status, headers } = answer;
  if (!JSON_TYPE.test(headers.get('content-type') ?? '')) throw new Error('the response is not JSON');
  return { status, headers, body: await answer.arrayBuffer() };
}

const responseOf = ({ status, headers, body }: Answer): Response => new Response(body, { status, headers });
