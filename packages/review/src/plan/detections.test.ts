import { acceptFleet, type GroupLayer, resolveFleet } from '@mdav/core';
import { describe, expect, it } from 'vitest';
import { detectionsOf } from './detections.ts';
import { SIGMA_RULES } from './sigma-rules.ts';

function group(settings: GroupLayer['settings'] & object, more: Partial<GroupLayer> = {}) {
  const layer = { os: 'windows-11', mode: 'active', deliver: ['gpo'], settings, ...more } as const;
  const accepted = acceptFleet({ mdav: 1, name: 'f', groups: { a: layer } } as never, 'mdav.yaml');
  const resolved = accepted.ok ? resolveFleet(accepted.value) : accepted;
  if (!resolved.ok) throw new Error(JSON.stringify(resolved.diagnostics));
  return resolved.value.groups[0];
}

const TAMPER = '0eb46774-f1ab-4a74-8238-1155855f2263';
const EXCLUSIONS = 'a982fc9c-6333-4ffb-a51d-addb04e8b529';
const PUA = '8ffc5407-52e3-478f-9596-0a7371eafe13';
const found = (...sides: Parameters<typeof detectionsOf>) =>
  detectionsOf(...sides).map(({ rule, settings }) => [rule, ...settings]);

describe('what a change sets off', () => {
  it.each<[string, GroupLayer['settings'] & object, readonly (readonly string[])[]]>([
    ['an exclusion', { excludedPaths: ['C:\\Data'] }, [[EXCLUSIONS, 'excludedPaths']]],
    [
      'unwanted applications let be',
      { puaProtection: 'off' },
      [
        [TAMPER, 'puaProtection'],
        [PUA, 'puaProtection'],
      ],
    ],
    ['unwanted applications blocked', { puaProtection: 'block' }, []],
    ['behaviour monitoring off', { allowBehaviorMonitoring: false }, [[TAMPER, 'allowBehaviorMonitoring']]],
    ['behaviour monitoring on', { allowBehaviorMonitoring: true }, []],
    ['samples never sent', { submitSamplesConsent: 'always-ask' }, [[TAMPER, 'submitSamplesConsent']]],
    // By policy it is text; the rule looks for a number.
    ['threats allowed by policy', { threatSeverityDefaultAction: { severe: 'allow' } }, []],
  ])('%s', (_, settings, expected) => {
    expect(found(undefined, group(settings))).toEqual(expected);
  });

  it('is what is newly written, and not what stays or goes', () => {
    const one = group({ excludedPaths: ['C:\\Data'] });
    expect(found(one, one)).toEqual([]);
    expect(found(one, group({}))).toEqual([]);
    expect(found(one, undefined)).toEqual([]);
    expect(found(one, group({ excludedPaths: ['C:\\Data', 'C:\\More'] }))).toEqual([[EXCLUSIONS, 'excludedPaths']]);
  });

  it('is nothing where Windows writes to other places, as device management does', () => {
    expect(found(undefined, group({ excludedPaths: ['C:\\Data'] }, { deliver: ['intune'] }))).toEqual([]);
  });

  it('is looked for among raw values, too', () => {
    const raw = (type: string, data: number | string) =>
      group(
        {},
        {
          raw: {
            registry: [
              {
                key: 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Defender\\Threats\\ThreatSeverityDefaultAction',
                name: '5',
                type,
                data,
                reason: 'r',
              },
            ],
          } as never,
        },
      );
    expect(found(undefined, raw('dword', 6)).map(([rule]) => rule)).toEqual(['5a9e1b2c-8f7d-4a1e-9b3c-0f6d7e5a4b1f']);
    expect(found(undefined, raw('sz', '6'))).toEqual([]);
    expect(found(undefined, raw('dword', 2))).toEqual([]);
  });
});

it('names every rule once, by an id and a place in the repository', () => {
  expect(new Set(SIGMA_RULES.map(({ id }) => id)).size).toBe(SIGMA_RULES.length);
  for (const { id, path, commit, about } of SIGMA_RULES) {
    expect(commit).toMatch(/^[0-9a-f]{40}$/);
    expect(id).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(path).toMatch(/^rules\/windows\/registry\/.*\.yml$/);
    expect(about).toMatch(/^[a-z].*[^.]$/);
  }
});

it('of a state that is known by its meaning counts what is set anew', () => {
  const after = group({ excludedPaths: ['C:\\Data'], allowBehaviorMonitoring: false });
  expect(found(undefined, after, new Set(['allowBehaviorMonitoring']))).toEqual([[TAMPER, 'allowBehaviorMonitoring']]);
  expect(found(undefined, after, new Set())).toEqual([]);
});
