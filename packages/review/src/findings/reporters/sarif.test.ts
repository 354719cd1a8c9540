import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { RULE_INFOS } from '@mdav/core/rule';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SARIF_SUBSET } from '../../sarif/__tests__/sarif-subset.ts';
import { fileFromRoot, fileUri } from '../../text/place.ts';
import { compileSchema } from '../__tests__/dev-packages.ts';
import { asRead, hostileReport } from '../__tests__/hostile.ts';
import { reportOn, SAMPLE } from '../__tests__/sample.ts';
import { checkResult } from '../check-result.ts';
import { sarif } from './sarif.ts';

interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly partialFingerprints: Readonly<Record<string, string>>;
  readonly suppressions?: readonly unknown[];
  readonly locations?: readonly unknown[];
  readonly properties: Readonly<Record<string, string>>;
}

function runOf(text: string) {
  const [run] = JSON.parse(text).runs;
  return run as {
    results: readonly Result[];
    tool: { driver: { rules: readonly { id: string; helpUri?: string; help?: { markdown: string } }[] } };
  };
}

describe('sarif', () => {
  it('describes every rule that was held to', () => {
    const { driver } = runOf(sarif.render(reportOn(SAMPLE))).tool;
    expect(driver.rules.map(({ id }) => id)).toEqual(RULE_INFOS.map(({ id }) => id));
    expect(driver.rules.find(({ id }) => id === 'downlevel-os-out-of-scope')).toMatchObject({
      helpUri: 'https://learn.microsoft.com/defender-endpoint/microsoft-defender-antivirus-compatibility',
      defaultConfiguration: { level: 'error' },
      properties: { tags: ['environment'], guard: true },
    });
    const published = runOf(sarif.render(reportOn(SAMPLE, { docs: 'https://example.org/docs' }))).tool.driver;
    expect(published.rules.map(({ helpUri }) => helpUri)).toEqual(
      RULE_INFOS.map(({ id }) => `https://example.org/docs/rules/${id}.md`),
    );
  });

  it('has a result for every finding, with its place, baseline and fingerprint', () => {
    const { results } = runOf(sarif.render(reportOn(SAMPLE, { folder: 'infra' })));
    expect(results.find(({ ruleId }) => ruleId === 'downlevel-os-out-of-scope')).toMatchObject({
      level: 'error',
      message: {
        text: 'Windows 8.1 is outside the scope of Defender Antivirus policy. Take this operating system out of the group.',
      },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'infra/fleet/mdav.yaml', uriBaseId: '%SRCROOT%' },
            region: { startLine: 22, startColumn: 9 },
          },
          logicalLocations: [{ fullyQualifiedName: 'groups.frozen.os' }],
        },
      ],
      properties: { group: 'frozen', baseline: '2021-07' },
    });
  });

  it('suppresses what is waived, and nothing else', () => {
    const { results } = runOf(sarif.render(reportOn(SAMPLE)));
    expect(results.filter(({ suppressions }) => suppressions !== undefined)).toMatchObject([
      {
        ruleId: 'pua-no-effect-in-passive',
        suppressions: [
          { kind: 'inSource', status: 'accepted', justification: 'kept for later (desktop team, until 2099-12-31)' },
        ],
      },
    ]);
  });

  it('describes the codes of a file that is no fleet', () => {
    const { results, tool } = runOf(sarif.render(reportOn('mdav: 1\nname: x\n')));
    expect(results.map(({ ruleIndex }) => tool.driver.rules[ruleIndex])).toMatchObject([
      {
        id: 'fleet-missing-key',
        shortDescription: { text: expect.stringMatching(/^[A-Z].*\.$/) },
        help: { text: expect.stringContaining('What to do: ') },
      },
    ]);
    const published = reportOn('mdav: 1\nname: x\n', { docs: 'https://example.org/docs' });
    expect(runOf(sarif.render(published)).tool.driver.rules.at(-1)?.helpUri).toBe(
      'https://example.org/docs/diagnostics/fleet-missing-key.md',
    );
  });

  it('keeps user text from becoming a link', () => {
    const finding = {
      rule: 'a',
      severity: 'info' as const,
      message: 'See [this](https://example.org) [x]',
      at: {},
      sources: [],
    };
    const [result] = runOf(sarif.render(checkResult({ findings: [finding] }))).results;
    expect(result?.message.text).toBe('See \\[this\\](https://example.org) [x]');
  });
});

