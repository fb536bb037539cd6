import { Injectable } from '@nestjs/common';
import type { Principal } from '../../../access/principal';
import { Clock } from '../../../kernel/clock/clock';
import { assertSeen } from '../../../kernel/http/seen-version';
import { MembershipLock } from '../../members';
import { DECIDING, OWN_HOURS } from '../time-entries';
import { TimesheetNotifications } from './emails/timesheet-notifications';
import type { BulkDecision, TimesheetsDecided, TimesheetView } from './timesheets.contract';
import { timesheetNotFound, timesheetsIneligible } from './timesheets.problems';
import { TimesheetsRepository } from './timesheets.repository';
import { assertMay, type Obstacle, obstacleTo, storyAfter, type TimesheetAction } from './timesheets.rules';
import { TimesheetsService } from './timesheets.service';

/** An action on a timesheet. */
export interface Deed {
  readonly act: TimesheetAction;
  readonly note?: string | null | undefined;
  /** The version the caller last read, from `If-Match`. */
  readonly seen?: number | undefined;
  /** The same from the request body. If both are given, both must match. */
  readonly version?: number | undefined;
}

/** Submits, approves, rejects and cancels timesheets. */
@Injectable()
export class TimesheetDecisions {
  constructor(
    private readonly repository: TimesheetsRepository,
    private readonly timesheets: TimesheetsService,
    private readonly notifications: TimesheetNotifications,
    private readonly memberships: MembershipLock,
    private readonly clock: Clock,
  ) {}

  /**
   * Performs one action.
   * @throws timesheetNotFound, versionClash when the hours have changed since, timesheetState, timesheetIncomplete
   */
  decide(caller: Principal, timesheetId: string, deed: Deed): Promise<TimesheetView> {
    const need = deed.act === 'submit' ? OWN_HOURS : DECIDING;
    return this.memberships.withShared(caller, need, async (reaches) => {
      const [timesheet] = await this.held(caller, [timesheetId], reaches === 'own' ? caller.memberId : null);
      if (!timesheet) throw timesheetNotFound();
      assertSeen(timesheet.version, deed.seen);
      assertMay(deed.act, timesheet, deed.version ?? deed.seen);
      return this.take(caller, timesheet, deed);
    });
  }

  /** Performs an action on all timesheets or none. @throws timesheetsIneligible listing each one that prevents it */
  decideAll(caller: Principal, bulk: BulkDecision): Promise<TimesheetsDecided> {
    return this.memberships.withShared(caller, DECIDING, async () => {
      const inputs = bulk.timesheets;
      const found = await this.held(
        caller,
        inputs.map(({ id }) => id),
        null,
      );
      const byId = new Map(found.map((timesheet) => [timesheet.id, timesheet]));
      const rows = inputs.flatMap(({ id, version }) => {
        const timesheet = byId.get(id);
        const reason = timesheet ? obstacleTo(bulk.decision, timesheet, version) : 'not-found';
        return reason ? [ineligible(id, reason, timesheet)] : [];
      });
      if (rows.length > 0) throw timesheetsIneligible(undefined, { rows });
      const deed = { act: bulk.decision, note: 'note' in bulk ? bulk.note : null };
      const data: TimesheetView[] = [];
      for (const timesheet of found) data.push(await this.take(caller, timesheet, deed));
      return { data };
    });
  }

  /** Locks timesheets until the transaction ends, so that their hours cannot change, and returns them. */
  private async held(
    caller: Principal,
    ids: readonly string[],
    only: string | null,
  ): Promise<TimesheetView[]> {
    await this.repository.lock(caller.workspaceId, ids);
    return this.timesheets.views(caller, await this.repository.findAll(caller.workspaceId, ids, only));
  }

  private async take(
    caller: Principal,
    timesheet: TimesheetView,
    { act, note = null }: Deed,
  ): Promise<TimesheetView> {
    const by = { memberId: caller.memberId, note, now: this.clock.now() };
    await this.repository.write(caller.workspaceId, timesheet.id, storyAfter(act, timesheet, by));
    const [view] = await this.timesheets.views(
      caller,
      await this.repository.findAll(caller.workspaceId, [timesheet.id], null),
    );
    if (!view) throw timesheetNotFound();
    await this.notifications.recordAction(caller, act, { before: timesheet, after: view });
    return view;
  }
}

const ineligible = (id: string, reason: Obstacle | 'not-found', timesheet: TimesheetView | undefined) => ({
  id,
  reason,
  ...(timesheet ? { state: timesheet.state, version: timesheet.version } : {}),
});
