import { rmSync } from 'node:fs';
import type { TestServer } from './global-setup';
import { scanForSecrets } from './secrets/secret-scan';

export default async function globalTeardown(): Promise<void> {
  const { testServer } = globalThis as unknown as { testServer: TestServer };
  try {
    process.stdout.write(`\n${await scanForSecrets()}\n`);
  } catch (error) {
    // The closing line counts this failure, because Jest does not count failures after the tests.
    Object.assign(globalThis, { failedAtTheEnd: 1 });
    throw error;
  } finally {
    await testServer.postgres.stop('immediate');
    rmSync(testServer.dir, { recursive: true, force: true });
  }
}
