import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { API_OPTIONS, type ApiOptions } from './modules/api-reference';

const ABOUT = `The API of a Keyshift workspace. Every credential acts as a person, with that person's permissions as they are
at each request: remove the person, and their keys stop on the next one.

Send exactly one credential, as \`Authorization: Bearer ...\`. Refusals are problem details (RFC 9457); each \`type\`
leads to a page that explains it.

Instants are RFC 3339 in UTC, days are those of the workspace's calendar (\`YYYY-MM-DD\`), durations are whole
seconds, and money is in minor units of its currency. Lists come in pages: send \`nextCursor\` as \`cursor\` for the next.
Send \`Idempotency-Key\` with a \`POST\` to repeat it safely, and \`If-Match\` with a change to overwrite nobody's.`;

/** What Nest finds in the controllers and contracts, as OpenAPI 3.1. */
export function openApiOf(app: INestApplication): OpenAPIObject {
  const { origin } = app.get<ApiOptions>(API_OPTIONS);
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Keyshift API')
    .setDescription(ABOUT)
    .setVersion('1')
    .setLicense('MIT', 'https://opensource.org/license/mit')
    .addServer(origin)
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'An API key: `ks_live_...`' }, 'apiKey')
    .addBearerAuth(
      {
        type: 'http',
        scheme: 'bearer',
        bearerFormat: 'JWT',
        description: 'A session of a person. With several workspaces, name one in `Keyshift-Workspace`.',
      },
      'session',
    )
    .build();
  return SwaggerModule.createDocument(app, config);
}
