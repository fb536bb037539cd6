import type { LocalPostgresOptions } from './local-postgres-options';

/** Only the private socket: no TCP port that conflicts or that other accounts or machines can reach. */
const FIXED = { listen_addresses: '', port: '5432', unix_socket_permissions: '0700' };

const DEFAULTS = {
  max_connections: '100',
  shared_buffers: '128MB',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_destination: 'stderr',
  logging_collector: 'off',
  log_line_prefix: '%m [%p] ',
  log_checkpoints: 'off',
  // User input must not be logged. Error messages contain values, and their DETAIL contains rows, so statement errors
  // go only to the caller. FATAL and LOG lines are kept.
  log_min_messages: 'log',
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
  log_statement: 'none',
  log_min_duration_statement: '-1',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
};

const UNDURABLE = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

/** The server's settings as command-line arguments, which override the files in the data folder. */
export function settingsArguments(options: LocalPostgresOptions, socketDir: string): string[] {
  const settings: Readonly<Record<string, string>> = {
    ...DEFAULTS,
    ...(options.durable === false ? UNDURABLE : {}),
    ...options.settings,
    ...FIXED,
    unix_socket_directories: socketDir,
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
