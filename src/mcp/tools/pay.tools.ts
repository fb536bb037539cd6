import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Principal } from '../../access/principal';
import { MemberId } from '../../modules/members';
import {
  MemberPayChange,
  MemberPayInput,
  MemberPayPage,
  PayChangeId,
  PayChangesService,
  PayChangeView,
  PayQuery,
  PayVoidingService,
  VoidInput,
} from '../../modules/pay-rates';
import { ADDS, ENDS, READS, Tool } from '../tool';
import { Seen } from './seen';

const OfMember = PayQuery.extend({ memberId: MemberId });
const NewPay = z.strictObject({ memberId: MemberId, pay: MemberPayInput });
const Voided = z.object({ change: PayChangeView });
const Voiding = VoidInput.extend({ payChangeId: PayChangeId, version: Seen });

/** What members are paid. */
@Injectable()
export class PayTools {
  constructor(
    private readonly pay: PayChangesService,
    private readonly voiding: PayVoidingService,
  ) {}

  @Tool({
    name: 'list_member_pay',
    title: 'List what a member is paid',
    description:
      'Lists one member’s pay, the latest day first; each change counts from its day until the next one. Amounts are minor units of the currency (2150 is 21.50), for an hour or a year as `kind` says. An employee sees only their own. Changes nothing.',
    operation: 'listMemberPay',
    input: OfMember,
    output: MemberPayPage,
    effect: READS,
  })
  list(caller: Principal, { memberId, ...query }: z.infer<typeof OfMember>): Promise<MemberPayPage> {
    return this.pay.list(caller, memberId, query);
  }

  @Tool({
    name: 'set_member_pay',
    title: 'Set what a member is paid',
    description:
      'Adds a change of one member’s pay from a day on; the day may lie behind or ahead, and reports of past days follow at once. Amounts are minor units (2150 is 21.50). Show the person the amount, the kind and the day before you do this.',
    operation: 'setMemberPay',
    input: NewPay,
    output: MemberPayChange,
    effect: ADDS,
  })
  add(caller: Principal, { memberId, pay }: z.infer<typeof NewPay>): Promise<MemberPayChange> {
    return this.pay.add(caller, memberId, pay);
  }

  @Tool({
    name: 'void_pay_change',
    title: 'Void a change of pay',
    description:
      'Takes back one change of pay that was wrong, with a reason; it stays in the history and the one before it applies on. Reports of past days follow at once.',
    operation: 'voidPayChange',
    input: Voiding,
    output: Voided,
    effect: ENDS,
  })
  async void(caller: Principal, args: z.infer<typeof Voiding>): Promise<z.input<typeof Voided>> {
    const { payChangeId, version, reason } = args;
    return { change: await this.voiding.void(caller, payChangeId, { reason }, version) };
  }
}
