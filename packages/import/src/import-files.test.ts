import { readFileSync } from 'node:fs';
import type { FileTree } from '@mdav/core/format';
import { describe, expect, it } from 'vitest';
import { BLOCK_LEVEL, backupFiles, catalogBytes, polBytes, regBytes } from './__tests__/samples.ts';
import { templates } from './__tests__/templates.ts';
import { type ImportFilesOptions, importFiles } from './import-files.ts';

const OPTIONS: ImportFilesOptions = { date: '2026-11-21', os: ['windows-11'] };
const tree = (files: Readonly<Record<string, Uint8Array>>): FileTree => new Map(Object.entries(files));

function imported(files: Parameters<typeof importFiles>[0], options: Partial<ImportFilesOptions> = {}) {
  const outcome = importFiles(files, { ...OPTIONS, ...options });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.diagnostics));
  return { ...outcome.value, diagnostics: outcome.diagnostics };
}

describe('importFiles', () => {
  it('makes a fleet of a tree, with everything that is to be known about it', () => {
    const files = tree({
      'a/AV.json': catalogBytes('AV', { [BLOCK_LEVEL]: '2' }),
      'b/More.json': catalogBytes('More', { [BLOCK_LEVEL]: '4' }),
      'notes.txt': new TextEncoder().encode('notes'),
    });
    const { fleetText, groups, conflicts, others, fleet, findings, diagnostics } = imported(files);
    expect(fleetText).toContain('cloudBlockLevel: high');
    expect(groups.map(({ name, policies }) => [name, policies.length])).toEqual([['intune', 2]]);
    expect(conflicts).toMatchObject([{ subject: 'cloudBlockLevel', kept: 'Intune policy "AV"' }]);
    expect(others).toEqual(['notes.txt']);
    expect(fleet?.groups.map(({ name }) => name)).toEqual(['intune']);
    expect(findings).toEqual([]);
    expect(diagnostics).toEqual([]);
    expect(imported(files).fleetText).toBe(fleetText);
  });

  it('brings everybody back whom Intune policies are assigned to, and tells of assignments that differ', () => {
    const catalog = (name: string, setting: string, ...targets: readonly string[]) => {
      const policy = JSON.parse(new TextDecoder().decode(catalogBytes(name, { [setting]: '2' }))) as object;
      const assignments = targets.map((target) => ({
        target: {
          '@odata.type': `#microsoft.graph.${target}AssignmentTarget`,
          deviceAndAppManagementAssignmentFilterId: null,
          deviceAndAppManagementAssignmentFilterType: 'none',
        },
      }));
      return new TextEncoder().encode(JSON.stringify({ ...policy, assignments }));
    };
    const same = imported(tree({ 'a.json': catalog('A', BLOCK_LEVEL, 'allDevices') }));
    expect(same.fleetText).toMatch(
      /^ {4}intune:\n {6}# inferred: its policies are assigned so\n {6}assign: \[all-devices\]$/m,
    );
    expect(same.notes).toEqual([]);
    const users = catalog('B', BLOCK_LEVEL, 'allLicensedUsers');
    const apart = imported(tree({ 'a.json': catalog('A', BLOCK_LEVEL, 'allDevices'), 'b.json': users }));
    expect(apart.fleetText).not.toContain('assign:');
    const told = apart.notes.filter(({ code }) => code !== 'estate-repeat');
    expect(told.map(({ code, at }) => [code, at.file])).toEqual([['import-assigned-apart', 'a.json']]);
    expect(told[0]?.message).toMatch(/^Intune policy "A" and Intune policy "B" are assigned in different ways/);
  });

  it('checks what came out, under the name that the file is to have', () => {
    const files = tree({ 'x.reg': regBytes });
    const { findings } = imported(files, { os: ['windows-7'], file: 'mdav.yaml' });
    expect(findings.length).toBeGreaterThan(0);
    for (const { at } of findings) expect(at.file).toBe('mdav.yaml');
  });

  it('adds to a fleet', () => {
    const text = 'mdav: 1 # ours\nname: x\ngroups:\n  desks:\n    os: windows-11\n    mode: active\n';
    const { fleetText } = imported(tree({ 'x.reg': regBytes }), { into: { text } });
    expect(fleetText.startsWith(text)).toBe(true);
    expect(fleetText).toContain('allowArchiveScanning: true');
  });

  it('takes several trees under the names that the user gave them', () => {
    const { groups } = imported([
      { root: 'gpos', files: backupFiles('Servers') },
      { root: 'old.pol', files: new Map([['', polBytes]]) },
    ]);
    expect(groups.map(({ name }) => name)).toEqual(['old', 'servers']);
  });

  it.each<[string, FileTree, Partial<ImportFilesOptions>, string]>([
    ['nothing to read', tree({ 'x.txt': new TextEncoder().encode('x') }), {}, 'artifact-unknown'],
    ['a broken file that was named', new Map([['', polBytes.slice(0, -3)]]), {}, 'pol-bad-size'],
    ['nothing but broken files', tree({ 'a.pol': polBytes.slice(0, -3) }), {}, 'artifact-unknown'],
    ['no operating systems', tree({ 'x.reg': regBytes }), { os: [] }, 'import-os-unknown'],
    [
      'operating systems of nobody',
      tree({ 'x.reg': regBytes }),
      { osOf: { servers: ['windows-11'] } },
      'import-os-group',
    ],
  ])('fails for %s', (_, files, options, code) => {
    const outcome = importFiles(files, { ...OPTIONS, ...options });
    expect(outcome.ok).toBe(false);
    expect(outcome.diagnostics.filter(({ severity }) => severity === 'error').map((each) => each.code)).toEqual([code]);
  });

  it.each<[string, unknown, string]>([
    ['a name', { os: ['windows-12'] }, 'os[0] There is no operating system "windows-12".'],
    ['a title', { os: 'Windows 11' }, 'os There is no operating system "Windows 11".'],
    ['a build', { os: ['windows-11@x'] }, 'os[0] "x" is no build of Windows: that is four or five digits.'],
    ['one for a group', { osOf: { x: ['windows-11', 'no'] } }, 'osOf.x[1] There is no operating system "no".'],
    ['a number', { os: [11] }, 'os[0] Os must be an operating system such as windows-11, or a list of some, not 11.'],
  ])('says what is wrong with %s of an operating system', (_, options, words) => {
    const told = importFiles(tree({ 'x.reg': regBytes }), { ...OPTIONS, ...(options as object) });
    expect(told.ok).toBe(false);
    expect(told.diagnostics.map(({ at, message }) => `${at.path} ${message}`)).toEqual([words]);
    expect(told.diagnostics.every(({ hint }) => hint !== undefined)).toBe(true);
  });

  it('takes one operating system as a fleet file does', () => {
    const one = imported(tree({ 'x.reg': regBytes }), { os: 'windows-10@19045' });
    expect(one).toEqual(imported(tree({ 'x.reg': regBytes }), { os: ['windows-10@19045'] }));
  });

  it.each<[string, unknown, RegExp]>([
    ['an object', { 'x.reg': regBytes }, /files have to be a Map .* not Object: `new Map\(Object\.entries\(files\)\)`/],
    ['nothing', undefined, /files have to be a Map .* not Undefined$/],
    ['texts', new Map([['x.reg', 'REGEDIT4']]), /^"x\.reg" has to be a Uint8Array, not String: `new TextEncoder/],
  ])('throws for %s in place of files', (_, files, words) => {
    expect(() => importFiles(files as FileTree, OPTIONS)).toThrow(words);
  });

  it('goes on when one of several files of a folder is broken', () => {
    const { groups, diagnostics } = imported(tree({ 'a.pol': polBytes, 'b.pol': polBytes.slice(0, -3) }), {
      templates,
    });
    expect(groups.map(({ name }) => name)).toEqual(['a']);
    expect(diagnostics).toMatchObject([{ severity: 'warning', at: { file: 'b.pol' } }]);
  });

  it('is what the page on importing shows', () => {
    const page = readFileSync(new URL('../../../docs/importing.md', import.meta.url), 'utf8');
    const example = /```js\n([\s\S]*?)```/.exec(page)?.[1] ?? '';
    const options = /importFiles\(files, (\{.*\})\)/.exec(example)?.[1] ?? '';
    const files = tree({ 'AV.json': catalogBytes('AV', { [BLOCK_LEVEL]: '2' }) });
    const outcome = importFiles(files, new Function(`return ${options}`)() as ImportFilesOptions);
    expect(outcome).toMatchObject({ ok: true, value: { conflicts: [], findings: [] } });
  });
});

describe('what is told of a file with several policies', () => {
  const choice = 'device_vendor_msft_policy_config_defender_puaprotection';
  const type = (name: string) => `#microsoft.graph.deviceManagementConfiguration${name}`;
  const policy = (name: string, more: object) => ({
    '@odata.type': type('Policy'),
    name,
    platforms: 'windows10',
    technologies: 'mdm',
    ...more,
  });
  const settingInstance = {
    '@odata.type': type('ChoiceSettingInstance'),
    settingDefinitionId: choice,
    choiceSettingValue: { '@odata.type': type('ChoiceSettingValue'), value: `${choice}_1`, children: [] },
  };
  const whole = { settings: [{ '@odata.type': type('Setting'), settingInstance }] };

  it('is told once', () => {
    const list = { value: [policy('a', whole), policy('b', whole), policy('c', {})] };
    const { notes, diagnostics } = imported(tree({ 'list.json': new TextEncoder().encode(JSON.stringify(list)) }));
    expect([...notes, ...diagnostics].filter(({ code }) => code === 'catalog-not-a-policy')).toHaveLength(1);
  });
});

it('says of an archive that it has to be unpacked', () => {
  const zip = new Uint8Array([0x50, 0x4b, 0x03, 0x04, 0x14, 0x00]);
  const hintOf = (bytes: Uint8Array) =>
    importFiles([{ root: 'gpos.zip', files: new Map([['', bytes]]) }], OPTIONS).diagnostics.map(({ hint }) => hint);
  expect(hintOf(zip)).toEqual(['Unpack the archive, and name the folder that was in it.']);
  expect(hintOf(zip.slice(0, 3))).not.toEqual(hintOf(zip));
});

it('says what a file is that was named and holds no policy by itself', () => {
  const report = '<Rsop xmlns="http://www.microsoft.com/GroupPolicy/Rsop"><ComputerResults/></Rsop>';
  const named = [{ root: 'result.xml', files: new Map([['', new TextEncoder().encode(report)]]) }];
  const outcome = importFiles(named, { date: '2026-11-21', os: ['windows-11'] });
  expect(outcome.diagnostics).toMatchObject([
    {
      code: 'artifact-unknown',
      message: 'result.xml is a result of Group Policy on one device (gpresult /x), and says no policy by itself.',
      hint: expect.stringContaining('Backup-GPO -All'),
    },
  ]);
});
