import type { XmlDiagnostic, XmlOutcome } from './outcome.ts';

/** The largest document that is read, in bytes. The largest genuine template is below 3 MB. */
export const MAX_XML_BYTES = 32 * 1024 * 1024;

/**
 * The text of a document, decoded by its byte order mark and as UTF-8 without one. What its XML declaration says about
 * the encoding is not looked at: files that declare `utf-16` and are stored as UTF-8 are common.
 *
 * Diagnostics: `xml-too-large`, `xml-bad-encoding`.
 */
export function decodeText(bytes: Uint8Array): XmlOutcome<string> {
  if (bytes.length > MAX_XML_BYTES) {
    return refuse(
      'xml-too-large',
      `The file has ${bytes.length} bytes; ${MAX_XML_BYTES} are read at most.`,
      'Split the file, or check that it is the right one.',
    );
  }
  const encoding = encodingOf(bytes);
  try {
    return { ok: true, value: new TextDecoder(encoding, { fatal: true }).decode(bytes), diagnostics: [] };
  } catch {
    return refuse(
      'xml-bad-encoding',
      `The bytes are not ${encoding.toUpperCase()}.`,
      'Save the file as UTF-8, or as UTF-16 with a byte order mark.',
    );
  }
}

function encodingOf(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  // Without a mark, "<" beside a zero byte gives UTF-16 away: no XML text has zero bytes in UTF-8.
  if (first === 0x3c && second === 0x00) return 'utf-16le';
  if (first === 0x00 && second === 0x3c) return 'utf-16be';
  return 'utf-8';
}

function refuse(code: XmlDiagnostic['code'], message: string, hint: string): XmlOutcome<string> {
  return { ok: false, diagnostics: [{ code, severity: 'error', message, at: {}, hint }] };
}

/** UTF-16, little-endian, without byte order mark. */
export function utf16(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    bytes[index * 2] = unit & 0xff;
    bytes[index * 2 + 1] = unit >> 8;
  }
  return bytes;
}
