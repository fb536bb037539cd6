import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { crossSiteWrite } from '../../access/access.problems';
import { CONSOLE_OPTIONS, type ConsoleOptions } from './console.options';
import { isSameSiteWrite } from './same-site';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Refuses forms submitted from other sites. This is the only CSRF check of the pages. */
@Injectable()
export class SameSiteGuard implements CanActivate {
  constructor(@Inject(CONSOLE_OPTIONS) private readonly options: ConsoleOptions) {}

  canActivate(context: ExecutionContext): boolean {
    const { method, headers } = context.switchToHttp().getRequest<FastifyRequest>();
    if (SAFE.has(method) || isSameSiteWrite(headers, this.options.origin)) return true;
    throw crossSiteWrite();
  }
}
