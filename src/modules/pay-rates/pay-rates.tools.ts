import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Principal } from '../../access/principal';
import { ADDS, ENDS, READS, Seen, Tool, Tools } from '../../mcp';
import { MemberId } from '../members';
import { PayChangesService } from './pay-changes.service';
import {
  MemberPayChange,
  MemberPayInput,
  MemberPayPage,
  PayChangeId,
  PayChangeView,
  PayQuery,
  VoidInput,
} from './pay-rates.contract';

const OfMember = PayQuery.extend({ memberId: MemberId });
const NewPay = z.strictObject({ memberId: MemberId, pay: MemberPayInput });
const Voided = z.object({ change: PayChangeView });
const Voiding = VoidInput.extend({ payChangeId: PayChangeId, version: Seen });

/** What members are paid. */
@Injectable()
@Tools('pay_rates')
export class PayTools {
  constructor(private readonly pay: PayChangesService) {}

  @Tool({
    name: 'list_member_pay',
    title: 'List what a member is paid',
    description:
      'Lists the pay changes of one member, latest effective day first. Each change applies from its day until the next one. Amounts are in minor units of the currency (2150 is 21.50), per hour or per year depending on `kind`. Employees see only their own. Changes nothing.',
    operation: 'listMemberPay',
    input: OfMember,
    output: MemberPayPage,
    effect: READS,
  })
  list(caller: Principal, { memberId, ...query }: z.infer<typeof OfMember>): Promise<MemberPayPage> {
    return this.pay.listMemberPay(caller, memberId, query);
  }

  @Tool({
    name: 'set_member_pay',
    title: 'Set what a member is paid',
    description:
      'Adds a pay change for one member, effective from a past or future day. Reports of past days are updated at once. Amounts are in minor units (2150 is 21.50). Show the person the amount, the kind and the day before you do this.',
    operation: 'setMemberPay',
    input: NewPay,
    output: MemberPayChange,
    effect: ADDS,
  })
  add(caller: Principal, { memberId, pay }: z.infer<typeof NewPay>): Promise<MemberPayChange> {
    return this.pay.setMemberPay(caller, memberId, pay);
  }

  @Tool({
    name: 'void_pay_change',
    title: 'Void a pay change',
    description:
      'Voids one incorrect pay change, with a reason. It stays in the history, and the previous change applies again. Reports of past days are updated at once.',
    operation: 'voidPayChange',
    input: Voiding,
    output: Voided,
    effect: ENDS,
  })
  async void(caller: Principal, args: z.infer<typeof Voiding>): Promise<z.input<typeof Voided>> {
    const { payChangeId, version, reason } = args;
    return { change: await this.pay.void(caller, payChangeId, { reason }, version) };
  }
}
