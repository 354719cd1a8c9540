import { OS_IDS, settingRows } from '@mdav/core';
import { RULE_INFOS } from '@mdav/core/rule';
import { POLICY_SOURCES } from '@mdav/import';
import { describe, expect, it } from 'vitest';
import { runMdav } from '../__tests__/run-mdav.ts';
import { FURTHER_TARGETS, TARGETS } from '../targets/targets.ts';

const list = (...args: string[]) => runMdav(['list', ...args]);
const idsOf = async (...args: string[]): Promise<string[]> => {
  const { out } = await list(...args, '--format', 'json');
  const document = JSON.parse(out) as Record<string, { id: string }[]>;
  return (document[args[0] ?? ''] ?? []).map(({ id }) => id);
};

describe('mdav list', () => {
  it.each([
    ['settings', settingRows().map(({ id }) => id)],
    ['rules', RULE_INFOS.map(({ id }) => id)],
    ['os', [...OS_IDS]],
    ['targets', [...[...TARGETS, ...FURTHER_TARGETS].map(({ id }) => id), 'policy-definitions']],
    ['sources', POLICY_SOURCES.map(({ id }) => id)],
  ])('lists every one of the %s, for programs and for people', async (kind, ids) => {
    expect(await idsOf(kind)).toEqual(ids);
    const { code, out } = await list(kind);
    expect(code).toBe(0);
    for (const id of ids) expect(out).toContain(id);
  });

  it('filters settings', async () => {
    expect(await idsOf('settings', '--area', 'mode')).toEqual(
      settingRows()
        .filter(({ area }) => area === 'mode')
        .map(({ id }) => id),
    );
    const inIntune = await idsOf('settings', '--channel', 'intune');
    expect(inIntune).toContain('cloudBlockLevel');
    expect(inIntune).not.toContain('forceDefenderPassiveMode');
    expect(await idsOf('settings', '--channel', 'gpo', '--area', 'mode')).toContain('forceDefenderPassiveMode');
    expect(await idsOf('settings', '--in-passive', 'sets-the-mode')).toEqual([
      'disableAntiSpyware',
      'forceDefenderPassiveMode',
      'legacyForcePassiveMode',
    ]);
    expect(await idsOf('settings', '--deprecated')).toEqual(
      settingRows()
        .filter(({ deprecated }) => deprecated !== undefined)
        .map(({ id }) => id),
    );
  });

  it('finds text in every name of a setting', async () => {
    expect(await idsOf('settings', 'DisableArchiveScanning')).toEqual(['allowArchiveScanning']);
    expect(await idsOf('settings', 'archive', 'depth')).toEqual(['archiveMaxDepth']);
    expect(await idsOf('settings', 'no such thing')).toEqual([]);
    expect((await list('settings', 'no such thing')).out).toBe('No setting fits.\n');
    expect(await idsOf('rules', 'drive root')).toContain('exclusion-of-drive-root');
    expect(await idsOf('os', '2016')).toEqual(['windows-server-2016']);
  });

  it('keeps to the width of a terminal, and cuts nothing elsewhere', async () => {
    const narrow = await runMdav(['list', 'settings'], { columns: 110 });
    expect(Math.max(...narrow.out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(110);
    expect(narrow.out).toContain('…');
    expect((await list('settings')).out).not.toContain('…');
  });

  it.each([
    [['setings'], 'Did you mean "settings"?'],
    [[], 'settings, rules, targets, sources, os'],
    [['settings', '--area', 'modes'], 'Did you mean "mode"?'],
    [['settings', '--channel', 'itnune'], 'Did you mean "intune"?'],
    [['rules', '--area', 'mode'], 'mdav list settings --area'],
    [['settings', '--format', 'yaml'], 'table, json'],
  ])('refuses `mdav list %s`', async (args, hint) => {
    const { code, out, err } = await list(...args);
    expect([code, out]).toEqual([64, '']);
    expect(err).toContain(hint);
  });
});
