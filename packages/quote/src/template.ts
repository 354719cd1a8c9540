import { type Code, indentLines, type Language } from './code.ts';

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
  template: Template<L, Slot>,
  values: NoInfer<SlotValues<L, Slot>>,
): Code<L> {
  const texts = partsOf(template).map((part) => (typeof part === 'string' ? part : codeAt(part, values[part.slot])));
  return texts.join('') as Code<L>;
}

/** What stands in a file between its slots, and its slots. */
export type Part<Slot extends string> = string | SlotPlace<Slot>;

interface SlotPlace<Slot extends string> {
  readonly slot: Slot;
  /** Of the lines that the slot takes; none: it takes a piece of a line. */
  readonly indent: string | undefined;
}

/** A template in parts, in their order. It is looked through once. */
export function partsOf<Slot extends string>(template: Template<Language, Slot>): readonly Part<Slot>[] {
  let parts = PARTS.get(template);
  if (parts === undefined) {
    const found: Part<string>[] = [];
    let from = 0;
    for (const match of template.text.matchAll(SLOT)) {
      const [all, indent, lines, piece = ''] = match;
      found.push(template.text.slice(from, match.index), { slot: lines ?? piece, indent });
      from = match.index + all.length;
    }
    parts = [...found, template.text.slice(from)];
    PARTS.set(template, parts);
  }
  return parts as readonly Part<Slot>[];
}

const PARTS = new WeakMap<object, readonly Part<string>[]>();

/** What a slot becomes. */
export function codeAt({ indent }: SlotPlace<string>, value: string): string {
  const code = value.replace(/\n$/, '');
  if (indent === undefined) return code;
  return code === '' ? '' : `${indentLines(code, indent)}\n`;
}

/** A slot for lines is a comment in each of the languages; a slot for a piece stands anywhere. */
const SLOT = /^( *)(?:#|\/\/|--) \{\{(\w+)\}\}\n|\{\{(\w+)\}\}/gm;
