import { readFileSync } from 'node:fs';

const drawings = new Map<string, string>();

/**
 * A Lucide icon, inlined in the text colour and hidden from screen readers: it is always next to text, or in a button
 * with a label.
 * @param size in pixels
 * @throws when Lucide has no icon of that name
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
      // Safe: the markup comes from a file of an installed package.
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
