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

it('after five seconds each page asks for the credential first, and a refusal ends the answer', async () => {
  const clock = new SetClock();
  const asked: (readonly Permission[])[] = [];
  const call: Pick<CallContext, 'recheck'> = {
    recheck: async (needed) => {
      asked.push(needed);
      if (asked.length === 3) throw new Error('no longer live');
    },
  };
  const answer = new LongAnswer(call, clock, ['reports:read']);
  clock.seconds = 5;
  await answer.beforePage();
  expect(asked).toEqual([]);
  clock.seconds = 5.001;
  await answer.beforePage();
  await answer.beforePage();
  expect(asked).toEqual([['reports:read'], ['reports:read']]);
  await expect(answer.beforePage()).rejects.toThrow('no longer live');
});
