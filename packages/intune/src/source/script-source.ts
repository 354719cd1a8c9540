import type { Outcome } from '@mdav/core';
import { type FileSource, type ReadPolicy, succeed } from '@mdav/core/format';
import { EMPTY_FORM, type MdmForm } from '../lower/form.ts';
import { scriptPackageCodec } from '../scripts/codec.ts';
import { liftMdmForms } from './lift-mdm.ts';
import { NO_SETTINGS, recogniser } from './recognise.ts';
import { headed } from './show-mdm.ts';

/** Script packages. What a script does cannot be told from its text: only those that mdav wrote say a setting. */
export const scriptSource: FileSource<MdmForm> = {
  of: 'file',
  id: 'script-package',
  title: 'Intune script package',
  endings: ['.json'],
  policy: { word: 'Intune script package', holder: 'package', deliver: 'intune', applied: 'intune' },
  channel: 'mdm',
  together: 'mdm',
  opaque: { what: 'a script package', hint: NO_SETTINGS },
  recognise: recogniser('script-package'),
  isRepeat: (path, files) => {
    const [, intune] = /^((?:.*\/)?)Undo\/[^/]+\.json$/.exec(path) ?? [];
    return intune !== undefined && files.has(`${intune}assignments.json`);
  },
  decode: decodeScriptFile,
  lift: liftMdmForms,
  show: ({ scripts }) =>
    headed(
      scripts.map(({ name, description }) => ({
        title: `Intune script package: ${name}`,
        rows: [['description', description]],
      })),
    ),
};

function decodeScriptFile(bytes: Uint8Array): Outcome<readonly ReadPolicy<MdmForm>[]> {
  const read = scriptPackageCodec.decode(bytes);
  if (!read.ok) return read;
  const { name, description } = read.value;
  return succeed(
    [{ form: { ...EMPTY_FORM, scripts: [read.value] }, name, written: description ?? '' }],
    read.diagnostics,
  );
}
