import { Injectable } from '@nestjs/common';
import type { Principal } from '../../../access/principal';
import { Clock } from '../../../kernel/clock/clock';
import { assertSeen } from '../../../kernel/http/seen-version';
import { Seats } from '../../members';
import { DECIDING, OWN_HOURS } from '../entries/time-entries.rules';
import { SheetNews } from '../news/sheet-news';
import type { BulkDecision, TimesheetsDecided, TimesheetView } from './timesheets.contract';
import { timesheetNotFound, timesheetsIneligible } from './timesheets.problems';
import { TimesheetsRepository } from './timesheets.repository';
import { assertMay, type Obstacle, obstacleTo, type SheetAct, storyAfter } from './timesheets.rules';
import { TimesheetsService } from './timesheets.service';

/** What is to happen to a timesheet. */
export interface Deed {
  readonly act: SheetAct;
  readonly note?: string | null | undefined;
  /** The version the actor looked at. */
  readonly seen?: number | undefined;
  /** The same as the body says it; where both are said, both have to fit. */
  readonly version?: number | undefined;
}

/** Submissions and decisions: the steps of a timesheet from state to state. */
@Injectable()
export class SheetDecisions {
  constructor(
    private readonly sheets: TimesheetsRepository,
    private readonly timesheets: TimesheetsService,
    private readonly news: SheetNews,
    private readonly seats: Seats,
    private readonly clock: Clock,
  ) {}

  /**
   * Takes one step.
   * @throws timesheetNotFound, versionClash when the hours changed since, timesheetState, timesheetIncomplete
   */
  decide(who: Principal, sheetId: string, deed: Deed): Promise<TimesheetView> {
    const need = deed.act === 'submit' ? OWN_HOURS : DECIDING;
    return this.seats.alongside(who, need, async (reaches) => {
      const [sheet] = await this.held(who, [sheetId], reaches === 'own' ? who.memberId : null);
      if (!sheet) throw timesheetNotFound();
      assertSeen(sheet.version, deed.seen);
      assertMay(deed.act, sheet, deed.version ?? deed.seen);
      return this.take(who, sheet, deed);
    });
  }

  /** Takes a step with all, or with none. @throws timesheetsIneligible naming each in the way */
  decideAll(who: Principal, bulk: BulkDecision): Promise<TimesheetsDecided> {
    return this.seats.alongside(who, DECIDING, async () => {
      const wishes = bulk.timesheets;
      const found = await this.held(
        who,
        wishes.map(({ id }) => id),
        null,
      );
      const byId = new Map(found.map((sheet) => [sheet.id, sheet]));
      const rows = wishes.flatMap(({ id, version }) => {
        const sheet = byId.get(id);
        const reason = sheet ? obstacleTo(bulk.decision, sheet, version) : 'not-found';
        return reason ? [ineligible(id, reason, sheet)] : [];
      });
      if (rows.length > 0) throw timesheetsIneligible(undefined, { rows });
      const deed = { act: bulk.decision, note: 'note' in bulk ? bulk.note : null };
      const data: TimesheetView[] = [];
      for (const sheet of found) data.push(await this.take(who, sheet, deed));
      return { data };
    });
  }

  /** Timesheets as they are, held until the transaction ends: their hours cannot change any more. */
  private async held(who: Principal, ids: readonly string[], only: string | null): Promise<TimesheetView[]> {
    await this.sheets.lock(who.workspaceId, ids);
    return this.timesheets.views(who, await this.sheets.findAll(who.workspaceId, ids, only));
  }

  private async take(
    who: Principal,
    sheet: TimesheetView,
    { act, note = null }: Deed,
  ): Promise<TimesheetView> {
    const by = { memberId: who.memberId, note, now: this.clock.now() };
    await this.sheets.write(who.workspaceId, sheet.id, storyAfter(act, sheet, by));
    const [view] = await this.timesheets.views(
      who,
      await this.sheets.findAll(who.workspaceId, [sheet.id], null),
    );
    if (!view) throw timesheetNotFound();
    await this.news.of(who, act, { before: sheet, after: view });
    return view;
  }
}

const ineligible = (id: string, reason: Obstacle | 'not-found', sheet: TimesheetView | undefined) => ({
  id,
  reason,
  ...(sheet ? { state: sheet.state, version: sheet.version } : {}),
});
