import { applyDecorators, Controller, UseGuards, UseInterceptors } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { HtmlInterceptor } from './html.interceptor';
import { SameSiteGuard } from './same-site.guard';

/**
 * A controller of pages: answers HTML, takes its credential from the cookie, refuses forms from other sites, and
 * stands in no API document.
 */
export function PageController(path = ''): ClassDecorator {
  return applyDecorators(
    Controller(path),
    ApiExcludeController(),
    UseGuards(SameSiteGuard),
    UseInterceptors(HtmlInterceptor),
  );
}
