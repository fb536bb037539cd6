/** Image format and size, read from the file. */
export interface Logo {
  readonly mediaType: 'image/png' | 'image/jpeg';
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

/** The maximum size of a logo, in bytes. */
export const LOGO_BYTES_MAX = 32_768;
const SIDE_MIN = 16;
const SIDE_MAX = 1024;

const PNG_START = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52];
const PNG_END = [0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82];
const PNG_LEAST = 45;
const JPEG_START = [0xff, 0xd8, 0xff];
const JPEG_END = [0xff, 0xd9];
/** Markers of JPEG frames (ITU T.81 table B.1); the gaps are tables and other segments. */
const FRAMES = new Set([0xc0, 0xc1, 0xc2, 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf]);
const SCAN = 0xda;

/**
 * Reads a small PNG or JPEG. SVG is not accepted, because it can contain scripts.
 * @returns undefined for other content, and for images that are truncated, too small or too large
 */
export function logoOf(bytes: Uint8Array): Logo | undefined {
  if (bytes.length > LOGO_BYTES_MAX) return undefined;
  const logo = pngOf(bytes) ?? jpegOf(bytes);
  return logo && isSide(logo.width) && isSide(logo.height) ? logo : undefined;
}

const isSide = (pixels: number): boolean => pixels >= SIDE_MIN && pixels <= SIDE_MAX;

const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean =>
  start.every((byte, at) => bytes[at] === byte);

const endsWith = (bytes: Uint8Array, end: readonly number[]): boolean =>
  end.every((byte, at) => bytes[bytes.length - end.length + at] === byte);

const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** RFC 2083 sections 3 and 4.1: signature, IHDR first with the size, IEND last. */
function pngOf(bytes: Uint8Array): Logo | undefined {
  if (bytes.length < PNG_LEAST || !startsWith(bytes, PNG_START) || !endsWith(bytes, PNG_END))
    return undefined;
  const view = viewOf(bytes);
  return { mediaType: 'image/png', width: view.getUint32(16), height: view.getUint32(20) };
}

/** ITU T.81 annex B: skips segments (marker and length) until the frame header, which has the size. */
function jpegOf(bytes: Uint8Array): Logo | undefined {
  if (!startsWith(bytes, JPEG_START) || !endsWith(bytes, JPEG_END)) return undefined;
  const view = viewOf(bytes);
  let at = 2;
  while (at + 9 < bytes.length && view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1);
    if (marker === SCAN) return undefined;
    if (FRAMES.has(marker))
      return { mediaType: 'image/jpeg', width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    at += 2 + view.getUint16(at + 2);
  }
  return undefined;
}
