import { Budget } from './budget';

afterEach(() => jest.restoreAllMocks());

/** A clock that only the test moves. */
function stoppedClock(): (seconds: number) => void {
  let now = 1_000;
  jest.spyOn(performance, 'now').mockImplementation(() => now);
  return (seconds) => {
    now += seconds * 1000;
  };
}

it('ends a run at its maximum of steps on a fast machine', () => {
  stoppedClock();
  const budget = new Budget({ min: 10, max: 100, seconds: 5 });
  expect([0, 10, 99, 100].map((steps) => budget.isSpent(steps))).toEqual([false, false, false, true]);
});

it('ends a run when its time is up, but never below its minimum of steps', () => {
  const pass = stoppedClock();
  const budget = new Budget({ min: 10, max: 100, seconds: 5 });
  pass(3600);
  expect([0, 9, 10].map((steps) => budget.isSpent(steps))).toEqual([false, false, true]);
  expect(budget.text(10)).toBe('10 steps (of 10 to 100) in 3600.0 s (of 5)');
});

it('reads longer or shorter limits from the environment', () => {
  const pass = stoppedClock();
  const limits = { min: 10, max: 100, seconds: 5 };
  const [long, short] = [
    Budget.named('WALK', limits, { WALK_STEPS: '5000', WALK_SECONDS: '600' }),
    Budget.named('WALK', limits, { WALK_STEPS: '3' }),
  ];
  pass(60);
  expect([long.isSpent(4999), short.isSpent(2), short.isSpent(3)]).toEqual([false, false, true]);
});
