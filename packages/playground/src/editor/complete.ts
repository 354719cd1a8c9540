import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import { completionsAt, cursorAt, type FleetSchema, type KnownNames, knownNames } from '@mdav/language';
import { isJson } from '../model/fleet-text.ts';
import { markdownElement } from '../page/markdown.ts';

/** What can be written where the cursor is. `presets` are known as soon as they are here. */
export function completeFleet(schema: FleetSchema, presets: () => readonly string[]) {
  return ({ state, pos, explicit }: CompletionContext): CompletionResult | null => {
    const text = state.doc.toString();
    const json = isJson(text);
    const cursor = cursorAt(text, pos, json);
    if (cursor === undefined) return null;
    // Unasked it comes where a word has begun, or where only a value can stand.
    if (!explicit && cursor.word === '' && !/[:[,-] $|\[$/.test(text.slice(Math.max(0, pos - 2), pos))) return null;
    const names: KnownNames = knownNames(text, json, presets());
    const found = completionsAt(schema, cursor, names, json);
    if (found.length === 0) return null;
    return {
      from: Math.min(cursor.span.start, pos),
      to: Math.max(cursor.span.end, pos),
      options: found.map(({ label, kind, about, detail, found: known, text: written }, index): Completion => {
        const wanted = known ?? label;
        return {
          label: written.startsWith('"') ? JSON.stringify(wanted) : wanted,
          displayLabel: label,
          type: kind === 'key' ? 'property' : kind === 'word' ? 'enum' : 'variable',
          apply: written,
          // The order of the model, from what every group needs to what few do.
          boost: -Math.min(index, 98),
          ...(detail === undefined ? {} : { detail }),
          ...(about === undefined ? {} : { info: () => markdownElement(about) }),
        };
      }),
    };
  };
}
