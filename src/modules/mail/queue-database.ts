/** How the queue reaches its database: a few connections of its own, so that a busy pool never holds up mail. */
export interface QueueDatabase {
  readonly host: string;
  readonly port?: number;
  readonly user: string;
  readonly password?: string;
  readonly database: string;
  readonly max: number;
  readonly ssl?: boolean;
}

export const QUEUE_DATABASE = Symbol('QUEUE_DATABASE');
