/** A record that was read, by which those are read that differ from it in texts and numbers alone. */
export interface RecordTemplate {
  /**
   * The record that begins with some bytes; nothing where they have to be read by themselves. What is alike in both
   * records is the same object.
   */
  read(bytes: Buffer, view: DataView, from: number, to: number): Fields | undefined;
}

export type Fields = Record<string, unknown>;

/** A text or a number: where it stands in the bytes, and where in the record. */
interface Leaf {
  readonly from: number;
  /** Behind its last character; of a text that is the place of its quotation mark. */
  readonly to: number;
  readonly isText: boolean;
  readonly owner: number;
  readonly name: string;
}

/** An object or a list, and where it stands in another one that comes before it. */
interface Owner {
  readonly value: Fields;
  readonly owner: number;
  readonly name: string;
}

const [QUOTE, BACKSLASH, BLANK, TILDE, ZERO, NINE] = [0x22, 0x5c, 0x20, 0x7e, 0x30, 0x39];
const PLAIN_NUMBER = /^(?:0|[1-9]\d*)$/;
const ASCII = /^[ -~]*$/;
/** Longer ones tell more than a device does, and may be nested deeper than a program can go. */
const LONGEST = 4096;

/**
 * Makes a template of the beginning of a record: `written` is its JSON, with a brace in place of the comma behind which
 * `end` has the other members. Nothing for what is not written just as `JSON.stringify` does: there every name
 * stands once, and the order tells where each value stands.
 *
 * Other bytes may differ in texts, each up to its quotation mark and without a character that needs an escape, and in
 * the digits of numbers: by the grammar of JSON they are the same record with those values.
 */
export function recordTemplate(written: string, beginning: Fields, end: Fields): RecordTemplate | undefined {
  if (written.length > LONGEST || !ASCII.test(written) || JSON.stringify(beginning) !== written) return undefined;
  const { owners, leaves } = partsOf(beginning);
  const record = { ...beginning, ...end };
  const own = Buffer.from(written.slice(0, -1), 'latin1');
  const ownView = viewOf(own);
  const { length } = own;

  /** The leaves that differ, and where their values stand: filled anew for every record. */
  const differing = {
    leaves: new Int32Array(leaves.length),
    from: new Int32Array(leaves.length),
    to: new Int32Array(leaves.length),
  };

  /** How many leaves differ; negative where more does. */
  function compare(bytes: Buffer, view: DataView, from: number, to: number): number {
    let at = from;
    let inOwn = 0;
    let next = 0;
    for (let count = 0; ; count++) {
      while (inOwn + 4 <= length && at + 4 <= to && view.getInt32(at) === ownView.getInt32(inOwn)) {
        inOwn += 4;
        at += 4;
      }
      while (inOwn < length && at < to && bytes[at] === own[inOwn]) {
        inOwn++;
        at++;
      }
      if (inOwn === length && at === to) return count;
      while (next < leaves.length && (leaves[next] as Leaf).to < inOwn) next++;
      const leaf = leaves[next];
      if (leaf === undefined || leaf.from > inOwn) return -1;
      const start = at - (inOwn - leaf.from);
      at = leaf.isText ? endOfText(bytes, at, to) : endOfNumber(bytes, start, to);
      if (at < 0) return -1;
      differing.leaves[count] = next++;
      differing.from[count] = start;
      differing.to[count] = at;
      inOwn = leaf.to;
    }
  }

  return {
    read(bytes, view, from, to) {
      const count = compare(bytes, view, from, to);
      if (count < 0) return undefined;
      const copies: (Fields | undefined)[] = [{ ...record }];
      for (let index = 0; index < count; index++) {
        const { owner, name, isText } = leaves[differing.leaves[index] as number] as Leaf;
        const text = (bytes as Latin1).latin1Slice(differing.from[index], differing.to[index]);
        copyOf(owner, owners, copies)[name] = isText ? text : Number(text);
      }
      return copies[0];
    },
  };
}

/** The copy of an object or a list, within the copies of those that have it. */
function copyOf(index: number, owners: readonly Owner[], copies: (Fields | undefined)[]): Fields {
  const known = copies[index];
  if (known !== undefined) return known;
  const { value, owner, name } = owners[index] as Owner;
  const copy = Array.isArray(value) ? ([...value] as unknown as Fields) : { ...value };
  copies[index] = copy;
  copyOf(owner, owners, copies)[name] = copy;
  return copy;
}

/** What `toString` calls behind its checks, which take as long as a short text. */
type Latin1 = Buffer & { latin1Slice(from?: number, to?: number): string };

/** What a record is made of, and where its texts and numbers stand. */
function partsOf(record: Fields): { readonly owners: Owner[]; readonly leaves: readonly Leaf[] } {
  const owners: Owner[] = [];
  const leaves: Leaf[] = [];
  /** Goes over a value and says where it ends. */
  function walk(value: unknown, from: number, owner: number, name: string): number {
    if (typeof value !== 'object' || value === null) {
      const text = JSON.stringify(value);
      const to = from + text.length;
      if (typeof value === 'string' && text.length === value.length + 2)
        leaves.push({ from: from + 1, to: to - 1, isText: true, owner, name });
      else if (PLAIN_NUMBER.test(text)) leaves.push({ from, to, isText: false, owner, name });
      return to;
    }
    const index = owners.push({ value: value as Fields, owner, name }) - 1;
    let at = from + 1;
    for (const [key, member] of Object.entries(value)) {
      const before = Array.isArray(value) ? 0 : JSON.stringify(key).length + 1;
      at = walk(member, at + before, index, key) + 1;
    }
    return Math.max(at, from + 2);
  }
  walk(record, 0, -1, '');
  return { owners, leaves };
}

/** Looks at bytes as numbers. */
export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
}

/** Where a text ends that goes on somewhere; negative where it has a character that needs a reader. */
function endOfText(bytes: Uint8Array, from: number, to: number): number {
  for (let at = from; at < to; at++) {
    const byte = bytes[at] as number;
    if (byte === QUOTE) return at;
    if (byte < BLANK || byte > TILDE || byte === BACKSLASH) return -1;
  }
  return -1;
}

/** Where a number ends that begins somewhere; negative where it needs a reader. */
function endOfNumber(bytes: Uint8Array, from: number, to: number): number {
  let at = from;
  while (at < to && (bytes[at] as number) >= ZERO && (bytes[at] as number) <= NINE) at++;
  const digits = at - from;
  return digits === 0 || (digits > 1 && bytes[from] === ZERO) ? -1 : at;
}
