import { namesOf, OS_IDS, parseFleet, SOURCES, settingRow, settingRows, settingsNamed } from '@mdav/core';
import { RULE_INFOS } from '@mdav/core/rule';
import { describe, expect, it } from 'vitest';
import { coverageOf, SETTING_CHANNELS } from './coverage.ts';
import { EFFECTS_IN_PASSIVE, effectByMode } from './effect.ts';
import { describeOs } from './os.ts';
import { querySettings } from './query.ts';
import { describeRule } from './rule.ts';
import { describeSetting } from './setting.ts';

function expectAccepted(id: string, line: string): void {
  const text = `mdav: 1\nname: f\ngroups:\n  a:\n    os: windows-11\n    mode: active\n    settings:\n      ${line}\n`;
  const parsed = parseFleet({ text, file: 'f.yaml' });
  expect(parsed.diagnostics).toEqual([]);
  expect(parsed.ok && Object.keys(parsed.value.fleet.groups['a']?.settings ?? {})).toEqual([id]);
}

describe('describeSetting', () => {
  it.each(settingRows().map((row) => [row.id, row] as const))('%s has an example that a fleet takes', (id, row) => {
    const { example, extension } = describeSetting(row);
    for (const line of [example, ...(extension === undefined ? [] : [extension])]) expectAccepted(id, line);
  });
  it('says of every channel what it writes, or why nothing', () => {
    for (const row of settingRows()) {
      const { registry, mdm, coverage, sources } = describeSetting(row);
      if (registry.kind === 'values') expect(registry.values.length, row.id).toBeGreaterThan(0);
      else expect(registry.why, row.id).toMatch(/\.$/);
      if (mdm.kind !== 'node') expect(mdm.why, row.id).toMatch(/\.$/);
      expect(coverage.registry === 'yes').toBe(registry.kind === 'values');
      for (const { title, date } of sources) expect([title, date], row.id).not.toContain('');
    }
  });

  it('has commands for every way that a setting goes', () => {
    for (const row of settingRows()) {
      const { commands } = describeSetting(row);
      expect(commands.registry !== undefined, row.id).toBe(row.registry.kind === 'values');
      if (row.mdm.kind === 'node' && !row.mdm.admxBacked) expect(commands.node?.uri, row.id).toBe(row.mdm.uri);
    }
  });

  it('says what the states of a policy mean in the words of the fleet file', () => {
    const of = (id: string) => describeSetting(settingRow(id));
    expect(of('passiveRemediation').groupPolicy).toMatchObject({ enabled: 'edr-remediation', disabled: '[]' });
    expect(of('disableAntiSpyware').groupPolicy).toMatchObject({ enabled: 'true', disabled: 'false' });
    expect(of('attackSurfaceReductionRules').names[0]).toEqual({
      word: 'block-adobe-reader-child-processes',
      meaning: 'Adobe Reader starts no child processes',
      registry: '7674ba52-37eb-4a4f-a9a1-f0f9a1619a2c',
      mdm: '7674ba52-37eb-4a4f-a9a1-f0f9a1619a2c',
    });
  });

  it('is plain data', () => {
    for (const row of settingRows()) {
      const description = describeSetting(row);
      expect(JSON.parse(JSON.stringify(description))).toEqual(description);
    }
  });
});

describe('settingsNamed', () => {
  it('finds every setting under every name that it has', () => {
    for (const row of settingRows())
      for (const name of namesOf(row)) expect(settingsNamed(name.toUpperCase()), name).toContain(row);
  });
});

describe('querySettings', () => {
  it('asks every condition', () => {
    for (const inPassive of EFFECTS_IN_PASSIVE)
      for (const row of querySettings({ inPassive })) expect(row.inPassive).toBe(inPassive);
    for (const channel of SETTING_CHANNELS)
      for (const row of querySettings({ channel })) expect(['yes', 'value only']).toContain(coverageOf(row, channel));
    expect(querySettings({})).toEqual(settingRows());
    expect(querySettings({ area: 'mode', text: 'FORCE passive', deprecated: true }).map(({ id }) => id)).toEqual([
      'legacyForcePassiveMode',
    ]);
  });
});

describe('effectByMode', () => {
  it('tells the modes apart where block mode matters', () => {
    expect(
      EFFECTS_IN_PASSIVE.filter((effect) => {
        const { passive, 'passive+edr-block': withBlockMode } = effectByMode(effect);
        return passive !== withBlockMode;
      }),
    ).toEqual(['inactive-keep-enabled', 'none-unless-edr-block', 'honoured-by-edr-block']);
  });
});

describe('describeRule', () => {
  it.each(RULE_INFOS.map((rule) => [rule.id, rule] as const))('%s is complete', (_, rule) => {
    const { severities, sources, good, bad } = describeRule(rule);
    expect(severities.some(({ severity }) => severity !== undefined)).toBe(true);
    expect(sources.map(({ id }) => id)).toEqual([...rule.sources]);
    for (const source of sources) expect(Object.keys(SOURCES)).toContain(source.id);
    for (const example of [good, bad]) expect(example).toMatch(/^mdav: 1\n/);
  });
});

describe('describeOs', () => {
  it.each(OS_IDS)('%s has an answer for every mode and baseline', (id) => {
    const { agents } = describeOs(id);
    expect(agents.map(({ agent }) => agent)).toEqual(
      /^windows-(server-2016|server-2012-r2|7|server-2008-r2)$/.test(id) ? ['unified', 'builtin'] : [undefined],
    );
    for (const { baselines } of agents) {
      expect(baselines.map(({ modes }) => modes.length)).toEqual([4, 4, 4, 4]);
      for (const { modes } of baselines)
        for (const { mechanism, refusedBy } of modes)
          if (mechanism === 'refused') expect(refusedBy.length).toBeGreaterThan(0);
    }
  });
});
