import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseFleet, resolveFleet } from '@mdav/core';
import { FRAMEWORKS } from '@mdav/core/framework-data';
import { findFrameworks, frameworkName, presetLayer } from '@mdav/core/frameworks';
import { readXml } from '@mdav/xml';
import { afterAll, describe, expect, it } from 'vitest';
import { compileSchema } from '../findings/__tests__/dev-packages.ts';
import { SARIF_SUBSET } from '../sarif/__tests__/sarif-subset.ts';
import { CHECKLISTS } from './checklists/list.ts';
import { applicable, type Compliance, STANDINGS, type Standing } from './compliance.ts';
import { complyFleet } from './judge-fleet.ts';
import { COMPLY_REPORTERS } from './reporters/list.ts';
import { STANDING_INFO } from './standings.ts';

/** Its own types are a script, not a module. */
const { reviewsFromCklb, reviewsFromXccdf } = createRequire(import.meta.url)(
  '@nuwcdivnpt/stig-manager-client-modules',
) as Readonly<Record<'reviewsFromCklb' | 'reviewsFromXccdf', (input: object) => Read>>;

/** What it makes of a checklist. */
interface Read {
  readonly target: { readonly name: string };
  readonly checklists: readonly {
    readonly benchmarkId: string;
    readonly revisionStr: string;
    readonly reviews: readonly Review[];
  }[];
}

