import type { Code, Language } from './code.ts';

/**
 * A file of code with named slots, as it stands beside the TypeScript that fills it. `{{name}}` takes a piece of a line;
 * a comment with nothing but a slot takes lines.
 */
export interface Template<L extends Language, Slot extends string> {
  readonly language: L;
  readonly text: string;
  readonly slots: readonly Slot[];
}

/** Code for every slot of a template. */
export type SlotValues<L extends Language, Slot extends string> = Readonly<Record<Slot, Code<L>>>;

/**
 * The code of a template. Lines in a slot are indented as the slot is; no lines leave none behind. The last line end of
 * a value is that of the slot.
 */
export function fill<L extends Language, Slot extends string>(
  { text }: Template<L, Slot>,
  values: NoInfer<SlotValues<L, Slot>>,
): Code<L> {
  const codeOf = (slot: string) => values[slot as Slot].replace(/\n$/, '');
  return text.replace(SLOT, (_, indent: string | undefined, lines: string, piece: string) => {
    if (indent === undefined) return codeOf(piece);
    const code = codeOf(lines);
    return code === '' ? '' : `${code.replace(/^(?=.)/gm, indent)}\n`;
  }) as Code<L>;
}

/** A slot for lines is a comment in each of the languages; a slot for a piece stands anywhere. */
const SLOT = /^( *)(?:#|\/\/|--) \{\{(\w+)\}\}\n|\{\{(\w+)\}\}/gm;
