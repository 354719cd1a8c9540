import type { RawCandidate } from '@mdav/core/format';
import { type FileTree, utf8 } from '@mdav/core/format';
import { polCodec, type RegistryData, type RegistryPolicy } from '@mdav/registry';
import { describe, expect, it } from 'vitest';
import { corpusFiles, corpusMissing } from '../../../../tests/corpus.ts';
import { fleetOf } from '../../../cli/src/import/__tests__/round.ts';
import { TEMPLATE_KEY, templates } from '../__tests__/templates.ts';
import { policiesIn } from '../found/policies-in.ts';
import { importFiles } from '../import-files.ts';
import { nameResidue } from './name-residue.ts';
import { readTemplates } from './read-templates.ts';

const OPTIONS = { date: '2026-11-21', os: ['windows-11'] } as const;

/** What a value in a registry.pol is called. */
function nameOf(name: string, data: RegistryData | 'delete', key = TEMPLATE_KEY, files: FileTree = templates) {
  const policy: RegistryPolicy = {
    hive: 'machine',
    entries: [data === 'delete' ? { kind: 'delete', key, name } : { kind: 'set', key, name, data }],
  };
  const { policies } = policiesIn({ root: 'x.pol', files: new Map([['', polCodec.encode(policy)]]) });
  const [named] = nameResidue(policies, readTemplates(files).templates);
  const [candidate] = named?.raw ?? [];
  return candidate as Extract<RawCandidate, { kind: 'registry' }>;
}

const dword = (value: number): RegistryData => ({ type: 'dword', value });
const WHERE = '(Windows Components > Contoso ring)';

describe('a raw value that a policy writes', () => {
  it.each<[string, string, RegistryData | 'delete', string, string?]>([
    ['a field', 'Interval', dword(4), `“Set the fields” ${WHERE}, enabled, “Hours between two scans”`],
    ['a choice', 'Level', dword(2), `“Set the fields” ${WHERE}, enabled, “Level”: High`],
    ['no choice', 'Level', dword(3), `“Set the fields” ${WHERE}, which never writes this data`],
    ['a box', 'Box', dword(1), `“Set the fields” ${WHERE}, enabled, “Box” on`],
    ['an empty box', 'box', dword(0), `“Set the fields” ${WHERE}, enabled, “Box” off`],
    ['a field of a disabled policy', 'Interval', 'delete', `“Set the fields” ${WHERE}, disabled`],
    ['text', 'Text', { type: 'sz', value: 'x' }, `“Set the fields” ${WHERE}, enabled, “Text”`],
    ['text of another type', 'Text', dword(1), `“Set the fields” ${WHERE}, which never writes this data`],
    [
      'an entry of a list',
      'anything',
      { type: 'sz', value: 'x' },
      `“Set the fields” ${WHERE}, enabled, an entry of “List”`,
      `${TEMPLATE_KEY}\\List`,
    ],
  ])('is named: %s', (_, name, data, words, key) => {
    const { note, description } = nameOf(name, data, key);
    expect(note).toBe(`Policy ${words}; Contoso.admx.`);
    expect(description).toBe('Set the fields');
  });

  it('by every policy for computers, the one that fits first, and whatever is in circles', () => {
    expect(nameOf('EXAMPLE', dword(7))).toMatchObject({
      note: [
        `Policy “Turn the example on” ${WHERE}, enabled; Contoso.admx.`,
        `Policy “Turn the example on again” (${Array(12).fill('Contoso ring').join(' > ')}), which never writes this data; Contoso.admx.`,
      ].join('\n'),
      description: 'Turn the example on',
    });
    expect(nameOf('Example', dword(8)).note).toContain(
      '“Turn the example on” (Windows Components > Contoso ring), disabled',
    );
    expect(nameOf('Example', dword(1)).note?.startsWith('Policy “Turn the example on again”')).toBe(true);
    expect(nameOf('Example', 'delete').note?.startsWith('Policy “Turn the example on again”')).toBe(true);
  });

  it('is found in what a choice writes besides its own value', () => {
    const key = `${TEMPLATE_KEY}\\Zone`;
    expect(nameOf('1C00', dword(0), key).note).toBe(
      `Policy “Set the fields” ${WHERE}, enabled, “Level”: High; Contoso.admx.`,
    );
    expect(nameOf('1C00', dword(5), key).note).toContain('never writes this data');
  });

  it('is named once, however many copies of the file there are', () => {
    const copies = new Map([...templates, ...[...templates].map(([path, bytes]) => [`old/${path}`, bytes] as const)]);
    expect(nameOf('Interval', dword(4), TEMPLATE_KEY, copies).note?.split('\n')).toHaveLength(1);
  });

  it('keeps to a few names', () => {
    const policy = (number: number) =>
      `<policy name="P${number}" class="Machine" displayName="$(string.P)" key="${TEMPLATE_KEY}" valueName="Many"/>`;
    const admx = `<policyDefinitions><policies>${Array.from({ length: 9 }, (_, index) => policy(index)).join('')}</policies></policyDefinitions>`;
    const { note, description } = nameOf('Many', dword(1), TEMPLATE_KEY, new Map([['x.admx', utf8(admx)]]));
    expect(note?.split('\n')).toHaveLength(4);
    expect(note).toContain('6 more policies write it too.');
    expect(description).toBe('P');
  });

  it('stays as it is when none does', () => {
    expect(nameOf('Unknown', dword(1))).toEqual(nameOf('Unknown', dword(1), TEMPLATE_KEY, new Map()));
  });
});

