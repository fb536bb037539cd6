import { spawn } from 'node:child_process';
import { OperatorFault } from '../process/operator-fault';
import { type Account, CLEAN_ENVIRONMENT, runAs } from './account';
import { dataArgument } from './data-argument';

const TAIL_CHARACTERS = 2_000;

/** The locale is PostgreSQL's own and not the machine's, so that texts sort alike everywhere and after upgrades. */
const CLUSTER = ['-U', 'keyshift', '-A', 'trust', '--no-instructions', '-E', 'UTF8'];
const LOCALE = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];

interface Making {
  readonly account: Account;
  /** Whether to wait until all of it is on the disk. */
  readonly durable: boolean;
}

/**
 * Fills an empty folder of the account with a new cluster.
 * @throws with the end of initdb's output
 */
export function runInitdb(initdb: string, dataDir: string, { account, durable }: Making): Promise<void> {
  const args = [
    '-D',
    dataArgument(account, dataDir),
    ...CLUSTER,
    ...LOCALE,
    ...(durable ? [] : ['--no-sync']),
  ];
  return new Promise((resolve, reject) => {
    const child = spawn(initdb, args, {
      ...runAs(account),
      cwd: dataDir,
      env: CLEAN_ENVIRONMENT,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const keep = (chunk: Buffer) => {
      output = (output + chunk.toString()).slice(-TAIL_CHARACTERS);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.once('error', reject);
    child.once('close', (code, signal) => {
      if (code === 0) resolve();
      else
        reject(
          new OperatorFault(`initdb as "${account.name}" ended with ${code ?? signal}: ${output.trim()}`),
        );
    });
  });
}
