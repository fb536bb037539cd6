import { Injectable } from '@nestjs/common';
import type { Caller } from '../../access/principal';
import { Atomic } from '../../kernel/database/atomic';
import { assertSeen } from '../../kernel/http/seen-version';
import { AuditTrail } from '../audit';
import {
  NOTIFICATION_KINDS,
  type NotificationKind,
  type NotificationsChange,
  type NotificationsView,
} from './notifications.contract';
import { type NotificationRow, NotificationsRepository } from './notifications.repository';

/** The default for a person without settings: everything on, at version 0. */
const NOTHING_CHOSEN: NotificationRow = { muted: [], version: 0 };

/** The email settings of each person. Composers check them at the time of sending. */
@Injectable()
export class Notifications {
  constructor(
    private readonly settings: NotificationsRepository,
    private readonly trail: AuditTrail,
    private readonly atomic: Atomic,
  ) {}

  /** Whether a user wants a kind of email; false for an unknown user. */
  async wants(userId: string, kind: NotificationKind): Promise<boolean> {
    return (await this.settings.listWanting([userId], kind)).length > 0;
  }

  /** The given users who want a kind of email. */
  wanting(userIds: readonly string[], kind: NotificationKind): Promise<string[]> {
    return this.settings.listWanting(userIds, kind);
  }

  async get(caller: Caller): Promise<NotificationsView> {
    return viewOf(await this.rowOf(caller.userId));
  }

  /** @param seen the version the caller read @throws versionClash when it has changed since */
  change(caller: Caller, { switches }: NotificationsChange, seen?: number): Promise<NotificationsView> {
    return this.atomic.run(async () => {
      await this.settings.lockPerson(caller.userId);
      const row = await this.rowOf(caller.userId);
      assertSeen(row.version, seen);
      const chosen = new Map(switches.map(({ kind, isOn }) => [kind, isOn]));
      const muted = NOTIFICATION_KINDS.filter((kind) => !(chosen.get(kind) ?? !row.muted.includes(kind)));
      if (muted.join() === row.muted.join()) return viewOf(row);
      await this.settings.set(caller.userId, muted);
      const audited = { before: { muted: row.muted }, after: { muted } };
      await this.trail.ofPerson(caller.userId, caller, { action: 'notifications.changed', ...audited });
      return viewOf(await this.rowOf(caller.userId));
    });
  }

  private async rowOf(userId: string): Promise<NotificationRow> {
    return (await this.settings.find(userId)) ?? NOTHING_CHOSEN;
  }
}

const viewOf = ({ muted, version }: NotificationRow): NotificationsView => ({
  switches: NOTIFICATION_KINDS.map((kind) => ({ kind, isOn: !muted.includes(kind) })),
  version,
});
