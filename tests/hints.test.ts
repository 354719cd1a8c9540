import type { MdmNode, SettingRow, SettingValue } from '@mdav/core';
import { parseFleet, resolveFleet, settingRows, settingsNamed } from '@mdav/core';
import { sayInOma } from '@mdav/intune';
import { policyKey, type RegistryData, registryChannel } from '@mdav/registry';
import { querySettings } from '@mdav/review';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

/** What the reader says of one line under `settings`. */
function hintFor(line: string): string {
  return parseLine(line).diagnostics[0]?.hint ?? '';
}

function parseLine(line: string) {
  const text = `mdav: 1\nname: f\ngroups:\n  a:\n    os: windows-11\n    mode: active\n    settings:\n      ${line}\n`;
  return parseFleet({ text, file: 'f.yaml' });
}

/** The value that a line under `settings` gives; a line that the reader refuses is a failure. */
function settingValue(id: string, line: string): SettingValue {
  const parsed = parseLine(line);
  const resolved = parsed.ok ? resolveFleet(parsed.value) : parsed;
  const assignment = resolved.ok
    ? resolved.value.groups[0]?.assignments.find(({ setting }) => setting === id)
    : undefined;
  if (assignment === undefined) throw new Error(`"${line}": ${resolved.diagnostics.map(({ message }) => message)}`);
  return assignment.value;
}

