import { Body, Get, Param, Post, Query } from '@nestjs/common';
import { ApiController } from '../../access/api-controller';
import { Allow, Who } from '../../access/doors';
import type { Principal } from '../../access/principal';
import { Answers } from '../../kernel/http/operation';
import { SeenVersion } from '../../kernel/http/seen-version';
import { versionClash } from '../../kernel/problem/version.problems';
import { MemberId, memberNotFound } from '../members';
import { PayChangesService } from './pay-changes.service';
import {
  MemberPayChange,
  MemberPayPage,
  MemberPayWish,
  PayChangeId,
  PayChangeView,
  PayQuery,
  VoidWish,
} from './pay-rates.contract';
import { currencyForeign, payAlreadySet, payChangeNotFound, payChangeVoided } from './pay-rates.problems';
import { PayVoidingService } from './pay-voiding.service';

@ApiController('pay', 'Pay rates')
export class PayRatesController {
  constructor(
    private readonly pay: PayChangesService,
    private readonly voiding: PayVoidingService,
  ) {}

  @Get('members/:memberId')
  @Allow('pay_rates:read', 'own')
  @Answers({
    id: 'listMemberPay',
    summary: 'List what a member is paid',
    description:
      'Latest day first. Each change counts from its day until the next one. An employee sees their own.',
    answer: { status: 200, says: 'A page of changes.', schema: MemberPayPage },
    refuses: [memberNotFound],
  })
  list(
    @Who() who: Principal,
    @Param('memberId', { schema: MemberId }) memberId: string,
    @Query({ schema: PayQuery }) query: PayQuery,
  ): Promise<MemberPayPage> {
    return this.pay.list(who, memberId, query);
  }

  @Post('members/:memberId')
  @Allow('pay_rates:edit', 'all')
  @Answers({
    id: 'setMemberPay',
    summary: 'Set what a member is paid from a day on',
    description:
      'Adds a change to the history; it may lie behind or ahead. One that was wrong is voided, never edited. Reports of past days follow at once.',
    answer: { status: 201, says: 'The change.', schema: MemberPayChange },
    example: {
      effectiveOn: '2026-01-01',
      kind: 'hourly',
      rate: { amount: 2150, currency: 'USD' },
      isOvertimeExempt: false,
      paySchedule: 'biweekly',
      anchoredOn: '2026-01-04',
    },
    refuses: [memberNotFound, payAlreadySet, currencyForeign],
  })
  add(
    @Who() who: Principal,
    @Param('memberId', { schema: MemberId }) memberId: string,
    @Body({ schema: MemberPayWish }) wish: MemberPayWish,
  ): Promise<MemberPayChange> {
    return this.pay.add(who, memberId, wish);
  }

  @Post('changes/:payChangeId/void')
  @Allow('pay_rates:edit', 'all')
  @Answers({
    id: 'voidPayChange',
    summary: 'Void a change of pay',
    description:
      'The change stays in the history and counts for nothing: the one before it applies on. Reports of past days follow at once.',
    answer: { status: 200, says: 'The change, voided.', schema: PayChangeView },
    example: { reason: 'Typed for the wrong person.' },
    refuses: [payChangeNotFound, payChangeVoided, versionClash],
  })
  void(
    @Who() who: Principal,
    @Param('payChangeId', { schema: PayChangeId }) changeId: string,
    @Body({ schema: VoidWish }) wish: VoidWish,
    @SeenVersion() seen: number | undefined,
  ): Promise<PayChangeView> {
    return this.voiding.void(who, changeId, wish, seen);
  }
}
