import type { Outcome } from '@mdav/core';
import { type FileSource, type ReadPolicy, succeed } from '@mdav/core/format';
import { regCodec } from '../codec/reg/codec.ts';
import { policiesFromRegFile } from '../codec/reg/convert.ts';
import { decodeRegPartly } from '../codec/reg/decode.ts';
import type { RegFile } from '../codec/reg/form.ts';
import { liftOrderedForms, type RegistryForm } from './lift-registry.ts';
import { linesOfText } from './show-registry.ts';

interface RegForm extends RegistryForm {
  readonly file: RegFile;
}

const HEADER = /^\s*(?:Windows Registry Editor Version 5\.00|REGEDIT4)/;

/** A `.reg` file, which somebody imports. */
export const regSource: FileSource<RegForm> = {
  of: 'file',
  id: 'reg',
  title: 'registration file',
  endings: ['.reg'],
  policy: { word: 'registration file', holder: 'file', deliver: 'registry', applied: 'once' },
  channel: 'registry',
  recognise: ({ shape, text = '' }) => (shape === 'text' && HEADER.test(text) ? 'policy' : undefined),
  decode: decodeRegFile,
  isRepeat: (path, files) => {
    const undone = /^(.+)\.undo\.reg$/i.exec(path)?.[1];
    return undone !== undefined && files.has(`${undone}.reg`);
  },
  lift: liftOrderedForms,
  show: ({ file }) => ({ entries: linesOfText(regCodec.encode(file)) }),
};

function decodeRegFile(bytes: Uint8Array): Outcome<readonly ReadPolicy<RegForm>[]> {
  const read = decodeRegPartly(bytes);
  if (!read.ok) return read;
  const file = read.value;
  const { value: policies, diagnostics } = policiesFromRegFile(file);
  const comments = file.items.flatMap((item) => (item.kind === 'comment' ? [item.text] : []));
  return succeed([{ form: { file, policies }, written: comments.join('\n') }], [...read.diagnostics, ...diagnostics]);
}
