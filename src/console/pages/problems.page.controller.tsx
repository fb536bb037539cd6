import { Get, Inject, Param, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import { Open } from '../../access/access-rules';
import { notFound } from '../../kernel/problem/kernel.problems';
import { findProblemKind, Problem, problemCatalogue } from '../../kernel/problem/problem';
import { problemBody } from '../../kernel/problem/problem-filter';
import { CONSOLE_OPTIONS, type ConsoleOptions } from '../http/console.options';
import { PageController } from '../http/page-controller';
import { themeIn } from '../http/theme';
import { ProblemPage } from './problem.page';
import { ProblemsIndex } from './problems.page';

const EXAMPLE_ID = 'req_01k0000000000000000000req1';

/** The pages that the `type` of a problem links to. */
@PageController('problems')
export class ProblemsController {
  constructor(@Inject(CONSOLE_OPTIONS) private readonly options: ConsoleOptions) {}

  @Get()
  @Open()
  index(@Req() { cookies }: FastifyRequest): VNode {
    return (
      <ProblemsIndex
        problems={problemCatalogue()}
        theme={themeIn((name) => cookies[name])}
        hasSecurityContact={this.options.securityContacts.length > 0}
      />
    );
  }

  @Get(':slug')
  @Open()
  show(@Param('slug') slug: string, @Req() { cookies }: FastifyRequest): VNode {
    const kind = findProblemKind(slug);
    if (!kind) throw notFound();
    const others = problemCatalogue().filter(
      ({ status, slug: other }) => status === kind.status && other !== slug,
    );
    const example = problemBody(new Problem(kind), EXAMPLE_ID);
    return (
      <ProblemPage {...kind} others={others} example={example} theme={themeIn((name) => cookies[name])} />
    );
  }
}
