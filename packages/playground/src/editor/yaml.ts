import { foldService, indentService, StreamLanguage } from '@codemirror/language';

/** Colours of YAML by what a line looks like; what it means the libraries tell. A parser of YAML is in them already. */
const WORDS = StreamLanguage.define<{ isValue: boolean }>({
  name: 'fleet',
  startState: () => ({ isValue: false }),
  token: (stream, state) => {
    if (stream.sol()) state.isValue = false;
    if (stream.eatSpace()) return null;
    if (stream.match(/^#.*/)) return 'comment';
    if (stream.match(/^[[\]{},]/)) {
      state.isValue = false;
      return null;
    }
    if (
      !state.isValue &&
      stream.match(/^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s#'"[\]{},:][^#:,[\]{}]*?)(?=\s*:(?:\s|$))/)
    )
      return 'propertyName.definition';
    if (stream.match(/^:(?=\s|$)/)) {
      state.isValue = true;
      return null;
    }
    if (stream.match(/^-(?=\s|$)/)) return null;
    if (stream.match(/^(?:"(?:[^"\\]|\\.)*"?|'(?:[^']|'')*'?)/)) return 'string';
    if (stream.match(/^(?:true|false|null|on|off|yes|no|\d[\d.-]*)(?=\s*(?:[,\]}#]|$))/)) return 'number';
    if (stream.match(/^[^\s,[\]{}#:]+/)) return null;
    stream.next();
    return null;
  },
  languageData: { commentTokens: { line: '#' }, closeBrackets: { brackets: ['[', '{', '"', "'"] } },
});

const indentOf = (line: string) => line.search(/\S/);

/** What is indented further than a line folds under it. */
const FOLDS = foldService.of((state, start) => {
  const first = state.doc.lineAt(start);
  const indent = indentOf(first.text);
  if (indent === -1 || first.text.trimStart().startsWith('#')) return null;
  let end = first.to;
  for (let number = first.number + 1; number <= state.doc.lines; number++) {
    const line = state.doc.line(number);
    const own = indentOf(line.text);
    if (own === -1) continue;
    if (own <= indent) break;
    end = line.to;
  }
  return end > first.to ? { from: first.to, to: end } : null;
});

/** A new line stands under the one before it, or one step in behind a key that has no value. */
const INDENTS = indentService.of(({ state }, at) => {
  const before = state.doc.lineAt(Math.max(0, at - 1));
  const own = state.doc.lineAt(at);
  const last = own.from === at && own.number > 1 ? before : own;
  const text = state.doc.sliceString(last.from, Math.min(last.to, at));
  const indent = Math.max(indentOf(text), 0);
  return /:\s*(?:#.*)?$/.test(text) ? indent + 2 : indent;
});

export const FLEET_LANGUAGE = [WORDS, FOLDS, INDENTS];
