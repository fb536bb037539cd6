import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

/** Whether a caller asks for a file for spreadsheets (`Accept: text/csv`) rather than for JSON. */
export const acceptedFormat = (header: unknown): 'json' | 'csv' => {
  const csv = weightOf(header, 'text/csv');
  return csv > 0 && csv >= weightOf(header, 'application/json') ? 'csv' : 'json';
};

/** The format that the `Accept` header names, as a handler's parameter. */
export const Accepted = createParamDecorator((_: unknown, context: ExecutionContext): 'json' | 'csv' =>
  acceptedFormat(context.switchToHttp().getRequest<FastifyRequest>().headers.accept),
);

/** The weight of a media type that is named as such (RFC 9110 section 12.5.1); 0 where it is not. */
function weightOf(header: unknown, type: string): number {
  const part = String(header ?? '')
    .toLowerCase()
    .split(',')
    .find((one) => one.split(';')[0]?.trim() === type);
  if (part === undefined) return 0;
  return Number(/;\s*q=([01](?:\.\d{0,3})?)/.exec(part)?.[1] ?? 1);
}
