import type { Fields, RecordTemplate } from './record-template.ts';

/** The end of an object that was read: behind the comma before a member, up to the brace. */
export interface SharedEnd {
  /** With the comma. */
  readonly bytes: Uint8Array;
  /** Nothing where it is no JSON. */
  readonly members: Readonly<Fields> | undefined;
  /** Of records with this end, the one that was used last first. */
  readonly templates: RecordTemplate[];
  /** True once it was asked for again. */
  isShared: boolean;
}

/** Reads the ends of objects, and of equal bytes each end once. */
export interface SharedEnds {
  /** An end that was shared lately and that the bytes have before a place. */
  recent(bytes: Buffer, from: number, to: number): SharedEnd | undefined;
  /** The end between a comma and a place. */
  read(bytes: Buffer, comma: number, to: number): SharedEnd;
}

/** Bytes of all ends that are kept; then all are let go of, with the templates. */
const MOST_BYTES = 1 << 22;
/** Ends with one hash; then the oldest is let go of. */
const MOST_ALIKE = 8;
/** Ends that are tried before one is looked for. */
const MOST_RECENT = 16;
/** Places of an end that its hash looks at. */
const LOOKS = 16;
const [COMMA, QUOTE] = [0x2c, 0x22];

export function sharedEnds(): SharedEnds {
  const known = new Map<number, SharedEnd[]>();
  const recent: SharedEnd[] = [];
  let kept = 0;

  function share(end: SharedEnd): SharedEnd {
    end.isShared = true;
    recent.unshift(end);
    if (recent.length > MOST_RECENT) recent.pop();
    return end;
  }

  return {
    recent(bytes, from, to) {
      for (let index = 0; index < recent.length; index++) {
        const end = recent[index] as SharedEnd;
        const { length } = end.bytes;
        const comma = to - length;
        if (comma <= from || bytes[comma] !== COMMA || bytes[comma + 1] !== QUOTE) continue;
        if (bytes.compare(end.bytes, 0, length, comma, to) === 0) return end;
      }
      return undefined;
    },
    read(bytes, comma, to) {
      const hash = hashOf(bytes, comma, to);
      const alike = known.get(hash) ?? [];
      const length = to - comma;
      const same = alike.find(
        (end) => end.bytes.length === length && bytes.compare(end.bytes, 0, length, comma, to) === 0,
      );
      if (same !== undefined) return share(same);
      kept += length;
      if (kept > MOST_BYTES) {
        known.clear();
        recent.length = 0;
        kept = length;
      }
      const end: SharedEnd = {
        bytes: Uint8Array.prototype.slice.call(bytes, comma, to),
        members: membersIn(bytes.toString('utf8', comma + 1, to)),
        templates: [],
        isShared: false,
      };
      known.set(hash, [end, ...alike].slice(0, MOST_ALIKE));
      return end;
    },
  };
}

/** By the length and some of the bytes: equal ends have equal hashes, and others seldom. */
function hashOf(bytes: Buffer, from: number, to: number): number {
  const step = Math.max(1, Math.floor((to - from) / LOOKS));
  let hash = to - from;
  for (let at = from; at < to; at += step) hash = (Math.imul(hash, 31) + (bytes[at] as number)) | 0;
  return hash;
}

function membersIn(text: string): Fields | undefined {
  try {
    return JSON.parse(`{${text}`) as Fields;
  } catch {
    return undefined;
  }
}
