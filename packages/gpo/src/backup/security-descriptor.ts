/** An entry of a discretionary access control list that allows or denies one group of devices and users to apply an object. */
export interface ApplyEntry {
  readonly sid: string;
  readonly isDenied: boolean;
  /** It names the right to apply Group Policy; others give every right at once. */
  readonly isExplicit: boolean;
}

/** Types of entries: plain ones, and those that may name a right. */
const TYPES: Readonly<Record<number, { readonly isDenied: boolean; readonly isOfObject: boolean }>> = {
  0: { isDenied: false, isOfObject: false },
  1: { isDenied: true, isOfObject: false },
  5: { isDenied: false, isOfObject: true },
  6: { isDenied: true, isOfObject: true },
};
const INHERIT_ONLY = 0x08;
const CONTROL_ACCESS = 0x0000_0100;
const GENERIC_ALL = 0x1000_0000;
/** The right Apply-Group-Policy, `edacfd8f-ffb3-11d1-b41d-00a0c968f939`, as its bytes stand in an entry. */
const APPLY = '8ffdacedb3ffd111b41d00a0c968f939';

/**
 * Who may apply an object, and who is denied it, by its self-relative security descriptor: lower-case hex bytes separated by
 * spaces, as Backup.xml has it. Nothing where that cannot be read whole.
 */
export function applyEntries(descriptor: string): readonly ApplyEntry[] | undefined {
  const bytes = bytesOf(descriptor);
  const view = new DataView(bytes.buffer);
  try {
    const list = view.getUint32(16, true);
    if (list === 0) return undefined;
    const count = view.getUint16(list + 4, true);
    const entries: ApplyEntry[] = [];
    let at = list + 8;
    for (let index = 0; index < count; index++) {
      const size = view.getUint16(at + 2, true);
      if (size < 8 || at + size > bytes.length) return undefined;
      for (const one of applyEntry(bytes.subarray(at, at + size))) entries.push(one);
      at += size;
    }
    return entries;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function applyEntry(bytes: Uint8Array): readonly ApplyEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const type = TYPES[view.getUint8(0)];
  const mask = view.getUint32(4, true);
  const isInherited = (view.getUint8(1) & INHERIT_ONLY) !== 0;
  if (type === undefined || isInherited || (mask & (CONTROL_ACCESS | GENERIC_ALL)) === 0) return [];
  const flags = type.isOfObject ? view.getUint32(8, true) : 0;
  const rights = type.isOfObject ? 12 : 8;
  const isNamed = (flags & 1) !== 0;
  if (isNamed && hexOf(bytes.subarray(rights, rights + 16)) !== APPLY) return [];
  const sid = sidAt(view, rights + (isNamed ? 16 : 0) + ((flags & 2) === 0 ? 0 : 16));
  return [{ sid, isDenied: type.isDenied, isExplicit: isNamed }];
}

function sidAt(view: DataView, at: number): string {
  const authority = view.getUint16(at + 2) * 2 ** 32 + view.getUint32(at + 4);
  const parts = Array.from({ length: view.getUint8(at + 1) }, (_, index) => view.getUint32(at + 8 + 4 * index, true));
  return ['S', view.getUint8(at), authority, ...parts].join('-');
}

function bytesOf(descriptor: string): Uint8Array<ArrayBuffer> {
  const text = descriptor.replace(/\s+/g, '');
  if (!/^(?:[0-9a-f]{2})*$/i.test(text)) return new Uint8Array();
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
