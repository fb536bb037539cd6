import { applyDecorators, Controller, RequestMethod, UseGuards, UseInterceptors } from '@nestjs/common';
import { METHOD_METADATA } from '@nestjs/common/constants.js';
import { ApiTags } from '@nestjs/swagger';
import { StrayInputGuard } from '../kernel/http/stray-input.guard';
import { IdempotencyInterceptor } from './idempotency-interceptor';

/** A controller of the JSON API under `/api/v1`. @param tag the heading in the API reference */
export function ApiController(path: string, tag: string): ClassDecorator {
  return applyDecorators(
    Controller(`api/v1/${path}`),
    ApiTags(tag),
    UseGuards(StrayInputGuard),
    repeatablePosts,
  );
}

/** Each POST accepts an `Idempotency-Key`. Other methods skip the interceptor. */
const repeatablePosts: ClassDecorator = (controller) => {
  for (const [name, descriptor] of Object.entries(Object.getOwnPropertyDescriptors(controller.prototype))) {
    const handler: unknown = descriptor.value;
    if (typeof handler !== 'function' || name === 'constructor') continue;
    if (Reflect.getMetadata(METHOD_METADATA, handler) === RequestMethod.POST)
      UseInterceptors(IdempotencyInterceptor)(controller.prototype, name, descriptor);
  }
};
