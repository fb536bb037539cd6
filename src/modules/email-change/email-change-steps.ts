import { Injectable } from '@nestjs/common';
import { after, Clock } from '../../kernel/clock/clock';
import { Atomic } from '../../kernel/database/atomic';
import type { Visit } from '../../kernel/http/visit';
import { digestOf } from '../../kernel/secret/secret';
import { AuditTrail } from '../audit';
import { emailChangeDead } from './email-change.problems';
import { type ChangeRow, EmailChangeRepository } from './email-change.repository';
import {
  type ChangeState,
  changeState,
  READY,
  STEP_SECONDS,
  type Step,
  UNDO_SECONDS,
} from './email-change.rules';
import { EmailMoves } from './email-moves';

/** A change as seen through one of its links; `unknown` for a link that never existed or was truncated. */
export interface Glimpse {
  readonly state: ChangeState | 'unknown';
  readonly change: ChangeRow | undefined;
}

/** The actions behind the links in the emails. Each works once; viewing a link changes nothing. */
@Injectable()
export class EmailChangeSteps {
  constructor(
    private readonly changes: EmailChangeRepository,
    private readonly moves: EmailMoves,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
    private readonly atomic: Atomic,
  ) {}

  async look(step: Step, token: string): Promise<Glimpse> {
    const change = await this.changes.findByToken(step, digestOf(token));
    return { change, state: change ? changeState(change, this.clock.now()) : 'unknown' };
  }

  /** Approved from the old address: emails a link to the new one. @throws emailChangeDead; slowDown after too many */
  approve(token: string, visit: Visit): Promise<ChangeRow> {
    return this.atomic.run(async () => {
      const change = await this.ready('approve', token);
      const now = this.clock.now();
      const isTaken = await this.changes.takeApproved(change.id, now, after(now, STEP_SECONDS));
      if (!isTaken) throw emailChangeDead();
      await this.moves.notifyNew(change);
      await this.record(change, visit, {
        action: 'email.change_approved',
        after: { email: change.newEmail },
      });
      return change;
    });
  }

  /** Rejected from the old address: cancels the change and ends all sessions. @throws emailChangeDead */
  stop(token: string, visit: Visit): Promise<ChangeRow> {
    return this.atomic.run(async () => {
      const { change, state } = await this.look('approve', token);
      if (!change || (state !== 'asked' && state !== 'approved')) throw emailChangeDead();
      const sessions = await this.moves.endSessions(change);
      if (!(await this.changes.cancelPending(change.userId, this.clock.now()))) throw emailChangeDead();
      await this.record(change, visit, { action: 'email.change_cancelled', after: { sessions } });
      return change;
    });
  }

  /**
   * Confirmed from the new address: changes the person's address and ends all sessions except this one.
   * @throws emailChangeDead; emailTaken when another account has taken the address meanwhile
   */
  confirm(token: string, sessionId: string, visit: Visit): Promise<ChangeRow> {
    return this.atomic.run(async () => {
      const change = await this.ready('confirm', token);
      const { oldEmail, newEmail } = change;
      await this.moves.lock(change);
      const now = this.clock.now();
      const undoUntil = after(now, UNDO_SECONDS);
      if (!(await this.changes.takeChanged(change.id, now, undoUntil))) throw emailChangeDead();
      const sessions = await this.moves.goOver(change, now, sessionId);
      const move = { before: { email: oldEmail }, after: { email: newEmail, sessions } };
      await this.record(change, visit, { action: 'email.changed', ...move });
      return { ...change, undoUntil };
    });
  }

  /** Undone from the old address: restores it and ends all sessions. @throws emailChangeDead */
  undo(token: string, visit: Visit): Promise<ChangeRow> {
    return this.atomic.run(async () => {
      const change = await this.ready('undo', token);
      const email = await this.moves.lockCurrent(change);
      const now = this.clock.now();
      const undone = await this.changes.takeUndone(change, now);
      if (undone.length === 0) throw emailChangeDead();
      const sessions = await this.moves.goBack(change, { from: email, undone, now });
      const move = { before: { email }, after: { email: change.oldEmail, sessions } };
      await this.record(change, visit, { action: 'email.change_undone', ...move });
      return change;
    });
  }

  private async ready(step: Step, token: string): Promise<ChangeRow> {
    const { change, state } = await this.look(step, token);
    if (!change || state !== READY[step]) throw emailChangeDead();
    return change;
  }

  private record(
    { userId, name, oldEmail }: ChangeRow,
    via: Visit,
    happening: Parameters<AuditTrail['ofPerson']>[2],
  ): Promise<void> {
    const user = { id: userId, name, email: oldEmail };
    return this.trail.ofPerson(userId, { user, via }, happening);
  }
}
