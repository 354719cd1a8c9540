import { type EditorState, StateEffect, StateField } from '@codemirror/state';
import { hoverTooltip, type KeyBinding, showTooltip, type Tooltip } from '@codemirror/view';
import type { ResolvedFleet } from '@mdav/core';
import { cursorAt, type FleetSchema, hoverAt } from '@mdav/language';
import { isJson } from '../model/fleet-text.ts';
import { markdownElement } from '../page/markdown.ts';

/** What a word means: under the mouse, and with F1 at the cursor. `fleet` is the latest that could be resolved. */
export function wordHelp(schema: FleetSchema, fleet: () => ResolvedFleet | undefined) {
  const tooltipAt = (state: EditorState, pos: number): Tooltip | null => {
    const text = state.doc.toString();
    const cursor = cursorAt(text, pos, isJson(text));
    const help = cursor && hoverAt(schema, cursor, { fleet: fleet() });
    if (help === undefined) return null;
    const { span } = help;
    return { pos: span.start, end: span.end, above: true, create: () => ({ dom: helpElement(help.text) }) };
  };
  const ask = StateEffect.define<Tooltip | null>();
  const field = StateField.define<Tooltip | null>({
    create: () => null,
    update: (shown, { effects, docChanged, selection }) => {
      const asked = effects.find((effect) => effect.is(ask));
      if (asked !== undefined) return asked.value as Tooltip | null;
      return docChanged || selection !== undefined ? null : shown;
    },
    provide: (own) => showTooltip.from(own),
  });
  const keys: readonly KeyBinding[] = [
    {
      key: 'F1',
      preventDefault: true,
      run: (view) => {
        view.dispatch({ effects: ask.of(tooltipAt(view.state, view.state.selection.main.head)) });
        return true;
      },
    },
    {
      key: 'Escape',
      run: (view) => {
        if (view.state.field(field) === null) return false;
        view.dispatch({ effects: ask.of(null) });
        return true;
      },
    },
  ];
  return {
    keys,
    extension: [field, hoverTooltip((view, pos) => tooltipAt(view.state, pos))],
  };
}

function helpElement(text: string): HTMLElement {
  const made = markdownElement(text);
  made.classList.add('cm-word-help');
  return made;
}
