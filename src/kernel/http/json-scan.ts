/** Maximum nesting depth: far deeper than any contract, and far below the depth at which serializing fails. */
const DEPTH_MAX = 64;
/** Maximum number of names in an object and of items in a list: more than any contract needs. */
export const PARTS_MAX = 1_000;

const [QUOTE, COMMA, BACKSLASH] = [0x22, 0x2c, 0x5c];
const [OBJECT_START, OBJECT_END, LIST_START, LIST_END] = [0x7b, 0x7d, 0x5b, 0x5d];

/** Why a JSON text is refused before it is parsed. */
export interface JsonFault {
  /** The path from the root to the invalid value. */
  readonly path: readonly string[];
  readonly code: 'too_deep' | 'too_many_names' | 'too_many_items' | 'duplicate_name';
  readonly message: string;
}

/** An open object or list. */
interface Level {
  /** The names so far; undefined in a list. */
  readonly names: Set<string> | undefined;
  /** The name or index of the current part. */
  at: string | number;
  /** Whether the next string is a name. */
  expectsName: boolean;
}

/**
 * Finds problems that `JSON.parse` accepts: duplicate names (RFC 7493 section 2.3), of which a parser keeps the last,
 * and objects, lists or depths so large that validating them is expensive. Reads each character at most once, stops at
 * the first problem and reports no syntax errors.
 */
export function faultOfJson(text: string): JsonFault | undefined {
  return new Scan(text).run();
}

class Scan {
  private readonly levels: Level[] = [];
  private at = 0;

  constructor(private readonly text: string) {}

  run(): JsonFault | undefined {
    for (; this.at < this.text.length; this.at += 1) {
      const fault = this.step(this.text.charCodeAt(this.at));
      if (fault) return fault;
    }
    return undefined;
  }

  private step(code: number): JsonFault | undefined {
    if (code === QUOTE) return this.string();
    if (code === COMMA) return this.next(this.levels.at(-1));
    if (code === OBJECT_START || code === LIST_START) return this.open(code === OBJECT_START);
    if (code === OBJECT_END || code === LIST_END) this.levels.pop();
    return undefined;
  }

  private open(isObject: boolean): JsonFault | undefined {
    if (this.levels.length === DEPTH_MAX)
      return {
        path: [],
        code: 'too_deep',
        message: `The body is nested more than ${DEPTH_MAX} levels deep.`,
      };
    this.levels.push({ names: isObject ? new Set() : undefined, at: 0, expectsName: isObject });
    return undefined;
  }

  private next(level: Level | undefined): JsonFault | undefined {
    if (!level) return undefined;
    if (level.names) {
      level.expectsName = true;
      return undefined;
    }
    level.at = Number(level.at) + 1;
    const message = `Send at most ${PARTS_MAX} items.`;
    return level.at < PARTS_MAX ? undefined : { path: this.pathAbove(), code: 'too_many_items', message };
  }

  /** Skips a string, and records it if it is a name. */
  private string(): JsonFault | undefined {
    const start = this.at + 1;
    let end = this.text.indexOf('"', start);
    while (end !== -1 && isEscaped(this.text, end)) end = this.text.indexOf('"', end + 1);
    this.at = end === -1 ? this.text.length : end;
    const level = this.levels.at(-1);
    if (!level?.names || !level.expectsName) return undefined;
    level.expectsName = false;
    return this.name(unescaped(this.text.slice(start, this.at)), level, level.names);
  }

  private name(name: string, level: Level, names: Set<string>): JsonFault | undefined {
    if (names.has(name)) {
      const message = 'This name occurs more than once in its object. Send it once.';
      return { path: [...this.pathAbove(), name], code: 'duplicate_name', message };
    }
    level.at = name;
    names.add(name);
    const message = `Send at most ${PARTS_MAX} names in one object.`;
    return names.size <= PARTS_MAX ? undefined : { path: this.pathAbove(), code: 'too_many_names', message };
  }

  /** The path of the current object or list. */
  private pathAbove(): string[] {
    return this.levels.slice(0, -1).map(({ at }) => String(at));
  }
}

function isEscaped(text: string, quote: number): boolean {
  let before = quote;
  while (text.charCodeAt(before - 1) === BACKSLASH) before -= 1;
  return (quote - before) % 2 === 1;
}

/** Decodes escapes, so that different spellings of a name compare equal. */
function unescaped(name: string): string {
  if (!name.includes('\\')) return name;
  try {
    return JSON.parse(`"${name}"`);
  } catch {
    return name;
  }
}
