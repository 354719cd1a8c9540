import type { Outcome } from '@mdav/core';
import {
  type FileSource,
  type PolicyKind,
  type ReadPolicy,
  succeed,
  templateById,
  WRITTEN_TEMPLATES,
} from '@mdav/core/format';
import { EMPTY_FORM, type MdmForm } from '../lower/form.ts';
import { type OpenedPolicy, openPolicyFiles } from '../settings-catalog/open-file.ts';
import { openKnown } from '../settings-catalog/open-known.ts';
import { type MdmPolicy, platformWord } from '../settings-catalog/policy.ts';
import { liftMdmForms } from './lift-mdm.ts';
import { recogniser } from './recognise.ts';
import { isSettingsBeside } from './settings-beside.ts';
import { headed } from './show-mdm.ts';
import { offOf } from './unassigned.ts';
import { asJson } from './yaml-export.ts';

/** How policies of the settings catalog are spoken of. */
export const CATALOG_KIND = {
  word: 'Intune policy',
  holder: 'policy',
  deliver: 'intune',
  applied: 'intune',
} as const satisfies PolicyKind;

/** Policies of the settings catalog, and those of endpoint security templates. */
export const catalogSource: FileSource<MdmForm> = {
  of: 'file',
  id: 'settings-catalog',
  title: 'Intune policy',
  endings: ['.json', '.yaml'],
  policy: CATALOG_KIND,
  channel: 'mdm',
  together: 'mdm',
  recognise: recogniser('settings-catalog'),
  isRepeat: isSettingsBeside,
  decode: decodePolicyFile,
  lift: liftMdmForms,
  show: ({ catalog }) => headed(catalog.map(headingOf)),
};

function decodePolicyFile(bytes: Uint8Array): Outcome<readonly ReadPolicy<MdmForm>[]> {
  const read = openPolicyFiles(asJson(bytes), openKnown);
  if (!read.ok) return read;
  return succeed(read.value.map(readOpened), read.diagnostics);
}

/** An opened policy as one that was read. */
export function readOpened({ policy, source }: OpenedPolicy): ReadPolicy<MdmForm> {
  return { ...readPolicyOf(policy), ...offOf(source.root) };
}

function readPolicyOf(catalogPolicy: MdmPolicy): ReadPolicy<MdmForm> {
  const { name, description, template, platforms } = catalogPolicy;
  const short = template === null ? undefined : templateById(template.id)?.name;
  const isWritten = (WRITTEN_TEMPLATES as readonly (string | undefined)[]).includes(short);
  return {
    form: { ...EMPTY_FORM, catalog: [catalogPolicy] },
    name,
    written: description ?? '',
    ...(platforms === 'windows10' ? {} : { elsewhere: platformWord(platforms) }),
    ...(short === undefined ? {} : { template: short }),
    // Scope tags belong to the tenant, and no fleet file has them. A group can have its policies written in templates again.
    ofFileOnly: ['catalog-scope-tag-name', ...(isWritten ? ['mdm-template-left'] : [])],
  };
}

function headingOf({ name, description, platforms, technologies, template }: MdmPolicy) {
  return {
    title: `Intune policy: ${name}`,
    rows: [
      ['description', description],
      ['reaches', `${platforms} by ${technologies.join(', ')}`],
      ['template', template && `${template.displayName ?? template.family ?? ''} ${template.id}`],
    ],
  } as const;
}
