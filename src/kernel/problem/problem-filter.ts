import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { toProblem } from './faults';
import type { Problem } from './problem';

declare module 'fastify' {
  interface FastifyRequest {
    /** The problem of a rejected request, for its log line. */
    problem: Problem | undefined;
  }
}

/** The response body of a problem (RFC 9457 section 3). `code` repeats the slug for clients that don't parse `type`. */
export function problemBody(problem: Problem, requestId: string): Record<string, unknown> {
  const { kind, detail, extra } = problem;
  return {
    type: `/problems/${kind.slug}`,
    title: kind.title,
    status: kind.status,
    ...(detail === undefined ? {} : { detail }),
    instance: `urn:request:${requestId}`,
    code: kind.slug,
    requestId,
    ...extra,
  };
}

/** Sends all problems of the JSON surface. A filter and not an interceptor, so that it handles errors of guards too. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Problem');

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const problem = toProblem(error);
    request.problem = problem;
    this.log(problem, request);
    this.send(problem, request, http.getResponse<FastifyReply>());
  }

  protected send(problem: Problem, request: FastifyRequest, reply: FastifyReply): void {
    void reply
      .status(problem.kind.status)
      .headers(problem.options.headers ?? {})
      .type('application/problem+json')
      .send(JSON.stringify(problemBody(problem, request.id)));
  }

  private log(problem: Problem, request: FastifyRequest): void {
    const { log, slug } = problem.kind;
    if (log === 'info') return;
    const line = {
      requestId: request.id,
      problem: slug,
      route: request.routeOptions.url,
      err: problem.options.cause,
    };
    if (log === 'error') this.logger.error(line, slug);
    else this.logger.warn(line, slug);
  }
}
