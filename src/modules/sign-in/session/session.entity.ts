import { defineEntity, p } from '@mikro-orm/core';

const SessionSchema = defineEntity({
  name: 'Session',
  tableName: 'session',
  properties: {
    id: p.text().primary(),
    userId: p.text(),
    /** By the database's clock, as `member.sessions_from` is, so that processes with other clocks agree on the order. */
    beganAt: p.datetime().defaultRaw('clock_timestamp()'),
    /** When the person proved their address to get in, by the service's clock; a session out of another has that one's. */
    signedInAt: p.datetime().defaultRaw('clock_timestamp()'),
    /** When the person last typed a code that was mailed to them, in this session. */
    provedAt: p.datetime().nullable(),
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
