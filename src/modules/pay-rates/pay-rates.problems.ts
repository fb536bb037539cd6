import { refuseConstraint } from '../../kernel/problem/faults';
import { problem } from '../../kernel/problem/problem';

export const payChangeNotFound = problem({
  slug: 'pay-change-not-found',
  status: 404,
  title: 'Pay change not found',
  log: 'info',
  meaning: 'This workspace has no pay change with this id.',
  causes: ['The id has a typo.', 'The change belongs to another workspace.'],
  fix: ['List the changes with `GET /api/v1/pay/members/{id}` or `/pay/jobs/{id}`.'],
});

export const payChangeVoided = problem({
  slug: 'pay-change-voided',
  status: 409,
  title: 'Pay change is already voided',
  log: 'info',
  meaning: 'A pay change can be voided only once. The first reason is kept.',
  causes: ['Another user voided it.', 'The request was sent twice.'],
  fix: ['List the changes with `state=voided` to see when it was voided and why.'],
});

export const payAlreadySet = problem({
  slug: 'pay-already-set',
  status: 409,
  title: 'Pay is already set for that day',
  log: 'info',
  meaning: 'A member or a job can have only one active pay change per day.',
  causes: ['The same change was sent twice.', 'An earlier change for that day is wrong and still active.'],
  fix: ['Void the earlier change with a reason, then send the new one.'],
});

export const currencyForeign = problem({
  slug: 'currency-foreign',
  status: 422,
  title: 'The workspace uses another currency',
  log: 'info',
  meaning: 'All amounts in a workspace are in its one currency. Amounts are not converted.',
  causes: ['The amount was meant for another workspace.', 'The client assumed a currency.'],
  fix: ['Read `currency` in this response and send the amount in that currency, or omit the currency.'],
});

refuseConstraint('pay_change_member_id_effective_on_key', payAlreadySet);
refuseConstraint('pay_change_job_id_effective_on_key', payAlreadySet);
