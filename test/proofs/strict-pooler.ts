import type { Socket } from 'node:net';
import { type Forward, forwardTo } from './forward';

const SSL_REQUEST = 80_877_103;
/** What PgBouncer passes on or keeps by itself; anything else it refuses, unless ignore_startup_parameters names it. */
const KNOWN = new Set([
  'user',
  'database',
  'application_name',
  'client_encoding',
  'datestyle',
  'timezone',
  'standard_conforming_strings',
]);

/** Stands before a server as PgBouncer does by default: one connection of it for each of a client, and few parameters. */
export class StrictPooler {
  /** Whether it refuses the parameters that it does not know. */
  isStrict = true;
  private forward: Forward | undefined;
  private readonly clients = new Set<Socket>();

  static async open(socketPath: string): Promise<StrictPooler> {
    const pooler = new StrictPooler();
    pooler.forward = await forwardTo(socketPath, (client, server) => pooler.greet(client, server));
    return pooler;
  }

  get port(): number {
    return this.forward?.port ?? 0;
  }

  /** Ends all connections, as a restart does. */
  drop(): void {
    for (const client of this.clients) client.destroy();
  }

  async close(): Promise<void> {
    await this.forward?.close();
  }

  private greet(client: Socket, server: Socket): void {
    this.clients.add(client);
    client.once('data', (packet) => {
      if (packet.readInt32BE(4) === SSL_REQUEST) {
        client.write('N');
        this.greet(client, server);
        return;
      }
      const refused = this.isStrict ? parametersOf(packet).find((name) => !KNOWN.has(name)) : undefined;
      if (refused) client.end(errorResponse(`unsupported startup parameter: ${refused}`));
      else {
        server.write(packet);
        client.pipe(server);
        server.pipe(client);
      }
    });
  }
}

/** The names in a start-up packet: after its length and version, names and values, each ended by a zero byte. */
function parametersOf(packet: Buffer): string[] {
  const words = packet.toString('latin1', 8).split('\0');
  return words.filter((word, at) => at % 2 === 0 && word !== '').map((name) => name.toLowerCase());
}

function errorResponse(words: string): Buffer {
  const fields = Buffer.from(`SFATAL\0C08P01\0M${words}\0\0`);
  const head = Buffer.alloc(5);
  head.write('E');
  head.writeInt32BE(fields.length + 4, 1);
  return Buffer.concat([head, fields]);
}
