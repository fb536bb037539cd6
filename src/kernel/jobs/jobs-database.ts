/** How the jobs reach their database: a few connections of their own, so that a busy pool never holds them up. */
export interface JobsDatabase {
  readonly host: string;
  readonly port?: number;
  readonly user: string;
  readonly password?: string;
  readonly database: string;
  readonly max: number;
  readonly ssl?: boolean;
}

export interface JobsOptions {
  readonly database: JobsDatabase;
  /** How often a free process looks for work that nobody told it of. */
  readonly pollSeconds: number;
}

export const JOBS_OPTIONS = Symbol('JOBS_OPTIONS');
