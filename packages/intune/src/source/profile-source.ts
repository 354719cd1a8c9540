import type { Outcome } from '@mdav/core';
import { type FileSource, type ReadPolicy, succeed } from '@mdav/core/format';
import { customProfileCodec } from '../custom/codec.ts';
import { EMPTY_FORM, type MdmForm } from '../lower/form.ts';
import { liftMdmForms } from './lift-mdm.ts';
import { recogniser } from './recognise.ts';
import { headed } from './show-mdm.ts';
import { asJson } from './yaml-export.ts';

/** Custom profiles: nodes by their OMA-URI. */
export const profileSource: FileSource<MdmForm> = {
  of: 'file',
  id: 'custom-profile',
  title: 'Intune custom profile',
  endings: ['.json', '.yaml'],
  policy: { word: 'Intune custom profile', holder: 'profile', deliver: 'intune', applied: 'intune' },
  channel: 'mdm',
  together: 'mdm',
  recognise: recogniser('custom-profile'),
  decode: decodeProfileFile,
  lift: liftMdmForms,
  show: ({ custom }) =>
    headed(
      custom.map(({ name, description, settings }) => ({
        title: `Intune custom profile: ${name}`,
        rows: [
          ['description', description],
          ['holds', settings.length === 1 ? '1 node' : `${settings.length} nodes`],
        ],
      })),
    ),
};

function decodeProfileFile(bytes: Uint8Array): Outcome<readonly ReadPolicy<MdmForm>[]> {
  const read = customProfileCodec.decode(asJson(bytes));
  if (!read.ok) return read;
  const { name, description } = read.value;
  return succeed(
    [{ form: { ...EMPTY_FORM, custom: [read.value] }, name, written: description ?? '' }],
    read.diagnostics,
  );
}
