import type { Outcome } from '@mdav/core';
import { type FileSource, type PolicyKind, type ReadPolicy, type Shown, succeed } from '@mdav/core/format';
import { type OpenedProfile, openProfile } from '../custom/codec.ts';
import { EMPTY_FORM, type MdmForm } from '../lower/form.ts';
import { liftMdmForms } from './lift-mdm.ts';
import { recogniser } from './recognise.ts';
import { headed } from './show-mdm.ts';
import { offOf } from './unassigned.ts';
import { asJson } from './yaml-export.ts';

/** How custom profiles are spoken of. */
export const PROFILE_KIND = {
  word: 'Intune custom profile',
  holder: 'profile',
  deliver: 'intune',
  applied: 'intune',
} as const satisfies PolicyKind;

/** Custom profiles: nodes by their OMA-URI. */
export const profileSource: FileSource<MdmForm> = {
  of: 'file',
  id: 'custom-profile',
  title: 'Intune custom profile',
  endings: ['.json', '.yaml'],
  policy: PROFILE_KIND,
  channel: 'mdm',
  together: 'mdm',
  recognise: recogniser('custom-profile'),
  decode: decodeProfileFile,
  lift: liftMdmForms,
  show: showProfiles,
};

export function showProfiles({ custom }: MdmForm): Shown {
  return headed(
    custom.map(({ name, description, settings }) => ({
      title: `Intune custom profile: ${name}`,
      rows: [
        ['description', description],
        ['holds', settings.length === 1 ? '1 node' : `${settings.length} nodes`],
      ],
    })),
  );
}

function decodeProfileFile(bytes: Uint8Array): Outcome<readonly ReadPolicy<MdmForm>[]> {
  const read = openProfile(asJson(bytes));
  if (!read.ok) return read;
  return succeed([readProfileOf(read.value)], read.diagnostics);
}

/** A profile as a policy that was read. */
export function readProfileOf({ profile, object }: OpenedProfile): ReadPolicy<MdmForm> {
  const { name, description } = profile;
  return { form: { ...EMPTY_FORM, custom: [profile] }, name, written: description ?? '', ...offOf(object) };
}
