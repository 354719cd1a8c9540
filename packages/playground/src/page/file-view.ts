import { sha256Hex } from '@mdav/core/format';
import { lineDiff } from '@mdav/review';
import { type View, viewsOf } from '../model/views.ts';
import { download } from './download.ts';
import { element, fill } from './element.ts';
import { markdownElement } from './markdown.ts';

/** A file: what it is called, its hash, and its content in the ways in which it can be read. */
export function makeFileView(holder: HTMLElement) {
  let wanted: View['id'] | 'changes' | undefined;
  let last = '';
  const show = (path: string, bytes: Uint8Array, before: Uint8Array | undefined): void => {
    // The way of reading stays from version to version of a file; another file starts with its best one.
    if (path !== last) wanted = undefined;
    last = path;
    const views = viewsOf(path, bytes);
    const old = before === undefined ? undefined : viewsOf(path, before).find(({ id }) => id === 'text');
    const now = views.find(({ id }) => id === 'text');
    const hasChanges = old !== undefined && now !== undefined && old.text !== now.text;
    const choices = [...views, ...(hasChanges ? [{ id: 'changes', title: 'Changes', text: '' } as const] : [])];
    const current = choices.find(({ id }) => id === wanted) ?? views[0];
    fill(
      holder,
      element(
        'div',
        { class: 'about' },
        element('h3', {}, path),
        element(
          'p',
          {},
          `${bytes.length.toLocaleString('en')} bytes · SHA-256 `,
          element('code', {}, sha256Hex(bytes)),
        ),
        element(
          'div',
          { class: 'choices', role: 'group', 'aria-label': 'Read it as' },
          ...choices.map((view) =>
            element(
              'button',
              {
                type: 'button',
                'aria-pressed': String(view.id === current.id),
                onclick: () => {
                  wanted = view.id;
                  show(path, bytes, before);
                  holder.querySelector<HTMLElement>('[aria-pressed=true]')?.focus();
                },
              },
              view.title,
            ),
          ),
          element(
            'button',
            { type: 'button', onclick: () => download(path.slice(path.lastIndexOf('/') + 1), bytes) },
            'Download',
          ),
        ),
      ),
      current.id === 'page'
        ? markdownElement(current.text)
        : current.id === 'changes'
          ? changes(old?.text ?? '', now?.text ?? '')
          : plain(current.text),
    );
  };
  return { show, clear: (...children: readonly Node[]) => fill(holder, ...children) };
}

/** Text as it is; it scrolls, so the keyboard gets there. */
export function plain(text: string, label = 'Content'): HTMLElement {
  return element('pre', { tabindex: '0', role: 'region', 'aria-label': label }, text);
}

const SIGNS = { same: ' ', added: '+', removed: '-' } as const;
const AROUND = 3;

/** The lines that differ, with a few around them. */
function changes(before: string, after: string): HTMLElement {
  const lines = lineDiff(before, after);
  const isNear = lines.map((_, at) =>
    lines.slice(Math.max(0, at - AROUND), at + AROUND + 1).some(({ kind }) => kind !== 'same'),
  );
  const made = element('pre', { tabindex: '0', role: 'region', 'aria-label': 'Changes' });
  for (const [at, { kind, line }] of lines.entries()) {
    if (isNear[at])
      made.append(element('span', { class: `line ${kind}` }, `${SIGNS[kind]} ${line.replace(/\r?\n$/, '')}\n`));
    else if (isNear[at - 1]) made.append('⋯\n');
  }
  return made;
}