describe('fingerprints', () => {
  const marks = (text: string) =>
    runOf(sarif.render(reportOn(text))).results.map(
      ({ ruleId, partialFingerprints }) => `${ruleId} ${partialFingerprints['mdavFinding/v1']}`,
    );

  it('stay when lines move, groups are added and findings are waived', () => {
    const before = marks(SAMPLE);
    expect(new Set(before).size).toBe(before.length);
    expect(marks(`# a comment\n\n${SAMPLE}`)).toEqual(before);
    const bigger = SAMPLE.replace('groups:\n', 'groups:\n  first: { os: windows-8.1, mode: active, deliver: [gpo] }\n');
    expect(marks(bigger)).toEqual(expect.arrayContaining([...before]));
    expect(marks(bigger)).toHaveLength(before.length + 1);
    const unwaived = SAMPLE.slice(0, SAMPLE.indexOf('waivers:'));
    expect([...marks(unwaived)].sort()).toEqual([...before].sort());
  });

  it('stay when an entry of a list goes before theirs', () => {
    const before = marks(SAMPLE);
    expect(before).toEqual(expect.arrayContaining(marks(SAMPLE.replace("'C:\\', ", ''))));
  });

  it('differ when the finding does', () => {
    const before = new Set(marks(SAMPLE));
    expect(marks(SAMPLE.replace("'C:\\'", "'E:\\'")).filter((mark) => !before.has(mark))).toHaveLength(1);
  });
});

describe('SARIF 2.1.0', () => {
  /** The schema of OASIS, from a package that carries it or from where the environment says. */
  const schemaPath = [process.env['MDAV_SARIF_SCHEMA'], packaged()].find(
    (path) => path !== undefined && existsSync(path),
  );
  function packaged(): string | undefined {
    try {
      return createRequire(import.meta.url).resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
    } catch {
      return undefined;
    }
  }
  const samples = [
    ['a fleet', reportOn(SAMPLE)],
    ['a published project', reportOn(SAMPLE, { docs: 'https://example.org/docs', folder: 'a b' })],
    ['no fleet', reportOn('mdav: 1\n')],
    ['nothing', checkResult({ findings: [] })],
  ] as const;

  it.skipIf(schemaPath === undefined)(
    'is met by the schema of OASIS (needs @microsoft/jest-sarif or $MDAV_SARIF_SCHEMA)',
    () => {
      const problems = compileSchema(JSON.parse(readFileSync(schemaPath ?? '', 'utf8')));
      for (const [name, report] of samples) expect(problems(JSON.parse(sarif.render(report))), name).toEqual([]);
      fc.assert(
        fc.property(hostileReport, (report) => {
          expect(problems(JSON.parse(asRead(sarif.render(report))))).toEqual([]);
        }),
        { numRuns: 100 },
      );
    },
  );

  it('is met as far as we use it', () => {
    const problems = compileSchema(SARIF_SUBSET);
    for (const [name, report] of samples) expect(problems(JSON.parse(sarif.render(report))), name).toEqual([]);
    fc.assert(
      fc.property(hostileReport, (report) => {
        expect(problems(JSON.parse(asRead(sarif.render(report))))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});

describe('places', () => {
  it.each([
    ['mdav.yaml', undefined, 'mdav.yaml'],
    ['.\\fleet\\mdav.yaml', undefined, 'fleet/mdav.yaml'],
    ['../mdav.yaml', 'infra/av', 'infra/mdav.yaml'],
    ['../../mdav.yaml', 'infra', '../mdav.yaml'],
    ['/srv/mdav.yaml', 'infra', '/srv/mdav.yaml'],
    ['C:\\fleet\\mdav.yaml', 'infra', 'C:/fleet/mdav.yaml'],
  ])('of %s in folder %s is %s', (file, folder, expected) => {
    expect(fileFromRoot(file, folder)).toBe(expected);
  });

  it.each([
    ['a b/ü#?.yaml', 'a%20b/%C3%BC%23%3F.yaml'],
    ['/srv/a b.yaml', 'file:///srv/a%20b.yaml'],
    ['C:\\a b.yaml', 'file:///C:/a%20b.yaml'],
    ['\ud800', '%EF%BF%BD'],
  ])('of %s have the URI %s', (file, uri) => {
    expect(fileUri(file)).toBe(uri);
  });
});
