import { Get, Inject, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import { Open } from '../../../access/access-rules';
import { PageController } from '../../../console/http/page-controller';
import { themeIn } from '../../../console/http/theme';
import { isLoopback } from '../../../kernel/http/network';
import { notFound } from '../../../kernel/problem/kernel.problems';
import { MAIL_OPTIONS, MAIL_TRANSPORT, type MailOptions, type MailTransport } from '../mail.contract';
import { Mailbox } from '../mailbox';
import { MailboxPage } from './mailbox.page';

const FORWARDING = [
  'forwarded',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-real-ip',
  'via',
];
const LOOPBACK_NAMES = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i;

/** The emails of a developer's machine. Requests from other machines get 404. */
@PageController('dev/mailbox')
export class MailboxPagesController {
  constructor(
    @Inject(MAIL_TRANSPORT) private readonly transport: MailTransport,
    @Inject(MAIL_OPTIONS) private readonly options: MailOptions,
  ) {}

  @Get()
  @Open()
  show(@Req() request: FastifyRequest): VNode {
    if (!this.options.mailbox || !(this.transport instanceof Mailbox) || !isFromHere(request))
      throw notFound();
    return <MailboxPage mails={this.transport.list()} theme={themeIn((name) => request.cookies[name])} />;
  }
}

/** Peer and host name are this machine, and there are no headers that a proxy or tunnel would add. */
function isFromHere({ socket, headers }: FastifyRequest): boolean {
  const peer = socket.remoteAddress ?? '';
  return (
    isLoopback(peer) &&
    LOOPBACK_NAMES.test(headers.host ?? '') &&
    FORWARDING.every((name) => !(name in headers))
  );
}
