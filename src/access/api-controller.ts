import { applyDecorators, Controller, UseGuards, UseInterceptors } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ReplySerializer } from '../kernel/http/reply-serializer';
import { StrayInputGuard } from '../kernel/http/stray-input.guard';
import { VersionTagInterceptor } from '../kernel/http/version-tag.interceptor';
import { IdempotencyInterceptor } from './idempotency.interceptor';

/** A controller of the JSON API under `/api/v1`. @param tag the heading in the API reference */
export function ApiController(path: string, tag: string): ClassDecorator {
  // The outer keeps what the inner has cut: a repeat answers exactly what the first request did.
  return applyDecorators(
    Controller(`api/v1/${path}`),
    ApiTags(tag),
    UseGuards(StrayInputGuard),
    UseInterceptors(IdempotencyInterceptor, VersionTagInterceptor, ReplySerializer),
  );
}
