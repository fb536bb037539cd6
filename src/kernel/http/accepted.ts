import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

const MEDIA_TYPES = { json: 'application/json', csv: 'text/csv', geojson: 'application/geo+json' } as const;
/** JSON, CSV for spreadsheets, GeoJSON for maps. */
export type AcceptedFormat = keyof typeof MEDIA_TYPES;

const USUAL: readonly AcceptedFormat[] = ['json', 'csv'];

/** The format with the greatest weight in an `Accept` header; JSON by default. */
export function acceptedFormat(header: unknown, formats: readonly AcceptedFormat[] = USUAL): AcceptedFormat {
  const [best] = formats
    .filter((format) => format !== 'json')
    .map((format) => ({ format, weight: weightOf(header, MEDIA_TYPES[format]) }))
    .sort((a, b) => b.weight - a.weight);
  const isNamed = best && best.weight > 0 && best.weight >= weightOf(header, MEDIA_TYPES.json);
  return isNamed ? best.format : 'json';
}

/** The format from the `Accept` header, as a handler parameter. Default choices: JSON and CSV. */
export const Accepted = createParamDecorator(
  (formats: readonly AcceptedFormat[] | undefined, context: ExecutionContext): AcceptedFormat =>
    acceptedFormat(context.switchToHttp().getRequest<FastifyRequest>().headers.accept, formats),
);

/** The weight of a media type that is listed by name (RFC 9110 section 12.5.1), otherwise 0. */
function weightOf(header: unknown, type: string): number {
  const part = String(header ?? '')
    .toLowerCase()
    .split(',')
    .find((one) => one.split(';')[0]?.trim() === type);
  if (part === undefined) return 0;
  return Number(/;\s*q=([01](?:\.\d{0,3})?)/.exec(part)?.[1] ?? 1);
}
