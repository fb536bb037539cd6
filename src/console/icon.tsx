import { readFileSync } from 'node:fs';

const drawings = new Map<string, string>();

/**
 * A Lucide icon, drawn inline in the colour of its text and hidden from screen readers: it always stands
 * beside words, or in a button that has a label.
 * @param size in pixels
 * @throws when Lucide has no icon of that name: a typing mistake, found by the first rendering
 */
export function Icon({ name, size = 16 }: { name: string; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="1.75"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
      // Raw on purpose: the drawing is a file of an installed package.
      dangerouslySetInnerHTML={{ __html: drawingOf(name) }}
    />
  );
}

function drawingOf(name: string): string {
  const known = drawings.get(name);
  if (known !== undefined) return known;
  const file = readFileSync(require.resolve(`lucide-static/icons/${name}.svg`), 'utf8');
  const drawing = /<svg[^>]*>([\s\S]*)<\/svg>/.exec(file)?.[1] ?? '';
  const compact = drawing.replace(/>\s+</g, '><').trim();
  drawings.set(name, compact);
  return compact;
}
