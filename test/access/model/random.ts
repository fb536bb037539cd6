import type { Credential } from './credentials';
import type { World } from './world';

/** Random numbers with which an act picks its caller and its target. */
export interface SeededRandom {
  readonly by: number;
  readonly on: number;
  readonly workspace: number;
  readonly person: number;
  readonly choice: number;
}

/** The actual and the expected status of an act; undefined if it had no target. */
export type Outcome = { readonly status: number | string; readonly due: number | string } | undefined;

export type Doing = (world: World, random: SeededRandom) => Promise<Outcome>;

export const of = <T>(list: readonly T[], at: number): T | undefined => list[at % list.length];

/** Three in four acts have an authorized caller, because refusals alone would prove little. */
export function actor(world: World, { by, choice }: SeededRandom, workspace: number): Credential {
  const { credentials } = world.reference;
  const able = credentials.filter(
    (one) => world.reference.verdict(one, workspace, 'employees', 'edit', 'all') === 200,
  );
  const chosen = choice % 4 === 0 || able.length === 0 ? credentials : able;
  return of(chosen, by) as Credential;
}
