import {
  type Agent,
  type Antivirus,
  type Delivery,
  isPassive,
  isServer,
  type Licence,
  type Mode,
  type Onboarding,
  type OsReference,
  osIdOf,
} from '@mdav/core';
import type { MergedSetting } from '../merge/merge-settings.ts';
import { commentAbove, mapNode, yamlNode } from '../yaml/yaml-nodes.ts';
import { fleetFile } from './write-fleet.ts';
import { settingsNode } from './write-group.ts';

/** What a first fleet is made of: one group. What is not known is left out. */
export interface StarterAnswers {
  readonly name: string;
  readonly group: string;
  readonly os: readonly OsReference[];
  readonly mode: Mode;
  readonly deliver: readonly Delivery[];
  readonly agent?: Agent;
  readonly antivirus?: 'none' | Antivirus;
  readonly onboarding?: Onboarding;
  readonly licence?: Licence;
  /** Presets to start from, with their versions; the file then says no settings of its own. */
  readonly presets?: readonly string[];
}

/** A fleet file with comments that teach, for somebody who has none yet. */
export function starterFleet(answers: StarterAnswers): string {
  const { name, group, os, mode, deliver, agent, antivirus, onboarding, licence, presets = [] } = answers;
  const [first] = os;
  const isByDefender = deliver.includes('intune') && os.every((reference) => isServer(osIdOf(reference)));
  const parts = [
    ...fact('os', os.length === 1 ? first : os),
    ...fact('agent', agent),
    ...fact(
      'mode',
      mode,
      'active: Defender protects the devices. passive: another antivirus does, and Defender stands by.',
    ),
    ...fact('antivirus', antivirus),
    ...fact('onboarding', onboarding),
    ...fact('licence', licence),
    ...(presets.length === 0
      ? []
      : fact(
          'extends',
          presets,
          'A published baseline; settings below `settings` win over it. `mdav comply` says what departs.',
        )),
    ...fact('deliver', deliver),
    ...fact('intune', isByDefender ? { management: 'mde' } : undefined),
    ...(presets.length > 0
      ? []
      : [
          {
            key: 'settings',
            node: settingsNode(starterSettings(mode), 6),
            above: [
              'What is not listed is not managed. `mdav list settings` names all, `mdav explain ID` tells about one.',
            ],
          },
        ]),
  ];
  const map = mapNode(parts.map(({ key, node }) => [key, node]));
  map.items.forEach(({ key }, index) => {
    commentAbove(key, parts[index]?.above ?? []);
  });
  const groups = mapNode([[group, map]]);
  const [only] = groups.items;
  if (only !== undefined)
    commentAbove(only.key, ['Devices that get the same policy. Add a group for each kind of device.']);
  return fleetFile(name, groups, [
    'Which devices run Microsoft Defender Antivirus in which mode, with which settings.',
    '`mdav check` holds this file to what Microsoft documents; `mdav build --out dist` compiles it.',
  ]);
}

/** A fact of the group with a comment above it; nothing when it is not known. */
function fact(key: string, value: unknown, ...above: readonly string[]) {
  return value === undefined ? [] : [{ key, node: yamlNode(value, 4 + key.length + 2), above }];
}

/** Few settings, and none that a mode makes pointless. */
function starterSettings(mode: Mode): readonly MergedSetting[] {
  return [
    { id: 'allowCloudProtection', value: true },
    { id: 'submitSamplesConsent', value: 'send-safe-samples' },
    ...(isPassive(mode)
      ? []
      : [
          { id: 'allowRealtimeMonitoring', value: true },
          { id: 'puaProtection', value: 'audit' },
        ]),
  ];
}
