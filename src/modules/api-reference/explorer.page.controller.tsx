import { Get, Header, Inject, Param, Req, Res, StreamableFile } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import { Open } from '../../access/access-rules';
import { CONSOLE_OPTIONS, type ConsoleOptions } from '../../console/http/console.options';
import { PageController } from '../../console/http/page-controller';
import { EXPLORER_HEADERS } from '../../console/http/security-headers';
import { themeIn } from '../../console/http/theme';
import { notFound } from '../../kernel/problem/kernel.problems';
import { ExplorerPage } from './explorer.page';
import { findExplorerFile } from './explorer-files';

/** Serves Swagger UI from our own page, with the strictest content security policy that it works under. */
@PageController('api/explorer')
export class ExplorerPageController {
  constructor(@Inject(CONSOLE_OPTIONS) private readonly options: ConsoleOptions) {}

  @Get()
  @Open()
  show(@Req() { cookies }: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): VNode {
    void reply.headers(EXPLORER_HEADERS);
    const hasSecurityContact = this.options.securityContacts.length > 0;
    return <ExplorerPage theme={themeIn((name) => cookies[name])} hasSecurityContact={hasSecurityContact} />;
  }

  @Get('files/:name')
  @Open({ isCounted: false })
  @Header('Cache-Control', 'public, max-age=3600')
  file(@Param('name') name: string): StreamableFile {
    const file = findExplorerFile(name);
    if (!file) throw notFound();
    return new StreamableFile(file.body, { type: file.type, length: file.body.length });
  }
}