describe('an import with templates', () => {
  const pol = (name: string) =>
    polCodec.encode({ hive: 'machine', entries: [{ kind: 'set', key: TEMPLATE_KEY, name, data: dword(1) }] });
  const text = (name: string, files: FileTree) => {
    const outcome = importFiles([{ root: 'x.pol', files: new Map([['', pol(name)]]) }], {
      ...OPTIONS,
      templates: files,
    });
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.diagnostics));
    return { text: outcome.value.fleetText, diagnostics: outcome.diagnostics };
  };

  it('puts the names into reason and comment', () => {
    const read = text('Interval', templates);
    expect(read.diagnostics).toEqual([]);
    expect(read.text).toContain(
      '        # Policy “Set the fields” (Windows Components > Contoso ring), enabled, “Hours between two scans”;\n        # Contoso.admx.\n        - key:',
    );
    expect(fleetOf(read.text).written.groups['x']?.raw?.registry?.[0]?.reason).toBe(
      'Set the fields (imported from x.pol)',
    );
  });

  it('is not moved by what a template says', () => {
    const read = text('Evil', templates).text;
    const { written } = fleetOf(read);
    expect(written).toMatchObject({ mdav: 1, groups: { x: { raw: { registry: [{ name: 'Evil', data: 1 }] } } } });
    expect(Object.keys(written.groups)).toEqual(['x']);
    expect(read).not.toMatch(/[\u0085\u2028\u202e\u200b]/);
    expect(read.split('\n').filter((line) => /^\s*mdav: 2/.test(line))).toEqual([]);
  });

  it('goes on without the templates that cannot be read, and says so', () => {
    const broken = new Map(templates)
      .set('PolicyDefinitions/Broken.admx', utf8('<policyDefinitions'))
      .set('PolicyDefinitions/Lonely.admx', utf8('<policyDefinitions/>'))
      .set('PolicyDefinitions/fr-FR/Top.adml', utf8('<x/>'));
    const read = text('Interval', broken);
    expect(read.text).toContain('Policy “Set the fields” (Root > Contoso ring)');
    expect(read.diagnostics.map(({ severity, at }) => [severity, at.file])).toEqual([
      ['warning', 'PolicyDefinitions/fr-FR/Top.adml'],
      ['warning', 'PolicyDefinitions/Broken.admx'],
      ['warning', 'PolicyDefinitions/Lonely.admx'],
    ]);
    expect(read.diagnostics.map(({ code }) => code)).toContain('import-template-texts');
    expect(text('Interval', new Map()).diagnostics).toMatchObject([
      { code: 'import-template-none', severity: 'warning' },
    ]);
  });
});

describe.skipIf(corpusMissing !== undefined)(
  `genuine policies under genuine templates${corpusMissing === undefined ? '' : ` (${corpusMissing})`}`,
  () => {
    it('are named by their titles', () => {
      const files = new Map(corpusFiles('gpo-backup').map(({ path, bytes }) => [path, bytes]));
      const genuine = new Map(
        corpusFiles('admx/defendthehoneypot+policydefinitions', /\.adm[xl]$/i).map(({ path, bytes }) => [path, bytes]),
      );
      const outcome = importFiles(files, { ...OPTIONS, all: true, templates: genuine });
      if (!outcome.ok) throw new Error(JSON.stringify(outcome.diagnostics));
      const { fleetText } = outcome.value;
      const raw = Object.values(fleetOf(fleetText).written.groups).flatMap(({ raw: own }) => own?.registry ?? []);
      const named = raw.filter(({ reason }) => !reason.startsWith('imported from'));
      expect(raw.length).toBeGreaterThan(500);
      expect(named.length / raw.length).toBeGreaterThan(0.5);
      expect(fleetText).toMatch(/# Policy “[^”]+” \(.+ > .+\), (?:enabled|disabled)/);
    });
  },
);
