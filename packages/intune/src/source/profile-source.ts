import type { Outcome } from '@mdav/core';
import { type FileSource, type ReadPolicy, succeed } from '@mdav/core/format';
import { openProfile } from '../custom/codec.ts';
import { EMPTY_FORM, type MdmForm } from '../lower/form.ts';
import { liftMdmForms } from './lift-mdm.ts';
import { recogniser } from './recognise.ts';
import { headed } from './show-mdm.ts';
import { offOf } from './unassigned.ts';
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
  const read = openProfile(asJson(bytes));
  if (!read.ok) return read;
  const { profile, object } = read.value;
  const { name, description } = profile;
  return succeed(
    [{ form: { ...EMPTY_FORM, custom: [profile] }, name, written: description ?? '', ...offOf(object) }],
    read.diagnostics,
  );
}
