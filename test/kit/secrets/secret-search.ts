/** A secret found in readable form. */
export interface Hit {
  readonly kind: string;
  readonly secret: string;
  /** Its encoding: clear, hexadecimal, base64 or URL-encoded. */
  readonly form: string;
}

interface Written extends Hit {
  readonly bytes: Buffer;
}

/** Forms are indexed by their end, because all sessions begin with the same characters. */
const END = 12;
const SLOTS = 1 << 24;

/** The readable encodings in which a secret could be stored or shown. */
export function formsOf(secret: string): Map<string, string> {
  const utf8 = Buffer.from(secret);
  const forms = new Map([
    ['clear', secret],
    ['hex', utf8.toString('hex')],
    ['upper hex', utf8.toString('hex').toUpperCase()],
    ['base64', utf8.toString('base64').replace(/=+$/, '')],
    ['base64url', utf8.toString('base64url')],
    ['URL-encoded', encodeURIComponent(secret)],
  ]);
  if (/^[\w-]{22,}$/.test(secret)) {
    // Most secrets are base64url-encoded bytes. A binary column would contain the bytes, and a dump their hexadecimal.
    const bytes = Buffer.from(secret, 'base64url');
    forms.set('bytes in hex', bytes.toString('hex'));
    forms.set('bytes in base64', bytes.toString('base64').replace(/=+$/, ''));
  }
  return new Map([...forms].filter(([, text], at, all) => all.findIndex(([, one]) => one === text) === at));
}

/** Searches for many secrets in one pass over a text. */
export class SecretSearch {
  private readonly slots = new Uint8Array(SLOTS / 8);
  private readonly byEnd = new Map<string, Written[]>();
  private readonly known = new Set<string>();

  get size(): number {
    return this.known.size;
  }

  has(secret: string): boolean {
    return this.known.has(secret);
  }

  /** @throws Error for a secret so short that matches would be coincidental */
  add(kind: string, secret: string): void {
    if (secret.length < END)
      throw new Error(`a ${kind} of ${secret.length} characters is too short to search for`);
    if (this.known.has(secret)) return;
    this.known.add(secret);
    for (const [form, text] of formsOf(secret)) {
      const bytes = Buffer.from(text);
      const slot = slotOf(bytes, bytes.length - END);
      this.slots[slot >> 3] = (this.slots[slot >> 3] ?? 0) | (1 << (slot & 7));
      const end = bytes.toString('latin1', bytes.length - END);
      this.byEnd.set(end, [...(this.byEnd.get(end) ?? []), { kind, secret, form, bytes }]);
    }
  }

  /** Every secret in a text, once per form. */
  find(text: string | Buffer): Hit[] {
    const bytes = typeof text === 'string' ? Buffer.from(text) : text;
    const hits = new Set<Written>();
    for (let at = 0; at + END <= bytes.length; at += 1) {
      const slot = slotOf(bytes, at);
      if (((this.slots[slot >> 3] ?? 0) >> (slot & 7)) & 1) this.compare(bytes, at + END, hits);
    }
    return [...hits].map(({ kind, secret, form }) => ({ kind, secret, form }));
  }

  /** Every secret in a response that its request did not present. */
  findShown(answer: string, presented: () => string): Hit[] {
    const hits = this.find(answer);
    const known = hits.length > 0 ? presented() : '';
    return hits.filter(({ secret }) => !known.includes(secret));
  }

  private compare(bytes: Buffer, end: number, hits: Set<Written>): void {
    for (const written of this.byEnd.get(bytes.toString('latin1', end - END, end)) ?? []) {
      const start = end - written.bytes.length;
      if (start >= 0 && bytes.compare(written.bytes, 0, written.bytes.length, start, end) === 0)
        hits.add(written);
    }
  }
}

/** The slot of twelve bytes. */
function slotOf(bytes: Buffer, at: number): number {
  const a = Math.imul(bytes.readInt32LE(at), 0x9e3779b1);
  const b = Math.imul(bytes.readInt32LE(at + 4), 0x85ebca6b);
  const c = Math.imul(bytes.readInt32LE(at + 8), 0xc2b2ae35);
  const mixed = a ^ (b >>> 7) ^ (b << 9) ^ c;
  return (Math.imul(mixed ^ (mixed >>> 15), 0x27d4eb2f) >>> 8) & (SLOTS - 1);
}
