import { describe, expect, it } from 'vitest';
import type { GroupLayer } from '../model/fleet.ts';
import { LAYER_FACTS, type LayerFact } from '../model/layer-facts.ts';
import { acceptFleet } from '../parse/parse-fleet.ts';
import { resolveFleet } from './resolve-fleet.ts';

/** Something to say of every fact; what is missing here does not compile. */
const SAID: Required<Pick<GroupLayer, LayerFact>> = {
  os: ['windows-10@19045', 'windows-server-2022'],
  agent: 'unified',
  mode: 'passive',
  baseline: '2022-09',
  technique: 'guide',
  onboarding: { state: 'planned', via: 'script' },
  licence: 'servers-p2',
  antivirus: { product: 'Contoso Protect', registered: true, realtime: true, exclusionsForDefender: true },
  platform: '4.18.24090.11',
  engine: '1.1.24090.11',
  tamperProtection: 'off',
  currentMode: 'active',
  defenderAntivirus: 'installed',
  securityCenter: 'on',
  smartAppControl: 'evaluation',
  endpointDlp: 'on',
  limitedPeriodicScanning: 'off',
  indicators: true,
  installedPassive: true,
  mdmWinsOverGp: 'on',
  centralStore: '2024-04',
  deliver: ['gpo'],
  intune: { management: 'mde', scopeTags: ['Desks'], compliance: true },
  gpo: {
    comments: [{ namespace: 'Microsoft.Policies.WindowsDefender', policy: 'X', text: 'a\nb' }],
    preferences: { values: 'outside-policies', securityGroup: 'CONTOSO\\Pilots' },
  },
  raw: { registry: [{ key: 'HKLM\\SOFTWARE\\X', name: 'Y', type: 'dword', data: 1, reason: 'a test' }] },
};

/** What a group is resolved to that has nothing of its own and gets one layer as the defaults. */
function resolvedFrom(defaults: GroupLayer) {
  const parsed = acceptFleet({ mdav: 1, name: 'f', defaults, groups: { a: {} } });
  const resolved = parsed.ok ? resolveFleet(parsed.value) : parsed;
  if (!resolved.ok) throw new Error(JSON.stringify(resolved.diagnostics));
  return resolved.value.groups[0];
}

const NEEDED = { os: SAID.os, mode: SAID.mode };

describe('every fact of a layer', () => {
  it('is in the list', () => {
    expect([...LAYER_FACTS].sort()).toEqual(Object.keys(SAID).sort());
  });

  it.each(LAYER_FACTS)('%s goes from the defaults to the group, and its place with it', (fact) => {
    const group = resolvedFrom({ ...NEEDED, [fact]: SAID[fact] });
    const without = resolvedFrom(NEEDED);
    if (fact === 'os') expect(group?.os.map(({ id, build }) => (build ? `${id}@${build}` : id))).toEqual(SAID.os);
    else expect(group?.[fact]).toMatchObject(SAID[fact] as object);
    expect(group?.origins[fact]?.path).toBe(`defaults.${fact}`);
    if (!(fact in NEEDED)) expect(without?.origins[fact]).toBeUndefined();
  });

  it.each(LAYER_FACTS)('%s of the group wins over the one of the defaults', (fact) => {
    const parsed = acceptFleet({
      mdav: 1,
      name: 'f',
      defaults: { ...NEEDED, [fact]: SAID[fact] },
      groups: { a: { [fact]: SAID[fact] } },
    });
    const resolved = parsed.ok ? resolveFleet(parsed.value) : parsed;
    const group = resolved.ok ? resolved.value.groups[0] : undefined;
    expect(group?.origins[fact]?.path).toBe(`groups.a.${fact}`);
  });
});
