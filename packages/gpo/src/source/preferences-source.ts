import type { GpoPreferences, Outcome } from '@mdav/core';
import type { FileSource, LeftEntry, LiftedPart, ReadPolicy, ResidueLine } from '@mdav/core/format';
import { lineText, preferenceDevices, succeed } from '@mdav/core/format';
import { liftRegistryPolicies, type RegistryPolicy, registryLines } from '@mdav/registry';
import { gppCodec } from '../gpp/codec.ts';
import type { RegistryPreferences } from '../gpp/form.ts';
import { policyFromPreferences } from '../gpp/policy.ts';
import { readTakenBack, type TakenBack } from '../gpp/taken-back.ts';
import { leftOfNode, preferenceLines, SWITCHED_OFF } from './preference-nodes.ts';

/** `Registry.xml` of Group Policy preferences, on its own. Its folder tells for which side of a GPO it is. */
export const preferencesSource: FileSource<RegistryPreferences> = {
  of: 'file',
  id: 'gpo-preferences',
  title: 'registry preferences',
  endings: ['.xml'],
  policy: { word: 'preference file of the GPO', holder: 'GPO', deliver: 'gpo', applied: 'preferences' },
  channel: 'registry',
  recognise: ({ root }) => (root === 'RegistrySettings' ? 'policy' : undefined),
  decode: decodePreferencesFile,
  lift: (policies) => ({
    parts: policies.map(({ form, path }) => liftPreferences(form, OF_USERS.test(path) ? 'user' : 'machine', path)),
    beside: [],
  }),
  show: (preferences) => ({ entries: preferenceLines(preferences).map(lineText) }),
};

/** Where a GPO keeps the preferences of its user settings; nothing in the file tells. */
const OF_USERS = /(?:^|[\\/])user[\\/]preferences[\\/]registry[\\/][^\\/]*$/i;

function decodePreferencesFile(bytes: Uint8Array): Outcome<readonly ReadPolicy<RegistryPreferences>[]> {
  const read = gppCodec.decode(bytes);
  return read.ok ? succeed([{ form: read.value }], read.diagnostics) : read;
}

const NOTHING: RegistryPolicy = { hive: 'machine', entries: [] };

/** What preferences say for one side of a GPO; what is conditional is left. */
export function liftPreferences(
  preferences: RegistryPreferences,
  hive: RegistryPolicy['hive'],
  file: string,
): LiftedPart {
  const { policy, residue } = policyFromPreferences(preferences, hive);
  const isOff = preferences.attributes['disabled'] === '1';
  const back: TakenBack = hive === 'machine' && !isOff ? readTakenBack(residue) : { policy: NOTHING, rest: residue };
  const part = liftRegistryPolicies([policy, back.policy], file);
  const fact: readonly LeftEntry[] =
    back.preferences === undefined
      ? []
      : [{ lines: [lineOfTarget(back.preferences)], fact: { gpo: { preferences: back.preferences } } }];
  // Windows applies what stands there when a user logs on, and as the system: also to the machine.
  const above = hive === 'user' ? ['stands in the user settings of the GPO'] : [];
  return {
    ...part,
    left: [
      ...goingWithGpo(part.left, back),
      ...fact,
      ...back.rest.flatMap((node) => leftOfNode(node, [...above, ...(isOff ? [SWITCHED_OFF] : [])])),
    ],
  };
}

/** Who gets what goes with the GPO, and that it goes: the same values for other devices, or for good, are a difference. */
function lineOfTarget(preferences: GpoPreferences): ResidueLine {
  const devices = preferenceDevices(preferences);
  const whom = devices === undefined ? 'all devices' : `${devices} only`;
  return { place: 'registry preferences', says: `removed with the GPO, for ${whom}` };
}

/** Lines of values that go with the GPO say so. */
function goingWithGpo(left: readonly LeftEntry[], { policy, preferences }: TakenBack): readonly LeftEntry[] {
  if (preferences === undefined) return left;
  const places = new Set(registryLines(policy).map(({ place }) => place));
  const marked = (line: ResidueLine) => (places.has(line.place) ? { ...line, preferences } : line);
  return left.map((entry) => ({ ...entry, lines: entry.lines.map(marked) }));
}
