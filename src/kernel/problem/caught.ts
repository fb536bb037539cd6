import { toProblem } from './faults';
import type { Problem, ProblemFactory } from './problem';

/** The refusal behind an error, where a page has words of its own for it. @throws the error itself, for any other */
export function caught(error: unknown, ...foreseen: readonly ProblemFactory[]): Problem {
  const problem = toProblem(error);
  if (foreseen.some(({ kind }) => kind.slug === problem.kind.slug)) return problem;
  throw error;
}
