import type { ConstructorOptions } from 'pg-boss';

/** How the jobs reach their database: a few connections of their own, so that a busy pool never holds them up. */
export type JobsDatabase = Pick<
  ConstructorOptions,
  'host' | 'port' | 'user' | 'password' | 'database' | 'ssl' | 'max'
>;

export interface JobsOptions {
  readonly database: JobsDatabase;
  /** How often a free process looks for work that nobody told it of. */
  readonly pollSeconds: number;
}

export const JOBS_OPTIONS = Symbol('JOBS_OPTIONS');
