/**
 * A program that uses only the generated client. The spec copies it next to `client/` and the month scenario,
 * type-checks it and runs it against a server. It does a payroll clerk's work and prints its results for the spec.
 */

import { randomUUID } from 'node:crypto';
import { client } from './client/client.gen.js';
import {
  addJob,
  addTimeEntry,
  changeTimeEntry,
  decideTimesheets,
  getMe,
  getPayrollReadiness,
  getPayrollSummary,
  inviteMembers,
  listMembers,
  listTimesheets,
  setEmployment,
  setJobPay,
  setMemberPay,
  setOvertimeRules,
  setSchedule,
  voidPayChange,
} from './client/index.js';
import * as story from './month-scenario.js';

const [origin, key] = process.argv.slice(2);
if (!origin || !key) throw new Error('clerk <origin> <key>');
client.setConfig({ baseUrl: origin, auth: key });

const throwOnError = true;
/** Makes retries of a request safe. */
const once = () => ({ headers: { 'Idempotency-Key': randomUUID() }, throwOnError: true as const });

const me = await getMe({ throwOnError });
const { data: members } = await listMembers({ query: { limit: 100 }, throwOnError });
const idOf = (name: story.Name): string => {
  const member = members.data.find((one) => one.name === name);
  if (!member) throw new Error(`no member named ${name}`);
  return member.id;
};

await setOvertimeRules({ body: { preset: 'federal' }, throwOnError });
await setSchedule({ body: story.SCHEDULE, throwOnError });
const { data: job } = await addJob({ body: { name: 'Deliveries' }, ...once() });
await setJobPay({ path: { jobId: job.id }, body: story.DELIVERY_RATE, ...once() });
for (const name of ['Ann', 'Bob', 'Cleo', 'Eve'] as const)
  await setMemberPay({ path: { memberId: idOf(name) }, body: story.PAY[name], ...once() });
await setEmployment({ path: { memberId: idOf('Cleo') }, body: story.CLEOS_RECORD, throwOnError });
const { data: wrong } = await setMemberPay({
  path: { memberId: idOf('Eve') },
  body: story.EVES_WRONG_PAY,
  ...once(),
});

let slip = '';
for (const { caller, inAt, outAt, isDelivery, isSlip } of story.SHIFTS) {
  const body = { memberId: idOf(caller), inAt, outAt, jobId: isDelivery ? job.id : null };
  const { data: entry } = await addTimeEntry({ body, ...once() });
  if (isSlip) slip = entry.id;
}

async function readiness() {
  const { data } = await getPayrollReadiness({ query: story.SCENARIO_MONTH, throwOnError });
  return data;
}

/** All timesheets of the month, each with the version that was read. */
async function look() {
  const { data: timesheets } = await listTimesheets({
    query: { ...story.SCENARIO_MONTH, limit: 100 },
    throwOnError,
  });
  return timesheets.data.map(({ id, version }) => ({ id, version }));
}

/** The payroll summary by member name. */
async function summary(query: { from: string; to: string }): Promise<Record<string, story.Facts>> {
  const { data } = await getPayrollSummary({ query, throwOnError });
  return Object.fromEntries(data.rows.map((row) => [String(row.memberName), reported(row)]));
}

function reported(row: { [key: string]: unknown }): story.Facts {
  const cents = (key: string): number | null => {
    const money = row[key];
    return typeof money === 'object' && money !== null && 'amount' in money ? Number(money.amount) : null;
  };
  return {
    hours: Number(row.workedSeconds) / 3600,
    overtimeHours: Number(row.overtimeSeconds) / 3600,
    regular: cents('regularPay'),
    premium: cents('overtimePay'),
    salary: cents('salaryPay'),
    gross: cents('grossPay'),
  };
}

const blocked = await readiness();
const danWithoutRate = (await summary(story.SCENARIO_MONTH)).Dan;
const seen = await look();
await changeTimeEntry({ path: { entryId: slip }, body: { outAt: story.EVE_WENT }, throwOnError });
const early = await decideTimesheets({ body: { decision: 'approve', timesheets: seen } });
const approved = await decideTimesheets({ body: { decision: 'approve', timesheets: await look() } });
const review = await readiness();
await setMemberPay({ path: { memberId: idOf('Dan') }, body: story.DANS_PAY, ...once() });
const ready = await readiness();
const eveWronglyPaid = (await summary(story.SCENARIO_MONTH)).Eve;
await voidPayChange({ path: { payChangeId: wrong.id }, body: { reason: 'A slip' }, ...once() });
const file = await getPayrollSummary({
  query: { ...story.SCENARIO_MONTH, format: 'csv' },
  parseAs: 'text',
  throwOnError,
});
const refused = await inviteMembers({ body: { emails: [], role: 'employee' } });

console.log(
  JSON.stringify({
    kind: me.data.credential.kind,
    verdicts: [blocked.verdict, review.verdict, ready.verdict],
    inTheWay: blocked.rows.map(({ category }) => category),
    danWithoutRate,
    early: { status: early.response?.status, code: early.error?.code },
    states: approved.data?.data.map(({ state }) => state),
    eveWronglyPaid,
    scenario: await summary(story.SCENARIO_MONTH),
    danInApril: (await summary(story.APRIL)).Dan,
    file: String(file.data),
    refused: { status: refused.response?.status, code: refused.error?.code },
  }),
);
