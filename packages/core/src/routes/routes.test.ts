import { describe, expect, it } from 'vitest';
import { settingRow, settingRows } from '../catalogue/lookup.ts';
import { isServer } from '../facts/os.ts';
import { SOURCES } from '../facts/sources.ts';
import { INTUNE_MANAGEMENTS, OS_IDS } from '../model/vocabulary.ts';
import { parseFleet } from '../parse/parse-fleet.ts';
import { resolveFleet } from '../resolve/resolve-fleet.ts';
import { INTUNE_REACH, NOT_OVER_SENSE, SCRIPTED } from './intune-reach.ts';
import { intuneReach, intuneRoute } from './intune-route.ts';
import { templateOf, WRITTEN_TEMPLATES, writtenTemplate } from './security-templates.ts';
import { unreached } from './unreached.ts';

function groupOf(text: string) {
  const parsed = parseFleet({ text: `mdav: 1\nname: f\ngroups:\n  a: { ${text} }\n` });
  const resolved = parsed.ok ? resolveFleet(parsed.value) : parsed;
  const group = resolved.ok ? resolved.value.groups[0] : undefined;
  if (group === undefined) throw new Error(JSON.stringify(resolved.diagnostics));
  return group;
}

const written = { origin: { kind: 'written', layer: 'group', at: {} } } as const;

describe('the table of what Intune reaches', () => {
  it('has a reason in words and a source for every cell', () => {
    for (const os of OS_IDS) {
      for (const management of INTUNE_MANAGEMENTS) {
        const { why, sources } = INTUNE_REACH[os][management];
        expect(why).toMatch(/^[A-Z].*\.$/);
        expect(sources.length).toBeGreaterThan(0);
        expect(sources.every((source) => source in SOURCES)).toBe(true);
      }
    }
  });

  it('never brings servers anything but templates', () => {
    const carriers = OS_IDS.filter(isServer).flatMap((os) =>
      INTUNE_MANAGEMENTS.flatMap((management) => INTUNE_REACH[os][management].carriers),
    );
    expect(new Set(carriers)).toEqual(new Set(['template']));
  });

  it('takes enrolment for granted unless somebody says otherwise', () => {
    expect(intuneReach({}, 'windows-11')).toBe(INTUNE_REACH['windows-11'].mdm);
    expect(intuneReach({}, 'windows-server-2022').carriers).toEqual([]);
  });

  it('asks for the unified agent where the page does, and only if another one is declared', () => {
    const managed = { intune: { management: 'mde' } } as const;
    for (const os of ['windows-server-2012-r2', 'windows-server-2016'] as const) {
      expect(intuneReach({ ...managed, agent: 'unified' }, os).carriers).toEqual(['template']);
      expect(intuneReach(managed, os).carriers).toEqual(['template']);
      expect(intuneReach({ ...managed, agent: 'mma' }, os).carriers).toEqual([]);
    }
    expect(intuneReach({ ...managed, agent: 'builtin' }, 'windows-server-2019').carriers).toEqual(['template']);
  });

  it('names settings that exist', () => {
    for (const id of [...Object.keys(NOT_OVER_SENSE), ...SCRIPTED]) expect(settingRow(id).id).toBe(id);
  });
});

describe('the owner of a setting', () => {
  it('is the more particular one of two templates', () => {
    expect(templateOf(settingRow('engineUpdatesChannel'))?.name).toBe('update-controls');
    expect(templateOf(settingRow('allowFullScanRemovableDriveScanning'))?.name).toBe('antivirus');
    expect(templateOf(settingRow('tamperProtection'))?.name).toBe('experience');
    expect(templateOf(settingRow('passiveRemediation'))).toBeUndefined();
  });

  it('reaches devices that Defender for Endpoint manages', () => {
    for (const name of WRITTEN_TEMPLATES) expect(writtenTemplate(name).technologies).toBe('mdm,microsoftSense');
    for (const row of settingRows()) {
      const place = templateOf(row);
      const technologies = row.mdm.kind === 'node' ? row.mdm.catalog?.technologies : undefined;
      if (place !== undefined && technologies !== undefined) expect(technologies, row.id).toContain('microsoftSense');
    }
  });

  it('has at least one setting in every template', () => {
    const owners = new Set(settingRows().map((row) => templateOf(row)?.name));
    for (const name of WRITTEN_TEMPLATES) expect(owners).toContain(name);
  });
});

