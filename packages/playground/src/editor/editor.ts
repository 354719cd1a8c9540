import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { bracketMatching, foldGutter, foldKeymap, indentOnInput } from '@codemirror/language';
import { lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint';
import { EditorState } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import type { ResolvedFleet } from '@mdav/core';
import type { FleetSchema } from '@mdav/language';
import type { Judged } from '../model/judge.ts';
import { completeFleet } from './complete.ts';
import { wordHelp } from './help.ts';
import { LOOK } from './look.ts';
import { marksOf } from './marks.ts';
import { FLEET_LANGUAGE } from './yaml.ts';

/** What the editor asks of the page. */
export interface EditorFacts {
  readonly schema: FleetSchema;
  readonly presets: () => readonly string[];
  readonly fleet: () => ResolvedFleet | undefined;
  readonly changed: (text: string) => void;
}

/** The editor of the fleet file. */
export interface Editor {
  readonly text: () => string;
  readonly replace: (text: string) => void;
  /** Shows the findings of a text, if it still is the one that is there. */
  readonly mark: (judged: Judged, date: string) => void;
  /** Selects a part of the text and goes there. */
  readonly show: (start: number, end: number) => void;
  readonly view: EditorView;
}

/**
 * Lines that come at once and are not pasted, as by the clipboard of a keyboard on a screen. A browser puts them into
 * the page line by line, and takes minutes for some thousands.
 */
const INSERTED_LINES = EditorView.domEventHandlers({
  beforeinput: ({ inputType, data, isComposing }, view) => {
    if (inputType !== 'insertText' || isComposing || data === null || !data.includes('\n')) return false;
    view.dispatch(view.state.replaceSelection(data), { userEvent: 'input.paste', scrollIntoView: true });
    return true;
  },
});

export function makeEditor(parent: HTMLElement, { schema, presets, fleet, changed }: EditorFacts): Editor {
  const help = wordHelp(schema, fleet);
  const view = new EditorView({
    parent,
    state: EditorState.create({
      extensions: [
        lineNumbers(),
        lintGutter(),
        foldGutter(),
        history(),
        drawSelection(),
        indentOnInput(),
        bracketMatching(),
        closeBrackets(),
        highlightActiveLine(),
        highlightActiveLineGutter(),
        FLEET_LANGUAGE,
        LOOK,
        autocompletion({
          override: [completeFleet(schema, presets)],
          icons: false,
          // Behind `mode: ` the words of a mode are what comes next.
          activateOnCompletion: ({ apply }) => typeof apply === 'string' && apply.endsWith(': '),
        }),
        help.extension,
        keymap.of([
          ...help.keys,
          ...closeBracketsKeymap,
          ...defaultKeymap,
          ...historyKeymap,
          ...foldKeymap,
          ...lintKeymap,
          ...completionKeymap,
        ]),
        INSERTED_LINES,
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ 'aria-label': 'Fleet file', spellcheck: 'false', tabindex: '0' }),
        EditorView.updateListener.of(({ docChanged, state }) => {
          if (docChanged) changed(state.doc.toString());
        }),
      ],
    }),
  });
  return {
    view,
    text: () => view.state.doc.toString(),
    replace: (text) => {
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text }, selection: { anchor: 0 } });
      view.scrollDOM.scrollTop = 0;
    },
    mark: (judged, date) => {
      if (view.state.doc.toString() === judged.text) view.dispatch(setDiagnostics(view.state, marksOf(judged, date)));
    },
    show: (start, end) => {
      const last = view.state.doc.length;
      view.dispatch({
        selection: { anchor: Math.min(start, last), head: Math.min(end, last) },
        effects: EditorView.scrollIntoView(Math.min(start, last), { y: 'center' }),
      });
      view.focus();
    },
  };
}
