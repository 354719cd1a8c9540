import type { Language } from './code.ts';
import { type PowerShell, psFile } from './powershell.ts';
import { codeAt, partsOf, type SlotValues, type Template } from './template.ts';

/** A file between what differs from one to the next: bytes, and slots. */
type Body<Own extends string> = readonly (Uint8Array | { readonly slot: Own; readonly indent: string | undefined })[];

/** Bodies by the code of each of their slots, one after the other. */
type Bodies = Map<string, Bodies | Body<string>>;

/** More kinds of groups than any fleet has. */
const MOST_BODIES = 512;

const encoder = new TextEncoder();

/** Makes the file of a template, in pieces: those that all files have in common are the same arrays. */
export type MakeFile<L extends Language, Slot extends string, Own extends Slot> = (
  same: SlotValues<L, Exclude<Slot, Own>>,
  own: SlotValues<L, Own>,
) => readonly Uint8Array[];

/**
 * Files of a script that say much the same: what `same` fills in is encoded once for all of them, and `own` is put
 * between. The pieces in a row are `psFile(fill(template, { ...same, ...own }))`.
 */
export function scriptFiles<Slot extends string, Own extends Slot>(
  template: Template<'powershell', Slot>,
  ownSlots: readonly Own[],
): MakeFile<'powershell', Slot, Own> {
  return codeFiles(template, ownSlots, (text) => psFile(text as PowerShell));
}

/** The same of code in any language, as `fileText` writes it into a file. */
export function codeFiles<L extends Language, Slot extends string, Own extends Slot>(
  template: Template<L, Slot>,
  ownSlots: readonly Own[],
  fileText: (code: string) => string = (code) => code,
): MakeFile<L, Slot, Own> {
  const isOwn = (slot: Slot): slot is Own => (ownSlots as readonly Slot[]).includes(slot);
  const sameSlots = template.slots.filter((slot): slot is Exclude<Slot, Own> => !isOwn(slot));
  let bodies: Bodies = new Map();
  let count = 0;

  function bodyOf(same: SlotValues<L, Exclude<Slot, Own>>): Body<Own> {
    let level = bodies;
    for (const slot of sameSlots.slice(0, -1)) {
      const next = (level.get(same[slot]) as Bodies | undefined) ?? new Map();
      level.set(same[slot], next);
      level = next;
    }
    const last = sameSlots.at(-1);
    const key = last === undefined ? '' : same[last];
    const known = level.get(key) as Body<Own> | undefined;
    if (known !== undefined) return known;
    const body = makeBody(same);
    if (count >= MOST_BODIES) {
      bodies = new Map();
      count = 0;
      return body;
    }
    level.set(key, body);
    count += 1;
    return body;
  }

  function makeBody(same: SlotValues<L, Exclude<Slot, Own>>): Body<Own> {
    const body: (Uint8Array | { readonly slot: Own; readonly indent: string | undefined })[] = [];
    let text = '';
    for (const part of partsOf(template)) {
      if (typeof part === 'string') text += part;
      else if (!isOwn(part.slot)) text += codeAt(part, same[part.slot as Exclude<Slot, Own>]);
      else {
        body.push(bytesOf(text), { slot: part.slot, indent: part.indent });
        text = '';
      }
    }
    return [...body, bytesOf(text)];
  }

  function bytesOf(text: string): Uint8Array {
    return encoder.encode(fileText(text));
  }

  return (same, own) =>
    bodyOf(same).map((part) => (part instanceof Uint8Array ? part : bytesOf(codeAt(part, own[part.slot]))));
}
