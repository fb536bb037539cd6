import { rmSync } from 'node:fs';
import type { TestServer } from './global-setup';

export default async function globalTeardown(): Promise<void> {
  const { testServer } = globalThis as unknown as { testServer: TestServer };
  await testServer.postgres.stop('immediate');
  rmSync(testServer.dir, { recursive: true, force: true });
}
