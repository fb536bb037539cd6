import { assetPath, findAsset } from './assets';

const fileOf = (path: string) => path.replace('/assets/', '');

describe('an asset', () => {
  it('is served under a content-hashed URL', () => {
    const path = assetPath('console.js');
    expect(path).toMatch(/^\/assets\/console\.[0-9a-f]{12}\.js$/);
    expect(findAsset(fileOf(path))?.type).toBe('text/javascript; charset=utf-8');
  });

  it.each(['console.js', 'console.000000000000.js', '../assets.ts', 'constructor', ''])(
    'is not found under %j',
    (file) => {
      expect(findAsset(file)).toBeUndefined();
    },
  );
});

describe('the stylesheet', () => {
  const css = String(findAsset(fileOf(assetPath('console.css')))?.body);

  it('refers to fonts by their hashed URLs', () => {
    const fonts = [...css.matchAll(/url\("([^"]+)"\)/g)].map((match) => match[1] ?? '');
    expect(fonts).toHaveLength(3);
    for (const font of fonts) expect(findAsset(fileOf(font))?.type).toBe('font/woff2');
  });

  it('loads nothing from other origins', () => {
    expect(css).not.toMatch(/@import|https?:/);
  });
});
