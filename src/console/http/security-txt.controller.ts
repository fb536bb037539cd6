import { Controller, Get, Header, Inject } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Open } from '../../access/access-rules';
import { Clock } from '../../kernel/clock/clock';
import { notFound } from '../../kernel/problem/kernel.problems';
import { CONSOLE_OPTIONS, type ConsoleOptions } from './console.options';
import { securityTxt } from './security-txt';

/** Serves security.txt (RFC 9116): where to report a vulnerability. 404 unless a contact is configured. */
@ApiExcludeController()
@Controller('.well-known')
export class SecurityTxtController {
  constructor(
    private readonly clock: Clock,
    @Inject(CONSOLE_OPTIONS) private readonly options: ConsoleOptions,
  ) {}

  @Get('security.txt')
  @Open({ isCounted: false })
  @Header('Content-Type', 'text/plain; charset=utf-8')
  show(): string {
    const { securityContacts, origin } = this.options;
    if (securityContacts.length === 0)
      throw notFound('The operator of this service has not configured a security contact.');
    return securityTxt(securityContacts, origin, this.clock.now());
  }
}
