import { isPassive, isServer, type ResolvedGroup } from '@mdav/core';
import { belowHive, FORCING, ONBOARDING, TURN_OFF, type ValuePlace } from '../facts/places.ts';
import { kqlComment } from './kql.ts';

/** A key as the entity `Registry` takes it: with backslashes doubled. */
const keyOf = ({ key }: ValuePlace) => `'HKLM:\\\\${belowHive(key).replaceAll('\\', '\\\\')}'`;
const ATP = keyOf(FORCING);
const POLICY = keyOf(TURN_OFF);
const STATUS = keyOf(ONBOARDING);

/**
 * CMPivot queries for the collection of a group. CMPivot returns what devices that are online answer, so a device
 * without a value is not listed by a query for it: the queries show the values, to be counted against the collection.
 */
export function cmpivotQueries(group: ResolvedGroup): string {
  const passive = isPassive(group.mode);
  const servers = group.os.some(({ id }) => isServer(id));
  const registry = (key: string, property: string) =>
    `Registry(${key}) | where Property == '${property}' | project Device, Property, Value`;
  const blocks: (readonly [title: string, query: string])[] = [
    ...(servers
      ? [
          [
            `The forcing value: ${passive ? '1 on every server' : 'absent or 0'}.`,
            registry(ATP, 'ForceDefenderPassiveMode'),
          ] as const,
        ]
      : []),
    ['Onboarded devices show 1.', registry(STATUS, 'OnboardingState')],
    [
      'Services: WinDefend and Sense run; on clients wscsvc too.',
      "Service | where Name == 'WinDefend' or Name == 'Sense' or Name == 'wscsvc' | project Device, Name, State, StartMode",
    ],
    [
      'The policy "Turn off Microsoft Defender Antivirus": no device should be listed.',
      registry(POLICY, 'DisableAntiSpyware'),
    ],
    [
      'Forcing values where nothing reads them: no device should be listed.',
      `Registry(${POLICY}) | where Property == 'ForcePassiveMode' or Property == 'ForceDefenderPassiveMode' | project Device, Property, Value`,
    ],
  ];
  return `${[
    `${kqlComment(`CMPivot queries for ${group.name} in the fleet ${group.fleet} (${group.mode}). Made by mdav; change the fleet file, not this one.`)}\n${kqlComment('Run one at a time in the device collection of the group.')}`,
    ...blocks.map(([title, query]) => `${kqlComment(title)}\n${query}`),
  ].join('\n\n')}\n`;
}
