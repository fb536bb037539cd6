import { assetPath } from '../../console/assets/assets';
import { PRODUCT } from '../../console/components/product';
import { SECURITY_TXT_PATH } from '../../console/http/security-txt';
import type { Theme } from '../../console/http/theme';
import { Masthead } from '../../console/layouts/plain';

/** The page around Swagger UI. Its stylesheet and scripts come from our own origin; nothing is inline. */
export function ExplorerPage({
  theme,
  hasSecurityContact,
}: {
  theme: Theme | undefined;
  hasSecurityContact: boolean;
}) {
  return (
    <html lang="en" data-theme={theme}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`API explorer · ${PRODUCT}`}</title>
        <link rel="icon" type="image/svg+xml" href={assetPath('mark.svg')} />
        <link rel="stylesheet" href="/api/explorer/files/swagger-ui.css" />
        <link rel="stylesheet" href={assetPath('console.css')} />
        <script src="/api/explorer/files/swagger-ui-bundle.js" defer />
        <script src="/api/explorer/files/start.js" defer />
      </head>
      <body class="explorer">
        <Masthead>
          <a href="/api/openapi.json">OpenAPI 3.1</a>
          <a href="/api/openapi.yaml">YAML</a>
          {hasSecurityContact && <a href={SECURITY_TXT_PATH}>Report a vulnerability</a>}
        </Masthead>
        <div id="explorer">
          <noscript>
            <main>
              <h1>API explorer</h1>
              <p>
                The explorer needs JavaScript. Everything it shows is also in{' '}
                <a href="/api/openapi.yaml">the OpenAPI document</a>.
              </p>
            </main>
          </noscript>
        </div>
      </body>
    </html>
  );
}
