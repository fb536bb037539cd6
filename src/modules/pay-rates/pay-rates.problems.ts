import { refuseConstraint } from '../../kernel/problem/faults';
import { problem } from '../../kernel/problem/problem';

export const payChangeNotFound = problem({
  slug: 'pay-change-not-found',
  status: 404,
  title: 'There is no such change of pay',
  log: 'info',
  meaning: 'No change of pay in this workspace has this id.',
  causes: ['The id has a typo.', 'The change belongs to another workspace.'],
  fix: ['List the changes with `GET /api/v1/pay/members/{id}` or `/pay/jobs/{id}`.'],
});

export const payChangeVoided = problem({
  slug: 'pay-change-voided',
  status: 409,
  title: 'That change of pay was voided already',
  log: 'info',
  meaning: 'A change is voided once. The first reason stays.',
  causes: ['Somebody else voided it, or the request was sent twice.'],
  fix: ['Read the list with `state=voided` to see when and why.'],
});

export const payAlreadySet = problem({
  slug: 'pay-already-set',
  status: 409,
  title: 'There is a change of pay on that day already',
  log: 'info',
  meaning: 'A member or a job has at most one live change a day; which of two counts would be a guess.',
  causes: ['The same change was sent twice.', 'An earlier one for that day was wrong and is still live.'],
  fix: ['Void the earlier one with a reason, then send the new one.'],
});

export const currencyForeign = problem({
  slug: 'currency-foreign',
  status: 422,
  title: 'The workspace pays in another currency',
  log: 'info',
  meaning: 'All money of a workspace is in its one currency, and nothing is converted.',
  causes: ['The amount was meant for another workspace.', 'The currency is a guess.'],
  fix: ['See `currency` in the answer, and send the amount in it, or leave the currency out.'],
});

refuseConstraint('pay_change_member_id_effective_on_key', payAlreadySet);
refuseConstraint('pay_change_job_id_effective_on_key', payAlreadySet);