const folder = mkdtempSync(join(tmpdir(), 'mdav-comply-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const example = readFileSync(
  fileURLToPath(new URL('../../../../examples/hardened-baselines/mdav.yaml', import.meta.url)),
  'utf8',
);
/** A fleet with every standing in it, and names and texts that formats trip over. */
const mixed = `mdav: 1
name: mixed
groups:
  Desk-1:
    os: windows-11
    mode: passive
    settings: { puaProtection: audit, allowRealtimeMonitoring: true, disableAutoExclusions: true, cloudBlockLevel: high }
waivers:
  - rule: disa-defender-antivirus:V-213431
    group: Desk-1
    reason: '=cmd|" & <b>x</b> ##vso[task] | [a](javascript:1)'
    owner: "O'Neil, \\"Ops\\""
    expires: 2099-12-31
`;

const PRESET = 'osconfig-ws2025@9ebed7c';
const preset = presetLayer(FRAMEWORKS, PRESET, {});
if (!preset.ok) throw new Error(JSON.stringify(preset.diagnostics));
const layer = preset.value;

function comply(text: string, names: readonly string[], known?: typeof FRAMEWORKS, file = 'mdav.yaml'): Compliance {
  const parsed = parseFleet({ text, file });
  const resolved = parsed.ok ? resolveFleet({ ...parsed.value, layers: new Map([[PRESET, layer]]) }) : parsed;
  if (!resolved.ok) throw new Error(JSON.stringify(resolved.diagnostics));
  return complyFleet(resolved.value, {
    frameworks: names.flatMap((name) => findFrameworks(FRAMEWORKS, name)),
    ...(known && { known }),
    date: '2026-11-29',
  });
}

const STIG = 'disa-defender-antivirus@V2R8';
const PUA_OF_CIS = String(
  FRAMEWORKS.find(({ id }) => id === 'cis-windows-11')?.rules.find(
    ({ ask }) => 'setting' in ask && ask.setting === 'puaProtection',
  )?.id,
);
const hardened = comply(example, [STIG, 'microsoft-windows-11@25H2']);
const odd = comply(mixed, [STIG, 'cis-windows-11', 'ncsc-windows-security-experience']);
const reporter = (id: keyof typeof COMPLY_REPORTERS) => COMPLY_REPORTERS[id];
const files = (id: keyof typeof CHECKLISTS, compliance: Compliance) => [...CHECKLISTS[id].files(compliance)];

it('is tried with every standing', () => {
  const found = new Set(
    [hardened, odd].flatMap(({ frameworks }) =>
      frameworks.flatMap(({ groups }) => groups.flatMap(({ rules }) => rules.map(({ standing }) => standing))),
    ),
  );
  // What a policy does not tell, it does not say.
  expect([...found, 'not-told'].sort()).toEqual([...STANDINGS].sort());
});

describe('the scenario of OSConfig', () => {
  const server = (setting = '') => `mdav: 1
name: osc
groups:
  core: { os: windows-server-2025, mode: active, extends: ['${PRESET}'], deliver: [osconfig]${setting} }
`;
  const words = 'It has every value of the scenario Defender/Antivirus/WindowsServer/2025 of OSConfig';
  const said = (text: string, id: 'pretty' | 'markdown' | 'html') =>
    COMPLY_REPORTERS[id].render(comply(text, ['osconfig-defender-antivirus@2606']));

  it.each(['pretty', 'markdown', 'html'] as const)('is named where a group has all of its values: %s', (id) => {
    expect(said(server(), id)).toContain(words);
    expect(said(server(', settings: { puaProtection: audit }'), id)).not.toContain('It has every value');
  });
});

describe('every format', () => {
  it.each(Object.values(COMPLY_REPORTERS))(
    '$id tells the same twice, ends its last line and names what is open',
    ({ id, render }) => {
      const text = render(odd);
      expect(render(comply(mixed, [STIG, 'cis-windows-11', 'ncsc-windows-security-experience']))).toBe(text);
      expect(text.endsWith('\n')).toBe(true);
      for (const name of ['V-213426', PUA_OF_CIS.slice(3), 'Desk-1']) expect(text).toContain(name);
      if (id !== 'html') expect(text).not.toMatch(/##vso/);
      if (id !== 'csv' && id !== 'sarif') expect(text).toMatch(/what the policy says|"judged": "policy"/);
    },
  );

  it.each(Object.keys(CHECKLISTS) as ('cklb' | 'xccdf')[])(
    '%s says in words that it judged a policy, for every rule',
    (id) => {
      for (const [, text] of files(id, hardened))
        expect(text.match(/It judges what the policy says; no device was looked at\./g)?.length).toBeGreaterThan(30);
    },
  );
});

it('every format tells the ticket of a waiver', () => {
  const text = `mdav: 1
name: f
groups:
  a: { os: windows-11, mode: active, deliver: [gpo], settings: { puaProtection: audit } }
waivers: [{ rule: 'disa-defender-antivirus:V-213426', group: a, reason: why, owner: me, expires: 2099-12-31, ticket: CHG-4711 }]
`;
  const judged = comply(text, [STIG]);
  for (const { id, render } of Object.values(COMPLY_REPORTERS))
    expect(render(judged).includes('CHG-4711'), id).toBe(id !== 'code-scanning');
  for (const id of ['cklb', 'xccdf'] as const)
    for (const [, content] of files(id, judged)) expect(content, id).toContain('CHG-4711');
});

it('the page names every part of it beside the content, which the style has a column for', () => {
  const page = reporter('html').render(hardened);
  const [, contents = ''] = /<nav[^>]*>([\s\S]*)<\/nav>/.exec(page) ?? [];
  const anchors = [...contents.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
  expect(anchors.length).toBeGreaterThan(hardened.frameworks.length);
  for (const id of anchors) expect(page).toContain(` id="${id}"`);
});

it('every format tells the waivers that answer for nothing, and why', () => {
  const text = mixed.replaceAll('disa-defender-antivirus:V-213431', 'disa-defender-antivrus:V-213431');
  const idle = comply(text, [STIG], FRAMEWORKS);
  expect(idle.idleWaivers.length).toBe(1);
  for (const { id, render } of Object.values(COMPLY_REPORTERS)) {
    const told = render(idle);
    expect(told, id).toContain(
      id === 'json' ? '"likely": "disa-defender-antivirus"' : 'Did you mean disa-defender-anti',
    );
    expect(told, id).toContain(id === 'markdown' ? 'Waivers that answer for nothing' : 'antivrus');
  }
  const [head, ...rows] = csvRows(reporter('csv').render(idle));
  const last = Object.fromEntries((head ?? []).map((name, index) => [name, rows.at(-1)?.[index]]));
  expect(last).toMatchObject({ framework: 'disa-defender-antivrus', rule: 'V-213431', standing: 'idle-waiver' });
});

it('CSV keeps why a rule stands so beside the reason of the waiver', () => {
  const text = `mdav: 1
name: f
groups:
  a: { os: windows-11, mode: active, deliver: [gpo], settings: { allowIntrusionPreventionSystem: true } }
waivers:
  - { rule: 'ncsc-defender-antivirus:device_vendor_msft_policy_config_defender_allowintrusionpreventionsystem', group: a, reason: next year, owner: me, expires: 2099-12-31 }
`;
  const [head, ...rows] = csvRows(reporter('csv').render(comply(text, ['ncsc-defender-antivirus'])));
  const waived = rows.find((row) => row[head?.indexOf('standing') ?? 0] === 'waived') ?? [];
  const of = (column: string) => waived[head?.indexOf(column) ?? 0];
  expect([of('why'), of('reason')]).toEqual(['it does not reach Windows 11 by gpo', 'next year']);
});

describe('the form for a terminal', () => {
  /** The rules that are told of each group of a framework: `group: rule`. */
  function toldIn(text: string, framework: string): readonly string[] {
    const [block = ''] = text.slice(text.indexOf(framework)).split('\n\n');
    const names = [...block.matchAll(/^ {2}[✓✗] (\S+): \d/gm)].map(([, name]) => name ?? '');
    let of: readonly string[] = names;
    return block.split('\n').flatMap((line) => {
      const [, head] = /^ {2}(everywhere|in .+)$/.exec(line) ?? [];
      if (head !== undefined) of = head === 'everywhere' ? names : head.slice('in '.length).split(', ');
      const [, rule] = /^ {4}\S (.+?) {2}/.exec(line) ?? [];
      return rule === undefined ? [] : of.map((name) => `${name}: ${rule}`);
    });
  }

  it('tells what is alike of several groups once, and leaves no rule of a group out', () => {
    const text = reporter('pretty').render(hardened);
    const looked: readonly string[] = ['violates', 'not-managed', 'not-told', 'no-effect', 'waived'];
    for (const { framework, groups } of hardened.frameworks) {
      const wanted = groups.flatMap(({ group, rules }) =>
        rules.filter(({ standing }) => looked.includes(standing)).map(({ rule }) => `${group.name}: ${rule.id}`),
      );
      expect(wanted.length).toBeGreaterThan(5);
      expect([...toldIn(text, frameworkName(framework))].sort()).toEqual([...wanted].sort());
    }
    expect(text.match(/^ {4}\S V-213431 .*$/gm)).toHaveLength(1);
  });

  it('leaves the rules out of an overview, and says how they are told', () => {
    const text = reporter('pretty').render({ ...hardened, isOverview: true });
    expect(text).not.toMatch(/^ {4}\S/m);
    expect(text).toContain('`mdav comply --framework ID`');
    expect(text).toContain('  in all: ');
  });
});

it('totals of several groups are those of each, added up', () => {
  const [stig] = hardened.frameworks;
  const met = stig?.groups.reduce((sum, { tally }) => sum + tally.meets, 0);
  const all = stig?.groups.reduce((sum, { tally }) => sum + applicable(tally), 0);
  expect(stig?.groups.length).toBeGreaterThan(2);
  expect(reporter('pretty').render(hardened)).toContain(`  in all: ${met} of ${all} met, `);
  expect(reporter('markdown').render(hardened)).toContain(`| **in all** | ${met} of ${all} | `);
  expect(reporter('html').render(hardened)).toMatch(new RegExp(`>4 groups<.*?>${met} of ${all}<`, 's'));
  expect(reporter('pretty').render(odd)).not.toContain('in all');
});

it('JSON counts what it lists', () => {
  const document = JSON.parse(reporter('json').render(odd));
  expect(document).toMatchObject({ formatVersion: 1, fleet: 'mixed', judged: 'policy', date: '2026-11-29' });
  for (const { groups } of document.frameworks)
    for (const { tally, rules } of groups)
      for (const standing of STANDINGS)
        expect(tally[standing]).toBe(rules.filter((rule: { standing: Standing }) => rule.standing === standing).length);
});

it('CSV has a row per rule and group, and no cell that a spreadsheet would run', () => {
  const [head, ...rows] = csvRows(reporter('csv').render(odd));
  expect(rows.length).toBe(
    odd.frameworks.reduce((sum, { groups }) => sum + groups.reduce((n, { rules }) => n + rules.length, 0), 0),
  );
  for (const row of rows) expect(row.length).toBe(head?.length);
  const waived = rows.find((row) => row[head?.indexOf('standing') ?? 0] === 'waived');
  expect(waived?.[head?.indexOf('reason') ?? 0]).toBe(`'=cmd|" & <b>x</b> \\u0023#vso[task] | [a](javascript:1)`);
  expect(rows.flat().filter((cell) => /^[=+@-]/.test(cell))).toEqual([]);
});

/** RFC 4180, by a reader of a few lines. */
function csvRows(text: string): readonly (readonly string[])[] {
  return text
    .trimEnd()
    .split('\n')
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
        (match) => match[1]?.replaceAll('""', '"') ?? match[2] ?? '',
      ),
    );
}

it('SARIF fits its schema, and what somebody answers for is suppressed', () => {
  const schema = createRequire(import.meta.url).resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
  const problems = compileSchema(JSON.parse(readFileSync(schema, 'utf8')));
  const idle = comply(mixed.replaceAll(':V-213431', ':V-0'), [STIG]);
  expect(idle.idleWaivers.length).toBe(1);
  const subset = compileSchema(SARIF_SUBSET);
  for (const compliance of [hardened, odd, idle]) {
    const log = JSON.parse(reporter('sarif').render(compliance));
    expect(problems(log)).toEqual([]);
    expect(subset(log)).toEqual([]);
    const { results } = log.runs[0];
    const open = compliance.frameworks
      .flatMap(({ groups }) => groups.flatMap(({ rules }) => rules))
      .filter(({ standing }) => !['meets', 'not-applicable'].includes(standing));
    expect(results.length).toBe(open.length + compliance.idleWaivers.length);
    for (const { ruleId, ruleIndex } of results) expect(log.runs[0].tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
    expect(results.filter((result: { suppressions?: object }) => result.suppressions).length).toBe(
      open.filter(({ standing }) => standing === 'waived').length,
    );
  }
});

describe('SARIF of a fleet in a folder of its repository', () => {
  const compliance = { ...comply(mixed, [STIG], undefined, 'my team/mdav.yaml'), folder: 'fleets' };
  const runOf = (id: keyof typeof COMPLY_REPORTERS) => JSON.parse(reporter(id).render(compliance)).runs[0];

  it('names the file from the root, as a URI', () => {
    const { results } = runOf('sarif');
    const places = results.map((result: { locations: [{ physicalLocation: { artifactLocation: object } }] }) =>
      JSON.stringify(result.locations[0].physicalLocation.artifactLocation),
    );
    expect([...new Set(places)]).toEqual(['{"uri":"fleets/my%20team/mdav.yaml","uriBaseId":"%SRCROOT%"}']);
  });

  it('says of each rule what it asks for and where that was read', () => {
    const [rule] = runOf('sarif').tool.driver.rules;
    expect(rule.fullDescription.text).toMatch(/ asks for \w+: \w+\.$/);
    expect(rule.help.text).toContain('Asks for: ');
    expect(rule.helpUri).toMatch(/^https:\/\/github\.com\/[\w.-]+\/[\w.-]+/);
  });

  it('has marks that stay when a waiver goes, and are one for each result', () => {
    const marks = (text: string) =>
      JSON.parse(reporter('sarif').render(comply(text, [STIG]))).runs[0].results.map(
        ({ partialFingerprints }: { partialFingerprints: object }) => JSON.stringify(partialFingerprints),
      );
    const before = marks(mixed);
    expect(new Set(before).size).toBe(before.length);
    expect(marks(mixed.slice(0, mixed.indexOf('waivers:')))).toEqual(before);
  });

  it('leaves out for code scanning what somebody answers for', () => {
    const all: readonly { suppressions?: object }[] = runOf('sarif').results;
    const open: readonly { suppressions?: object; level: string }[] = runOf('code-scanning').results;
    expect(all.some(({ suppressions }) => suppressions !== undefined)).toBe(true);
    expect(open).toHaveLength(all.filter(({ suppressions }) => suppressions === undefined).length);
    expect(open.some(({ suppressions }) => suppressions !== undefined)).toBe(false);
  });
});

/** How the tool of the Navy is told to read: everything, also what nobody looked at. */
const OPTIONS = {
  fieldSettings: {
    detail: { enabled: 'always', required: 'always' },
    comment: { enabled: 'always', required: 'findings' },
  },
  allowAccept: false,
  importOptions: {
    autoStatus: { fail: 'saved', notapplicable: 'saved', pass: 'saved' },
    unreviewed: 'always',
    unreviewedCommented: 'notchecked',
    emptyDetail: 'replace',
    emptyComment: 'ignore',
    allowCustom: true,
  },
  sourceRef: 'test',
};

interface Review {
  readonly ruleId: string;
  readonly result: string;
  readonly detail: string;
  readonly comment: string | null;
}

describe('STIG Manager reads', () => {
  const stigOf = (compliance: Compliance) =>
    compliance.frameworks.filter(({ framework }) => framework.benchmark !== undefined);

  it.each([
    ['the hardened example', hardened],
    ['the mixed one', odd],
  ] as const)('every rule of a CKLB of %s, with its result', (_, compliance) => {
    const lists = files('cklb', compliance);
    const groups = stigOf(compliance).flatMap((one) => one.groups);
    expect(lists.map(([name]) => name)).toEqual(groups.map(({ group }) => `${group.name}.cklb`));
    for (const [index, [, text]] of lists.entries()) {
      const read = reviewsFromCklb({ data: text, ...OPTIONS });
      const own = groups[index];
      expect(read.target.name).toBe(own?.group.name);
      expect(
        read.checklists.map((list: { benchmarkId: string; revisionStr: string }) => [
          list.benchmarkId,
          list.revisionStr,
        ]),
      ).toEqual([['MS_Defender_Antivirus', 'V2R8']]);
      const reviews: readonly Review[] = read.checklists[0]?.reviews ?? [];
      expect(reviews.map(({ ruleId, result }) => [ruleId, result])).toEqual(
        own?.rules.map(({ rule, standing }) => [rule.refs?.rule, STANDING_INFO[standing].xccdf]),
      );
      for (const { detail } of reviews) expect(detail).toContain('no device was looked at');
    }
  });

  it.each([
    ['the hardened example', hardened],
    ['the mixed one', odd],
  ] as const)('every rule of an XCCDF of %s', (_, compliance) => {
    const [first] = stigOf(compliance);
    for (const { group, rules } of first?.groups ?? []) {
      const name = `${group.name}.disa-defender-antivirus_V2R8.xccdf.xml`;
      const text = new Map(files('xccdf', compliance)).get(name) ?? '';
      const read = reviewsFromXccdf({
        data: text,
        scapBenchmarkMap: new Map(),
        ...OPTIONS,
      });
      const reviews: readonly Review[] = read.checklists[0]?.reviews ?? [];
      expect(reviews.map(({ ruleId, result }) => [ruleId, result])).toEqual(
        rules.map(({ rule, standing }) => [rule.refs?.rule, STANDING_INFO[standing].xccdf]),
      );
    }
  });
});

describe('XCCDF', () => {
  const all = [...files('xccdf', hardened), ...files('xccdf', odd)];
  it.each(all)('%s is read as XML', (name, text) => {
    expect(readXml(new TextEncoder().encode(text), name).diagnostics).toEqual([]);
  });

  const oscap = (text: string) => {
    const path = join(folder, 'results.xccdf.xml');
    writeFileSync(path, text);
    return spawnSync('oscap', ['xccdf', 'validate', path], { encoding: 'utf8' });
  };
  const isMissing = spawnSync('oscap', ['--version']).error !== undefined;

  it.skipIf(isMissing).each(all)('%s is valid for OpenSCAP (needs oscap)', (_, text) => {
    const { status, stderr, stdout } = oscap(text);
    expect([status, stdout + stderr]).toEqual([0, expect.not.stringMatching(/error/i)]);
  });

  it.skipIf(isMissing).each([
    ['without its target', /<target>[^<]*<\/target>/],
    ['without its score', /<score.*<\/score>/],
    ['without its status', /<status.*<\/status>/],
    ['without its end', / end-time="[^"]*"/],
  ])('is refused %s (needs oscap)', (_, part) => {
    const text = all[0]?.[1] ?? '';
    expect(text).toMatch(part);
    expect(oscap(text.replace(part, '')).status).toBe(2);
  });
});
