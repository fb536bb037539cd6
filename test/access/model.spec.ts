import fc from 'fast-check';
import { startApp, type TestApp } from '../kit/app';
import { ACTS, WEIGHTS } from './model/acts';
import type { Chance } from './model/chance';
import { ProbesModule } from './model/probes';
import { World } from './model/world';

jest.setTimeout(600_000);

const STEPS = Number(process.env.MODEL_STEPS ?? 2000);
const SEED = Number(process.env.MODEL_SEED ?? Date.now() % 2 ** 31);
const STORY_MAX = 100;
const SHARE_DONE = 0.3;

let t: TestApp;
beforeAll(async () => {
  t = await startApp({ ASSISTANT_REGISTRATIONS_PER_HOUR: '100000' }, [ProbesModule]);
});
afterAll(() => t.close());

interface Step {
  readonly act: string;
  readonly chance: Chance;
}

const number = fc.nat({ max: 999 });
const step: fc.Arbitrary<Step> = fc.record({
  act: fc.oneof(
    ...Object.keys(ACTS).map((act) => ({ arbitrary: fc.constant(act), weight: WEIGHTS[act] ?? 1 })),
  ),
  chance: fc.record({
    by: number,
    on: number,
    workspace: fc.nat({ max: 1 }),
    person: fc.nat({ max: 4 }),
    choice: number,
  }),
});
const story = fc.array(step, { minLength: 1, maxLength: STORY_MAX, size: 'max' });

/** What was done so far, over all stories. */
class Tally {
  steps = 0;
  verdicts = 0;
  readonly done = new Map<string, number>();
  readonly refused = new Map<string, number>();

  count(act: string, status: number | string): void {
    this.steps += 1;
    const where = Number(status) < 300 ? this.done : this.refused;
    where.set(act, (where.get(act) ?? 0) + 1);
  }

  get share(): number {
    return [...this.done.values()].reduce((sum, n) => sum + n, 0) / this.steps;
  }

  get text(): string {
    const acts = Object.keys(ACTS).map(
      (act) => `${act} ${this.done.get(act) ?? 0}+${this.refused.get(act) ?? 0}`,
    );
    const share = Math.round(this.share * 100);
    return `seed ${SEED}: ${this.steps} steps, ${share} % done, ${this.verdicts} verdicts; done+refused: ${acts.join(', ')}`;
  }
}

async function live(steps: readonly Step[], tally: Tally): Promise<void> {
  const world = await World.open(t);
  for (const [at, { act, chance }] of steps.entries()) {
    world.oracle.tick();
    const outcome = await ACTS[act]?.(world, chance);
    if (!outcome) continue;
    if (outcome.status !== outcome.due)
      throw new Error(`step ${at}, ${act}: answered ${outcome.status}, due ${outcome.due}`);
    tally.count(act, outcome.status);
    const wrong = await world.disagreements(at);
    if (wrong.length > 0) throw new Error(`step ${at}, after ${act}: ${wrong.join('; ')}`);
  }
  tally.verdicts += world.verdicts;
}

it('whatever people do, the door says what an oracle says that knows nothing of its code', async () => {
  const tally = new Tally();
  while (tally.steps < STEPS) {
    const property = fc.asyncProperty(story, (steps) => live(steps, tally));
    // A story that fails is told shorter and shorter until nothing can be left out of it.
    await fc.assert(property, { seed: SEED + tally.steps, numRuns: 10, interruptAfterTimeLimit: 300_000 });
  }
  process.stdout.write(`  ${tally.text}\n`);
  expect(tally.share).toBeGreaterThanOrEqual(SHARE_DONE);
  for (const act of Object.keys(ACTS)) expect([act, (tally.done.get(act) ?? 0) > 0]).toEqual([act, true]);
});
