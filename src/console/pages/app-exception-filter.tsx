import { Catch } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { render } from 'preact-render-to-string';
import { freshProofRequired, workspaceNotFound } from '../../access/access.problems';
import { surfaceOf } from '../../kernel/http/surface';
import type { Problem } from '../../kernel/problem/problem';
import { ProblemFilter } from '../../kernel/problem/problem-filter';
import { ButtonLink } from '../components/buttons';
import { themeIn } from '../http/theme';
import { ErrorPage } from './error.page';
import { carriedFields, ProofPage } from './fresh-proof.page';

const UNAUTHENTICATED = 401;

/** Sends errors in the format of the caller: problem details for API clients, a page for browsers. */
@Catch()
export class AppExceptionFilter extends ProblemFilter {
  protected override send(problem: Problem, request: FastifyRequest, reply: FastifyReply): void {
    if (surfaceOf(request) === 'api') super.send(problem, request, reply);
    else if (problem.kind.status === UNAUTHENTICATED) void reply.redirect(signInAddress(request), 303);
    else this.page(problem, request, reply);
  }

  private page(problem: Problem, request: FastifyRequest, reply: FastifyReply): void {
    const theme = themeIn((name) => request.cookies?.[name]);
    const { status } = problem.kind;
    const { 'retry-after': retryAfter } = problem.options.headers ?? {};
    if (retryAfter) void reply.header('retry-after', retryAfter);
    const page =
      problem.kind.slug === freshProofRequired.kind.slug ? (
        <ProofPage {...proofProps(problem, request)} theme={theme} />
      ) : (
        <ErrorPage status={status} problem={problem} theme={theme} requestId={request.id}>
          {wayForward(problem)}
        </ErrorPage>
      );
    void reply
      .status(status)
      .type('text/html; charset=utf-8')
      .send(`<!doctype html>${render(page)}`);
  }
}

/** Offers the workspace list to people who were removed from a workspace or mistyped its URL. */
function wayForward({ kind }: Problem) {
  return kind.slug === workspaceNotFound.kind.slug ? (
    <ButtonLink href="/workspaces" tone="primary">
      Your workspaces
    </ButtonLink>
  ) : null;
}

/** The page resubmits the original form with its values once the code is correct. */
const proofProps = ({ extra }: Problem, { url, body }: FastifyRequest) => ({
  email: String(extra.email),
  error: String(extra.error),
  action: url,
  fields: carriedFields(body),
});

/** After sign-in, people return to the requested page. After a refused form they start at the home page. */
function signInAddress({ method, url }: FastifyRequest): string {
  return method === 'GET' && url !== '/' ? `/sign-in?${new URLSearchParams({ returnTo: url })}` : '/sign-in';
}
