import { Clock } from '../kernel/clock/clock';
import type { CallContext } from './call-context';
import { LongAnswer } from './long-answer';
import type { Permission } from './permissions';

class SetClock extends Clock {
  seconds = 0;
  override now(): Date {
    return new Date(this.seconds * 1000);
  }
}

it('after five seconds each page rechecks the credential and can be refused', async () => {
  const clock = new SetClock();
  const rechecks: (readonly Permission[])[] = [];
  const call: Pick<CallContext, 'recheck'> = {
    recheck: async (needed) => {
      rechecks.push(needed);
      if (rechecks.length === 3) throw new Error('no longer valid');
    },
  };
  const answer = new LongAnswer(call, clock, ['reports:read']);
  clock.seconds = 5;
  await answer.beforePage();
  expect(rechecks).toEqual([]);
  clock.seconds = 5.001;
  await answer.beforePage();
  await answer.beforePage();
  expect(rechecks).toEqual([['reports:read'], ['reports:read']]);
  await expect(answer.beforePage()).rejects.toThrow('no longer valid');
});
