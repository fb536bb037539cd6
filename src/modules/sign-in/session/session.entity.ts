import { defineEntity, p } from '@mikro-orm/core';

const SessionSchema = defineEntity({
  name: 'Session',
  tableName: 'session',
  properties: {
    id: p.text().primary(),
    userId: p.text(),
    /** By the database's clock, as `member.sessions_from` is, so that processes with other clocks agree on the order. */
    beganAt: p.datetime().defaultRaw('clock_timestamp()'),
    lastSeenAt: p.datetime(),
    expiresAt: p.datetime(),
    endedAt: p.datetime().nullable(),
    userAgent: p.text().nullable(),
    network: p.text().nullable(),
  },
  indexes: [{ properties: ['userId'], name: 'session_user_id_index' }],
});

/** One sign-in of one person in one browser; it reaches all of that person's workspaces. */
export class Session extends SessionSchema.class {}
SessionSchema.setClass(Session);
