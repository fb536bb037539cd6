import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import type { FastifyRequest } from 'fastify';
import { refusalOf } from './validation-pipe';

/** Rejects a query or a body if the operation takes none, instead of ignoring it. */
@Injectable()
export class StrayInputGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const { query, body } = context.switchToHttp().getRequest<FastifyRequest>();
    refuseStray(context, 'query', query);
    refuseStray(context, 'body', body);
    return true;
  }
}

const PARAMETER = { query: RouteParamtypes.QUERY, body: RouteParamtypes.BODY } as const;

function refuseStray(context: ExecutionContext, type: 'query' | 'body', value: unknown): void {
  const keys = typeof value === 'object' && value !== null ? Object.keys(value) : [];
  if (value === undefined || value === null || (typeof value === 'object' && keys.length === 0)) return;
  if (takes(context, PARAMETER[type])) return;
  const issue = { code: 'unrecognized_keys', message: 'Nothing is expected here.' };
  throw refusalOf([keys.length > 0 ? { ...issue, keys } : issue], type);
}

/** Nest stores handler parameters under `<kind>:<index>`. */
function takes(context: ExecutionContext, kind: RouteParamtypes): boolean {
  const { name } = context.getHandler();
  const parameters: object = Reflect.getMetadata(ROUTE_ARGS_METADATA, context.getClass(), name) ?? {};
  return Object.keys(parameters).some((key) => key.startsWith(`${kind}:`));
}
