import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A file to serve, with its content type. */
export interface Asset {
  readonly body: Buffer;
  readonly type: string;
}

/** The parts of the stylesheet, in cascade order. */
const STYLES = [
  'console.css',
  'buttons.css',
  'fields.css',
  'parts.css',
  'facts.css',
  'overlays.css',
  'shell.css',
  'layouts.css',
  'screens.css',
  'places.css',
  'consent.css',
  'reading.css',
  'small-screens.css',
];

const read = (file: string) => readFileSync(join(__dirname, file));
const readFont = (family: string, file: string) =>
  readFileSync(require.resolve(`@fontsource-variable/${family}/files/${file}`));

/** Every file a page can load. Nothing else is served. */
const SOURCES = {
  'console.css': { type: 'text/css; charset=utf-8', read: readStyles },
  'console.js': { type: 'text/javascript; charset=utf-8', read: () => read('console.js') },
  'mark.svg': { type: 'image/svg+xml', read: () => read('mark.svg') },
  'geist.woff2': { type: 'font/woff2', read: () => readFont('geist', 'geist-latin-wght-normal.woff2') },
  'geist-ext.woff2': {
    type: 'font/woff2',
    read: () => readFont('geist', 'geist-latin-ext-wght-normal.woff2'),
  },
  'geist-mono.woff2': {
    type: 'font/woff2',
    read: () => readFont('geist-mono', 'geist-mono-latin-wght-normal.woff2'),
  },
} as const;
export type AssetName = keyof typeof SOURCES;

const NAMES = Object.keys(SOURCES).filter(isAssetName);
const assets = new Map<AssetName, { asset: Asset; file: string }>();

/** The URL path of an asset. It contains a hash of the content, so browsers can cache it indefinitely. */
export function assetPath(name: AssetName): string {
  return `/assets/${load(name).file}`;
}

/** The asset with this hashed file name; undefined for any other name or an outdated hash. */
export function findAsset(file: string): Asset | undefined {
  const name = NAMES.find((candidate) => load(candidate).file === file);
  return name && load(name).asset;
}

function load(name: AssetName) {
  const known = assets.get(name);
  if (known) return known;
  const asset = { body: SOURCES[name].read(), type: SOURCES[name].type };
  const loaded = { asset, file: hashedName(name, asset.body) };
  assets.set(name, loaded);
  return loaded;
}

/** The stylesheet refers to fonts by plain names; this inserts their hashed URLs. */
function readStyles(): Buffer {
  const css = STYLES.map((file) => read(file).toString('utf8')).join('\n');
  const addressed = css.replace(/\/assets\/([\w.-]+)/g, (plain, name: string) =>
    isAssetName(name) ? assetPath(name) : plain,
  );
  return Buffer.from(addressed);
}

function hashedName(name: AssetName, body: Buffer): string {
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 12);
  return name.replace(/\.(\w+)$/, `.${hash}.$1`);
}

function isAssetName(name: string): name is AssetName {
  return Object.hasOwn(SOURCES, name);
}
