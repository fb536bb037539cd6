import type { Credential } from './credentials';
import type { World } from './world';

/** Numbers that chance gave, from which an act picks whom and what it is about. */
export interface SeededRandom {
  readonly by: number;
  readonly on: number;
  readonly workspace: number;
  readonly person: number;
  readonly choice: number;
}

/** What an act was answered, and what was due; undefined where there was nothing to do it to. */
export type Outcome = { readonly status: number | string; readonly due: number | string } | undefined;

export type Doing = (world: World, random: SeededRandom) => Promise<Outcome>;

export const of = <T>(list: readonly T[], at: number): T | undefined => list[at % list.length];

/** Three in four acts are done by somebody who may: refusals alone would prove little. */
export function actor(world: World, { by, choice }: SeededRandom, workspace: number): Credential {
  const { credentials } = world.reference;
  const able = credentials.filter(
    (one) => world.reference.verdict(one, workspace, 'employees', 'edit', 'all') === 200,
  );
  const chosen = choice % 4 === 0 || able.length === 0 ? credentials : able;
  return of(chosen, by) as Credential;
}