/** The line that a hint says to write; of several, the one for what the code is said of. */
function adviceIn(hint: string, id: string, name: string): string {
  const cases = [...hint.matchAll(/`([^`]+)` where .*? is said of (.*?)(?=, or `|\.$)/g)];
  const fitting = cases.find(([, , of = '']) => of.split(' and ').some((what) => what.endsWith(` ${name}`)));
  const line = (cases.length === 0 ? /^Write `([^`]+)`/.exec(hint) : fitting)?.[1];
  if (line === undefined) throw new Error(`The hint "${hint}" says nothing about ${name}.`);
  return line.startsWith(`${id}: `) ? line : `${id}: ${line}`;
}

/** What the registry says with these data, as the reader of policies understands it. */
function lifted(row: SettingRow, key: string, name: string, data: RegistryData): SettingValue | undefined {
  const entry = { kind: 'set', key: policyKey(key), name, data } as const;
  return registryChannel.lift({ hive: 'machine', entries: [entry] }).settings[row.id];
}

const values = settingRows().flatMap((row) =>
  (row.registry.kind === 'values' ? row.registry.writes : []).flatMap((write) =>
    write.kind === 'value' ? [{ row, write }] : [],
  ),
);
const registryCodes = values.flatMap(({ row, write }) =>
  [...Object.values(write.as ?? {}), ...Object.values(write.alsoReads ?? {}).flat()].flatMap((code) =>
    // A number is no value of any setting with words; a text may be one of the words.
    typeof code === 'number' ? [{ row, write, code }] : [],
  ),
);
const isChoice = ({ type }: SettingRow) => type.kind === 'choice' || type.kind === 'toggle';

describe('the code of a channel in place of a word', () => {
  it('is known for every setting that has codes', () => {
    expect(registryCodes.length).toBeGreaterThan(200);
  });

  it.each(registryCodes.map((each) => [`${each.row.id}: ${each.code} (${each.write.name})`, each] as const))(
    'leads to the word of the registry: %s',
    (_, { row, write, code }) => {
      const data: RegistryData =
        write.type === 'dword' ? { type: 'dword', value: code } : { type: 'sz', value: String(code) };
      for (const said of [String(code), `'${code}'`]) {
        const advised = settingValue(row.id, adviceIn(hintFor(`${row.id}: ${said}`), row.id, write.name));
        expect(advised).toEqual(lifted(row, write.key, write.name, data));
      }
    },
  );

  const nodes = settingRows().flatMap((row) =>
    row.mdm.kind === 'node' && row.mdm.admxBacked !== true && isChoice(row)
      ? Object.values(row.mdm.as ?? {}).map((code) => ({ row, mdm: row.mdm as MdmNode, code }))
      : [],
  );
  it.each(nodes.map((each) => [`${each.row.id}: ${each.code}`, each] as const))(
    'leads to the word of the node: %s',
    (_, { row, mdm, code }) => {
      const name = mdm.uri.split('/').at(-1) ?? '';
      const advised = settingValue(row.id, adviceIn(hintFor(`${row.id}: ${code}`), row.id, name));
      const said = sayInOma(row, mdm, advised);
      expect(said.kind === 'said' && 'value' in said.it ? said.it.value : said).toBe(code);
    },
  );

  it.each([
    ['submitSamplesConsent: 2', 'Write `submitSamplesConsent: never-send`: that is what 2 stands for.'],
    ['enableNetworkProtection: 1', 'Write `enableNetworkProtection: block`: that is what 1 stands for.'],
    ['puaProtection: 1', 'Write `puaProtection: block`: that is what 1 stands for.'],
    ['enableControlledFolderAccess: 1', 'Write `enableControlledFolderAccess: block`: that is what 1 stands for.'],
    ['cloudBlockLevel: 2', 'Write `cloudBlockLevel: high`: that is what 2 stands for.'],
    [
      'allowArchiveScanning: 1',
      'Write `allowArchiveScanning: false` where 1 is said of the registry value DisableArchiveScanning, or `true` where it is said of the node AllowArchiveScanning.',
    ],
    [
      'attackSurfaceReductionRules: { block-webshell-creation: 6 }',
      'Write `block-webshell-creation: warn`: that is what 6 stands for.',
    ],
    ['scheduleScanTime: 150', "Write `scheduleScanTime: '02:30'`: that is what 150 stands for."],
    ['signatureUpdateInterval: 4', 'Write `signatureUpdateInterval: { hours: 4 }`: that is what 4 stands for.'],
    ["avgCPULoadFactor: '50'", 'Write `avgCPULoadFactor: 50`.'],
    [
      'disableCatchupQuickScan: Enabled',
      'Write `disableCatchupQuickScan: true` where "Enabled" is said of disableCatchupQuickScan, or `false` where it is said of the policy "Turn on catch-up quick scan".',
    ],
    ['puaProtection: 7', 'Use one of: off, block, audit.'],
    [
      String.raw`excludedPaths: D:\Ledger|E:\Data`,
      String.raw`Write ${'`'}excludedPaths: ['D:\Ledger', 'E:\Data']${'`'}.`,
    ],
  ])('says so: %s', (line, hint) => {
    expect(hintFor(line)).toBe(hint);
  });
});

describe('a name that Windows or Intune has for a setting', () => {
  const shared = (name: string) => settingsNamed(name).length > 1;
  const named = registryCodes.filter(({ row, write }) => write.name !== row.id && !shared(write.name) && isChoice(row));

  it.each(named.map((each) => [`${each.write.name}: ${each.code}`, each] as const))(
    'leads to the setting with the value that the data mean: %s',
    (_, { row, write, code }) => {
      const hint = hintFor(`${write.name}: ${code}`);
      const advised = settingValue(row.id, adviceIn(hint, row.id, write.name));
      expect(advised).toEqual(lifted(row, write.key, write.name, { type: 'dword', value: code }));
      const turnsRound = typeof advised === 'boolean' && code < 2 && advised !== (code === 1);
      expect(hint.includes('says the opposite')).toBe(turnsRound);
    },
  );

  const policies = settingRows().flatMap((row) =>
    row.admx?.states === undefined ? [] : [{ row, ...row.admx, states: row.admx.states }],
  );
  const isPlainName = (policy: string, id: string) =>
    policy !== id && !values.some(({ write }) => write.name.toLowerCase() === policy.toLowerCase());
  it.each(
    policies.filter(({ policy, row }) => isPlainName(policy, row.id)).map((each) => [each.policy, each] as const),
  )('leads to the setting with the value of the state of the policy: %s', (policy, { row, states }) => {
    for (const state of ['enabled', 'disabled'] as const) {
      const word = states[state];
      const wanted =
        row.type.kind === 'toggle' ? word === 'on' : row.type.kind === 'flags' ? (word === 'none' ? [] : [word]) : word;
      for (const said of [state, state.toUpperCase(), String(state === 'enabled')])
        expect(settingValue(row.id, adviceIn(hintFor(`${policy}: ${said}`), row.id, policy))).toEqual(wanted);
    }
  });

  it.each([
    [
      'DisableRealtimeMonitoring: 1',
      'Write `allowRealtimeMonitoring: false`: DisableRealtimeMonitoring says the opposite of it.',
    ],
    [
      'DisableRealtimeMonitoring: maybe',
      'Write `allowRealtimeMonitoring`: DisableRealtimeMonitoring says the opposite, so the value changes too.',
    ],
    [
      'DisableRealtimeMonitor: true',
      'Write `allowRealtimeMonitoring: false`: DisableRealtimeMonitoring says the opposite of it.',
    ],
    ['AllowEmailScanning: true', 'Write `allowEmailScanning: true`.'],
    ['SpynetReporting: 2', 'Write `allowCloudProtection: true`.'],
    ['Scan_DisableArchiveScanning: enabled', 'Write `allowArchiveScanning: true`.'],
    [
      'ScheduleDay: 3',
      'Write `scheduleScanDay` or `scheduleSecurityIntelligenceUpdateDay`: both are known as ScheduleDay.',
    ],
    [
      'block-webshell-creation: audit',
      'Write it under attackSurfaceReductionRules: `attackSurfaceReductionRules: { block-webshell-creation: audit }`.',
    ],
    ['cloudBlockLevl: high', 'Did you mean "cloudBlockLevel"?'],
    ['networkProtectionFoo: true', 'Search with `mdav list settings network protection`.'],
    ['qqqq: true', 'Search with `mdav list settings TEXT`.'],
  ])('says so: %s', (line, hint) => {
    expect(hintFor(line)).toBe(hint);
  });
});

describe('hints', () => {
  const junk = fc.oneof(
    fc.constantFrom<unknown>(
      null,
      true,
      false,
      0,
      1,
      2,
      3,
      7,
      30,
      -1,
      1.5,
      1e9,
      '',
      'x',
      'on',
      'Enabled',
      '1',
      '02:30',
      [],
      {},
      [1],
      ['x'],
      [null],
      { a: 1 },
      { hours: '4' },
      { extend: [1] },
    ),
    fc.jsonValue({ maxDepth: 2 }),
  );

  it('that say what to write are accepted when it is written', () => {
    fc.assert(
      fc.property(fc.constantFrom(...settingRows()), junk, (row, value) => {
        const hint = hintFor(`${row.id}: ${JSON.stringify(value)}`);
        const advice = /^Write `([^`]+)`/.exec(hint)?.[1] ?? '';
        if (!advice.startsWith(`${row.id}: `) || advice.includes('extend')) return;
        expect(parseLine(advice).diagnostics, hint).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  it('never name something out of nothing: a search finds a setting, and a name is one of a setting', () => {
    const ids = new Set(settingRows().map(({ id }) => id));
    const words = fc.constantFrom(
      'Cloud',
      'Scan',
      'Network',
      'Protection',
      'Archive',
      'Foo',
      'Zebra',
      'Update',
      'Day',
      'x',
      'Disable',
      'Allow',
    );
    fc.assert(
      fc.property(
        fc.array(words, { minLength: 1, maxLength: 5 }),
        fc.constantFrom('', 'my', 'Defender_'),
        (parts, prefix) => {
          const name = prefix + parts.join('');
          if (ids.has(name)) return;
          const hint = hintFor(`${JSON.stringify(name)}: true`);
          const text = /^Search with `mdav list settings (.*)`\.$/.exec(hint)?.[1];
          if (text === undefined) {
            const told = [...hint.matchAll(/[`"]([A-Za-z]+)[`":]/g)].map(([, id = '']) => id);
            expect(
              told.some((id) => ids.has(id)),
              hint,
            ).toBe(true);
          } else if (text !== 'TEXT') expect(querySettings({ text }).length, hint).toBeGreaterThan(0);
        },
      ),
    );
  });
});
