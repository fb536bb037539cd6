import { readFileSync } from 'node:fs';
import path from 'node:path';

/** The name under which the explorer's own start script is served. */
const START = 'start.js';

const TYPES: Readonly<Record<string, string>> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
  [START]: 'text/javascript; charset=utf-8',
};

const START_SCRIPT = `addEventListener('load', () => {
  SwaggerUIBundle({
    url: '/api/openapi.json',
    dom_id: '#explorer',
    deepLinking: true,
    persistAuthorization: false,
    tryItOutEnabled: false,
    displayRequestDuration: true,
    validatorUrl: null,
  });
});
`;

export interface ExplorerFile {
  readonly type: string;
  readonly body: Buffer;
}

const read = new Map<string, ExplorerFile>();

/** A file of the explorer by name; undefined for any other name. */
export function findExplorerFile(name: string): ExplorerFile | undefined {
  const type = Object.hasOwn(TYPES, name) ? TYPES[name] : undefined;
  if (!type) return undefined;
  const known = read.get(name) ?? { type, body: bodyOf(name) };
  read.set(name, known);
  return known;
}

function bodyOf(name: string): Buffer {
  if (name === START) return Buffer.from(START_SCRIPT);
  return readFileSync(path.join(path.dirname(require.resolve('swagger-ui-dist/package.json')), name));
}
