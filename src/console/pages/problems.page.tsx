import { Head } from '../components/parts';
import { SECURITY_TXT_PATH } from '../http/security-txt';
import type { Theme } from '../http/theme';
import { Plain } from '../layouts/plain';
import { type ProblemLink, ProblemLinks } from './problem.page';

export interface ListedProblem extends ProblemLink {
  readonly status: number;
}

export interface ProblemsIndexProps {
  problems: readonly ListedProblem[];
  theme?: Theme | undefined;
  /** Whether this installation has a security contact. */
  hasSecurityContact?: boolean;
}

/** Every problem that the API can return, by status. */
export function ProblemsIndex({ problems, theme, hasSecurityContact }: ProblemsIndexProps) {
  const statuses = [...new Set(problems.map(({ status }) => status))].sort((a, b) => a - b);
  return (
    <Plain title="Problems" theme={theme}>
      <Head
        title="Problems"
        text="Every API error has a page that explains what it means, what causes it and how to fix it."
      />
      {statuses.map((status) => (
        <section class="stack" aria-labelledby={`status-${status}`} key={status}>
          <h2 id={`status-${status}`}>{status}</h2>
          <ProblemLinks problems={problems.filter((problem) => problem.status === status)} />
        </section>
      ))}
      {hasSecurityContact && (
        <p class="muted">
          Found a vulnerability? <a href={SECURITY_TXT_PATH}>Where to report it</a>.
        </p>
      )}
    </Plain>
  );
}