describe('the route of a setting', () => {
  it.each([
    ['allowArchiveScanning', {}, 'windows-11', 'catalog'],
    ['allowArchiveScanning', { intune: { form: 'templates' } }, 'windows-11', 'template'],
    ['allowArchiveScanning', { intune: { management: 'mde', form: 'catalog' } }, 'windows-11', 'template'],
    ['allowArchiveScanning', { intune: { management: 'mde' } }, 'windows-server-2025', 'template'],
    ['allowArchiveScanning', {}, 'windows-server-2025', 'none'],
    ['archiveMaxSize', { intune: { form: 'templates' } }, 'windows-11', 'catalog'],
    ['archiveMaxSize', { intune: { management: 'mde' } }, 'windows-server-2025', 'template'],
    ['passiveRemediation', { intune: { form: 'templates' } }, 'windows-11', 'catalog'],
    ['passiveRemediation', { intune: { management: 'mde' } }, 'windows-11', 'none'],
    ['tamperProtection', {}, 'windows-11', 'template'],
    ['mdeOnboarding', {}, 'windows-11', 'manual'],
    ['forceDefenderPassiveMode', {}, 'windows-11', 'script'],
    ['forceDefenderPassiveMode', {}, 'windows-server-2022', 'none'],
    ['forceDefenderPassiveMode', { intune: { management: 'mde' } }, 'windows-11', 'none'],
    ['legacyForcePassiveMode', {}, 'windows-11', 'none'],
    ['allowIntrusionPreventionSystem', { intune: { form: 'templates' } }, 'windows-11', 'template'],
    ['allowIntrusionPreventionSystem', { intune: { management: 'mde' } }, 'windows-11', 'none'],
  ] as const)('%s with %j on %s: %s', (setting, facts, os, kind) => {
    expect(intuneRoute(facts, settingRow(setting), os, written).kind).toBe(kind);
  });

  it('of the forcing value is there only where somebody wrote it, and of no setting where it is meant for another way', () => {
    const row = settingRow('forceDefenderPassiveMode');
    const fromMode = { origin: { kind: 'mode', because: 'x', at: {} } } as const;
    expect(intuneRoute({}, row, 'windows-11', fromMode).kind).toBe('none');
    const only = { ...written, only: ['gpo'] as const };
    expect(intuneRoute({}, settingRow('allowArchiveScanning'), 'windows-11', only).kind).toBe('none');
  });
});

describe('block mode', () => {
  it.each([
    ['os: windows-11, deliver: [intune]', 'policy'],
    ['os: windows-11, deliver: [intune], intune: { form: templates }', 'policy'],
    ['os: windows-11, deliver: [intune], intune: { management: mde }', 'portal'],
    ['os: windows-server-2022, deliver: [intune], intune: { management: mde }', 'portal'],
    ['os: windows-server-2022, deliver: [intune, gpo], intune: { management: mde }', 'policy'],
  ])('%s comes by %s', (text, blockMode) => {
    expect(groupOf(`mode: active+edr-block, ${text}`).osModes[0]?.blockMode).toBe(blockMode);
  });
});

describe('deliveries that nobody chose', () => {
  it.each([
    ['os: windows-11', ['intune', 'gpo', 'registry']],
    ['os: windows-server-2022', ['gpo', 'registry']],
    ['os: windows-server-2022, intune: { management: mde }', ['intune', 'gpo', 'registry']],
    ['os: azure-local-23h2, intune: { management: mde }', ['gpo', 'registry']],
  ])('%s gets %j', (text, deliver) => {
    expect(groupOf(`mode: active, ${text}`).deliver).toEqual(deliver);
  });
});

describe('what does not arrive', () => {
  it('is told by operating system, with the reason', () => {
    const group = groupOf(
      'os: [windows-11, windows-server-2022], mode: active, deliver: [intune], settings: { allowArchiveScanning: true }',
    );
    expect(unreached(group)).toEqual([
      {
        setting: 'allowArchiveScanning',
        os: 'windows-server-2022',
        why: INTUNE_REACH['windows-server-2022'].mdm.why,
      },
    ]);
  });

  it('leaves out what the mode wants on other devices only, and what arrives another way', () => {
    const mixed = 'os: [windows-11, windows-server-2022], mode: passive, antivirus: { product: X }';
    expect(unreached(groupOf(`${mixed}, deliver: [intune, registry]`))).toEqual([]);
    expect(unreached(groupOf(`${mixed}, deliver: [intune]`)).map(({ setting, os }) => [setting, os])).toEqual([
      ['forceDefenderPassiveMode', 'windows-server-2022'],
    ]);
  });

  it('says why where Intune has no part in it', () => {
    const group = groupOf('os: windows-11, mode: active, deliver: [gpo], settings: { disableTlsParsing: false }');
    const { registry } = settingRow('disableTlsParsing');
    expect(unreached(group)[0]?.why).toBe(registry.kind === 'unsupported' ? registry.why : '');
  });
});
