import type { ComponentChildren } from 'preact';
import { type AssetName, assetPath } from '../assets/assets';
import { PRODUCT } from '../components/product';
import { Reading } from '../components/when';
import type { ReadingStyle } from '../http/page-context';
import type { Theme } from '../http/theme';

export interface DocumentProps {
  /** Without the product name, which the document adds. */
  title: string;
  /** Absent means: follow the system. */
  theme?: Theme | undefined;
  /** A URL to redirect to immediately. It must also be a link on the page. */
  refresh?: string | undefined;
  /** How the viewer wants to see times. */
  reading?: ReadingStyle | undefined;
  children: ComponentChildren;
}

/** The HTML document around every page. */
export function Document({ title, theme, refresh, reading, children }: DocumentProps) {
  return (
    <html
      lang="en"
      data-theme={theme}
      data-zone={reading?.timeZone ?? undefined}
      data-locale={reading?.locale ?? undefined}
    >
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content={theme ?? 'light dark'} />
        {refresh && <meta http-equiv="refresh" content={`0; url=${refresh}`} />}
        <title>{`${title} · ${PRODUCT}`}</title>
        <link rel="icon" type="image/svg+xml" href={assetPath('mark.svg')} />
        <FontPreload name="geist.woff2" />
        <FontPreload name="geist-mono.woff2" />
        <link rel="stylesheet" href={assetPath('console.css')} />
        <script type="module" src={assetPath('console.js')} />
      </head>
      <body>
        <Reading.Provider value={reading}>{children}</Reading.Provider>
      </body>
    </html>
  );
}

function FontPreload({ name }: { name: AssetName }) {
  return <link rel="preload" href={assetPath(name)} as="font" type="font/woff2" crossorigin="anonymous" />;
}
