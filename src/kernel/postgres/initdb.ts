import { spawn } from 'node:child_process';
import { OperatorFault } from '../process/operator-fault';
import { type Account, CLEAN_ENVIRONMENT, runAs } from './account';
import { dataArgument } from './data-argument';

const TAIL_CHARACTERS = 2_000;

/** PostgreSQL's built-in locale and not the machine's, so that sort orders stay the same on all machines. */
const CLUSTER = ['-U', 'keyshift', '-A', 'trust', '--no-instructions', '-E', 'UTF8'];
const LOCALE = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];

interface Making {
  readonly account: Account;
  /** Whether to flush the new cluster to disk. */
  readonly durable: boolean;
}

/**
 * Creates a new cluster in an empty folder of the account.
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
          new OperatorFault(`initdb as "${account.name}" exited with ${code ?? signal}: ${output.trim()}`),
        );
    });
  });
}
