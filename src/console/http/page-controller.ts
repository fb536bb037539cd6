import { applyDecorators, Controller, UseGuards, UseInterceptors } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { HtmlInterceptor } from './html-interceptor';
import { SameSiteGuard } from './same-site-guard';

/**
 * A controller of HTML pages: reads the credential from the session cookie, refuses forms from other sites, and is not
 * part of the API document.
 */
export function PageController(path = ''): ClassDecorator {
  return applyDecorators(
    Controller(path),
    ApiExcludeController(),
    UseGuards(SameSiteGuard),
    UseInterceptors(HtmlInterceptor),
  );
}
