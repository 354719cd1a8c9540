import type { Outcome } from '@mdav/core';
import { type FileSource, type ReadPolicy, type SeenFile, succeed } from '@mdav/core/format';
import { lgpoCodec } from '../codec/lgpo/codec.ts';
import { policiesFromLgpo } from '../codec/lgpo/convert.ts';
import { endOfBanner } from '../codec/lgpo/decode.ts';
import type { LgpoFile } from '../codec/lgpo/form.ts';
import { liftRegistryForms, type RegistryForm } from './lift-registry.ts';
import { linesOfText } from './show-registry.ts';

interface LgpoForm extends RegistryForm {
  readonly file: LgpoFile;
}

/** Text for LGPO.exe, which makes local policy of it. */
export const lgpoSource: FileSource<LgpoForm> = {
  of: 'file',
  id: 'lgpo',
  title: 'LGPO text',
  endings: ['.txt'],
  policy: { word: 'LGPO text', holder: 'policy', deliver: 'gpo', applied: 'local-policy' },
  channel: 'registry',
  recognise: (file) => (isLgpo(file) ? 'policy' : undefined),
  decode: decodeLgpoFile,
  isRepeat: (path, files) => {
    const undone = /^(.+)\.undo\.txt$/i.exec(path)?.[1];
    return undone !== undefined && files.has(`${undone}.txt`);
  },
  lift: liftRegistryForms,
  show: ({ file }) => ({ entries: linesOfText(lgpoCodec.encode(file)) }),
};

/** The first line that is neither blank nor a comment says whose policy an entry is; comments alone are a text without. */
function isLgpo({ shape, text = '' }: SeenFile): boolean {
  if (shape !== 'text') return false;
  const all = text.split(/\r?\n/);
  const lines = all.slice(endOfBanner(all)).filter((line) => line.trim() !== '');
  const first = lines.find((line) => !line.startsWith(';'));
  return first === undefined ? lines.length > 0 : /^(?:computer|user|user:.+)$/i.test(first);
}

function decodeLgpoFile(bytes: Uint8Array): Outcome<readonly ReadPolicy<LgpoForm>[]> {
  const read = lgpoCodec.decode(bytes);
  if (!read.ok) return read;
  const { value: policies, diagnostics } = policiesFromLgpo(read.value);
  return succeed([{ form: { file: read.value, policies } }], [...read.diagnostics, ...diagnostics]);
}
