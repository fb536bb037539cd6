import type { Socket } from 'node:net';
import { type Forward, forwardTo } from './forward';

const SSL_REQUEST = 80_877_103;
/** Parameters that PgBouncer forwards or tracks. It refuses others unless ignore_startup_parameters lists them. */
const KNOWN = new Set([
  'user',
  'database',
  'application_name',
  'client_encoding',
  'datestyle',
  'timezone',
  'standard_conforming_strings',
]);

/** A proxy that acts like PgBouncer by default: one server connection per client connection, few parameters. */
export class StrictPooler {
  /** Whether it refuses unknown parameters. */
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

  /** Closes all connections, like a restart. */
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

/** The parameter names in a start-up packet: length, version, then zero-terminated names and values. */
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
