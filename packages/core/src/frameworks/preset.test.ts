import { describe, expect, it } from 'vitest';
import { factsJson, factsMissing } from '../../../../tests/facts.ts';
import type { OutsideLayer } from '../model/parsed-fleet.ts';
import { fitsInGroup } from '../parse/fits-in-group.ts';
import { parseFleet } from '../parse/parse-fleet.ts';
import { contributors, layerWords } from '../resolve/layer-words.ts';
import { resolveFleet } from '../resolve/resolve-fleet.ts';
import { findFrameworks } from './find.ts';
import { frameworkName } from './framework.ts';
import { FRAMEWORKS } from './frameworks.generated.ts';
import { parseLayer } from './parse-layer.ts';
import { presetSettings } from './preset.ts';

const PRESETS = FRAMEWORKS.filter(({ preset }) => preset === true);

describe('a preset', () => {
  it.each(PRESETS.map((preset) => [frameworkName(preset), preset] as const))(
    '%s is settings that a group takes',
    (_, preset) => {
      expect(fitsInGroup({ settings: presetSettings(preset) })).toBe(true);
    },
  );

  it
    .skipIf(factsMissing !== undefined)
    .each([
      'microsoft-windows-11-25h2',
      'microsoft-windows-11-24h2',
      'microsoft-windows-10-22h2',
      'microsoft-windows-server-2022',
      'osconfig-ws2025-member-server',
    ])('%s sets what the source sets, value by value', (name) => {
    const { settings } = factsJson(`frameworks/presets/${name}.json`) as { settings: Record<string, unknown> };
    const [preset] = findFrameworks(PRESETS, name);
    if (preset === undefined) throw new Error(name);
    const {
      allowDatagramProcessingOnWinServer: _a,
      disallowExploitProtectionOverride: _b,
      ...own
    } = presetSettings(preset) as Record<string, unknown>;
    expect(own).toEqual(settings);
  });
});

const layer = (settings: object): OutsideLayer => ({ settings });

describe('what a fleet extends', () => {
  const text = `mdav: 1
name: f
extends: [low@1, high@1]
defaults: { settings: { puaProtection: audit } }
groups:
  a:
    os: windows-11
    mode: active
    extends: ['./own.yaml']
    settings: { excludedPaths: { extend: ['C:\\b'] } }
`;
  const layers = new Map([
    [
      'low@1',
      layer({ puaProtection: 'off', cloudBlockLevel: 'moderate', excludedPaths: ['C:\\a'], allowEmailScanning: true }),
    ],
    ['high@1', layer({ cloudBlockLevel: 'high', allowCloudProtection: true })],
    ['./own.yaml', layer({ allowCloudProtection: false })],
  ]);
  const resolved = (source: Parameters<typeof parseFleet>[0]) => {
    const parsed = parseFleet(source);
    return parsed.ok ? resolveFleet(parsed.value) : parsed;
  };

  it('lies below the defaults, each over the ones before it, those of the group over those of the fleet', () => {
    const outcome = resolved({ text, file: 'f.yaml', layers });
    const group = outcome.ok ? outcome.value.groups[0] : undefined;
    const shown = group?.assignments.map((one) => [one.setting, one.value, contributors(one).map(layerWords)]);
    expect(Object.fromEntries((shown ?? []).map(([setting, ...rest]) => [setting, rest]))).toEqual({
      allowCloudProtection: [false, ['file ./own.yaml']],
      cloudBlockLevel: ['high', ['preset high@1']],
      allowEmailScanning: [true, ['preset low@1']],
      excludedPaths: [
        ['C:\\a', 'C:\\b'],
        ['preset low@1', 'the group'],
      ],
      puaProtection: ['audit', ['the defaults']],
    });
    const pua = group?.assignments.find(({ setting }) => setting === 'puaProtection');
    expect(pua?.history?.map(({ layer: name, value, at }) => [name, value, at.line, at.column, at.path])).toEqual([
      ['preset low@1', 'off', 3, 11, undefined],
      ['defaults', 'audit', 4, 25, 'defaults.settings.puaProtection'],
    ]);
  });

  it('is an error where it was not brought along, once for each place', () => {
    expect(
      resolved({ text, file: 'f.yaml' }).diagnostics.map(({ code, at, message }) => [
        code,
        at.line,
        at.column,
        message,
      ]),
    ).toEqual([
      ['fleet-unknown-preset', 3, 11, 'There is no preset "low@1".'],
      ['fleet-unknown-preset', 3, 18, 'There is no preset "high@1".'],
      ['fleet-unknown-preset', 9, 15, 'The file ./own.yaml was not read.'],
    ]);
  });

  it.each(['/etc/own.yaml', 'own.yaml', 'C:\\own.yaml'])('is a preset or a path from the fleet: not %s', (name) => {
    const { diagnostics } = parseFleet({ text: text.replace('low@1', `'${name}'`) });
    expect(diagnostics).toHaveLength(1);
  });
});

describe('a file that a fleet extends', () => {
  it('has settings, with places in the file', () => {
    const outcome = parseLayer({ text: 'settings:\n  puaProtection: block\n', file: 'own.yaml' });
    expect(outcome.ok && outcome.value.settings).toEqual({ puaProtection: 'block' });
    expect(outcome.ok && outcome.value.locate?.(['puaProtection'], 'key')).toMatchObject({
      file: 'own.yaml',
      line: 2,
      column: 3,
    });
  });

  it.each([
    ['mode: passive\nsettings: {}\n', ['fleet-unknown-key 1:1']],
    [
      'settings: { puaProtection: maybe, puaProtectoin: block }\n',
      ['fleet-setting-value 1:28', 'fleet-unknown-setting 1:35'],
    ],
    ['{}\n', ['fleet-missing-key 1:1']],
    ['[]\n', ['fleet-missing-key 1:1']],
  ])('%j is refused', (text, problems) => {
    const { diagnostics } = parseLayer({ text, file: 'own.yaml' });
    expect(diagnostics.map(({ code, at }) => `${code} ${at.line}:${at.column}`).sort()).toEqual(problems);
  });
});
