import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

const color = (name: string) => ({ color: `var(--${name})` });

/** The colours of the page, which follow the system. */
export const LOOK = [
  EditorView.theme({
    '&': { height: '100%', backgroundColor: 'var(--card)', color: 'var(--ink)', fontSize: '0.8125rem' },
    '&.cm-focused': { outline: '2px solid var(--link)', outlineOffset: '-2px' },
    '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '1.5' },
    '.cm-content': { caretColor: 'var(--ink)' },
    '.cm-cursor': { borderLeftColor: 'var(--ink)' },
    '.cm-gutters': { backgroundColor: 'var(--head)', color: 'var(--dim)', borderRight: '1px solid var(--line)' },
    '.cm-activeLine': { backgroundColor: 'var(--active)' },
    '.cm-activeLineGutter': { backgroundColor: 'var(--line)', color: 'var(--ink)' },
    '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
      backgroundColor: 'var(--selected)',
    },
    '.cm-matchingBracket, &.cm-focused .cm-matchingBracket': { backgroundColor: 'var(--selected)' },
    '.cm-foldPlaceholder': { backgroundColor: 'var(--head)', border: '0', color: 'var(--dim)' },
    '.cm-tooltip, .cm-panels': {
      backgroundColor: 'var(--card)',
      color: 'var(--ink)',
      border: '1px solid var(--line)',
      boxShadow: '0 4px 16px rgb(0 0 0 / 20%)',
    },
    '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--mono)', maxHeight: '16rem' },
    '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '0.15rem 0.5rem' },
    '.cm-tooltip-autocomplete ul li[aria-selected]': { backgroundColor: 'var(--link)', color: 'var(--card)' },
    '.cm-tooltip.cm-completionInfo': { maxWidth: 'min(28rem, 90vw)', padding: '0.5rem 0.75rem', fontSize: '0.8125rem' },
    '.cm-completionDetail': { fontStyle: 'normal', opacity: '0.8' },
    '.cm-tooltip-hover, .cm-word-help': { maxWidth: 'min(40rem, 80vw)' },
    '.cm-diagnostic': { borderLeftWidth: '3px', padding: '0.3rem 0.6rem', maxWidth: 'min(40rem, 80vw)' },
    '.cm-diagnosticAction': {
      backgroundColor: 'var(--head)',
      color: 'var(--ink)',
      border: '1px solid var(--line)',
      borderRadius: '0.3rem',
      padding: '0.15rem 0.5rem',
    },
  }),
  syntaxHighlighting(
    HighlightStyle.define([
      { tag: tags.definition(tags.propertyName), ...color('link') },
      { tag: tags.propertyName, ...color('link') },
      { tag: tags.string, ...color('good') },
      { tag: [tags.number, tags.bool, tags.null], ...color('warning') },
      { tag: tags.comment, ...color('dim'), fontStyle: 'italic' },
      { tag: [tags.keyword, tags.meta], ...color('info') },
      { tag: tags.invalid, ...color('error') },
    ]),
  ),
];
