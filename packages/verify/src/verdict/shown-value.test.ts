import { expect, it } from 'vitest';
import { groupsOf } from '../__tests__/examples.ts';
import { rightDevice } from '../__tests__/right-device.ts';
import { expectedGroup } from '../expected/expected-group.ts';
import { stateOf } from '../state/state-of.ts';
import { shownReader } from './shown-value.ts';

const [group] = groupsOf(`mdav: 1
name: v
defaults: { licence: servers-p2, onboarding: { state: onboarded, via: gpo }, deliver: [gpo] }
groups:
  web: { os: windows-server-2022, mode: active, antivirus: none, tamperProtection: on, settings: { attackSurfaceReductionRules: { block-psexec-wmi-process-creation: block } } }
`);

it.each<[string, object | undefined, string]>([
  ['nothing else', undefined, 'block'],
  ['another rule', { 'be9ba2d9-53ea-4cdc-84e5-9b1eeee46550': 0 }, 'block'],
  ['the rule as off', { 'd1e49aac-8f56-4280-b9ba-993a6d77406c': 0 }, 'off'],
])('a rule that policy has is shown as it is in force: %s', (_, asr, value) => {
  if (group === undefined) throw new Error('no group');
  const device = rightDevice(expectedGroup(group), 'windows-server-2022', 'policy');
  const read = stateOf({ ...device, ...(asr !== undefined && { asr }) });
  if (!read.ok) throw new Error('not read');
  const reader = shownReader(group, 'attackSurfaceReductionRules', 'remove', 'block-psexec-wmi-process-creation');
  expect(reader(read.value)).toEqual({ kind: 'value', value });
});
