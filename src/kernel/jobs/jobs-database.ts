import type { ConstructorOptions } from 'pg-boss';

/** The connection options of the job queue, which has its own pool so that a busy main pool does not delay jobs. */
export type JobsDatabase = Pick<
  ConstructorOptions,
  'host' | 'port' | 'user' | 'password' | 'database' | 'ssl' | 'max'
>;

export interface JobsOptions {
  readonly database: JobsDatabase;
  /** How often a process polls for jobs that it got no notification for. */
  readonly pollSeconds: number;
}

export const JOBS_OPTIONS = Symbol('JOBS_OPTIONS');
