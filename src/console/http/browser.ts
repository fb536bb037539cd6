import type {} from '@fastify/cookie';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Visit, visitOf } from '../../kernel/http/visit';
import { type Theme, themeIn } from './theme';

/** A cookie of this service, named by `cookieName`. All are HttpOnly, SameSite=Lax and valid for the whole site. */
export interface CookieKind {
  readonly name: string;
  /** Whether it is sent over https only. */
  readonly secure: boolean;
  readonly seconds: number;
}

/** The browser behind a page request: its URL and its cookies. */
export class Browser {
  constructor(
    private readonly request: FastifyRequest,
    private readonly reply: FastifyReply,
  ) {}

  /** The requested path with its query. */
  get path(): string {
    return this.request.url;
  }

  get theme(): Theme | undefined {
    return themeIn((name) => this.cookie(name));
  }

  get visit(): Visit {
    return visitOf(this.request);
  }

  cookie(name: string): string | undefined {
    return this.request.cookies[name];
  }

  keep(kind: CookieKind, value: string): void {
    void this.reply.setCookie(kind.name, value, { ...attributesOf(kind), maxAge: kind.seconds });
  }

  drop(kind: CookieKind): void {
    void this.reply.clearCookie(kind.name, attributesOf(kind));
  }
}

const attributesOf = ({ secure }: CookieKind) => ({
  path: '/',
  httpOnly: true,
  sameSite: 'lax' as const,
  secure,
});

/** The browser, as a page handler's parameter. */
export const Using = createParamDecorator((_: unknown, context: ExecutionContext): Browser => {
  const http = context.switchToHttp();
  return new Browser(http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
});
