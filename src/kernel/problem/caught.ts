import { toProblem } from './faults';
import type { Problem, ProblemFactory } from './problem';

/** The problem for an error, if it is one of the given kinds, for pages with their own message. @throws other errors */
export function caught(error: unknown, ...foreseen: readonly ProblemFactory[]): Problem {
  const problem = toProblem(error);
  if (foreseen.some(({ kind }) => kind.slug === problem.kind.slug)) return problem;
  throw error;
}
