import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { API_OPTIONS, type ApiOptions } from './modules/api-reference';

const ABOUT = `The API of a Keyshift workspace. Every credential acts as a person. Permissions are checked on each request: when a
person is removed, their keys are rejected from the next request on.

Send exactly one credential, as \`Authorization: Bearer ...\`. Errors are problem details (RFC 9457); each \`type\`
links to a page that explains the problem.

Instants are RFC 3339 in UTC, days are calendar days of the workspace (\`YYYY-MM-DD\`), durations are whole
seconds, and amounts of money are in minor units of their currency. Lists are paginated: send \`nextCursor\` as
\`cursor\` to get the next page. Send \`Idempotency-Key\` with a \`POST\` to retry it safely, and \`If-Match\` with a
change to avoid overwriting someone else's.`;

/** Builds the OpenAPI 3.1 document from the controllers and contracts. */
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
        description: 'A session. A person with several workspaces selects one with `Keyshift-Workspace`.',
      },
      'session',
    )
    .build();
  return SwaggerModule.createDocument(app, config);
}
