import { Get, Header, Param, Req, Res, StreamableFile } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import { Open } from '../../access/doors';
import { PageController } from '../../console/page-controller';
import { EXPLORER_HEADERS } from '../../console/security-headers';
import { parseTheme, THEME_COOKIE } from '../../console/theme';
import { notFound } from '../../kernel/problem/kernel.problems';
import { findExplorerFile } from './explorer.files';
import { ExplorerPage } from './explorer.pages';

/** "Try it": Swagger UI in a page of our own, under a policy as strict as it can bear. */
@PageController('api/explorer')
export class ExplorerPagesController {
  @Get()
  @Open()
  show(@Req() { cookies }: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): VNode {
    void reply.headers(EXPLORER_HEADERS);
    return <ExplorerPage theme={parseTheme(cookies[THEME_COOKIE])} />;
  }

  @Get('files/:name')
  @Open()
  @Header('Cache-Control', 'public, max-age=3600')
  file(@Param('name') name: string): StreamableFile {
    const file = findExplorerFile(name);
    if (!file) throw notFound();
    return new StreamableFile(file.body, { type: file.type, length: file.body.length });
  }
}
