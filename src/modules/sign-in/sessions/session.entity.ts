import { defineEntity, p } from '@mikro-orm/core';

export const SessionSchema = defineEntity({
  name: 'Session',
  tableName: 'session',
  properties: {
    id: p.text().primary(),
    userId: p.text(),
    /** By the database's clock, like `member.sessions_from`, so that the order does not depend on a process's clock. */
    beganAt: p.datetime().defaultRaw('clock_timestamp()'),
    /** When the user verified their address, by the service's clock. A session started from another one inherits it. */
    signedInAt: p.datetime().defaultRaw('clock_timestamp()'),
    /** When the user last typed an emailed code in this session. */
    provedAt: p.datetime().nullable(),
    lastSeenAt: p.datetime(),
    expiresAt: p.datetime(),
    endedAt: p.datetime().nullable(),
    userAgent: p.text().nullable(),
    network: p.text().nullable(),
  },
  indexes: [{ properties: ['userId'], name: 'session_user_id_index' }],
});

/** One sign-in of one user in one browser, with access to all of their workspaces. */
export class Session extends SessionSchema.class {}
SessionSchema.setClass(Session);
