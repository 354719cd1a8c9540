import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseFleet } from '@mdav/core';
import { polCodec } from '@mdav/registry';
import { beforeEach, describe, expect, it } from 'vitest';
import { BLOCK_LEVEL, backupFiles, catalogBytes, polBytes, regBytes } from '../../../import/src/__tests__/samples.ts';
import { TEMPLATE_KEY, templates } from '../../../import/src/__tests__/templates.ts';
import { runMdav } from '../__tests__/run-mdav.ts';
import { useScratch } from '../__tests__/scratch.ts';

const { folder, write, mdav } = useScratch();
const read = (path: string) => readFileSync(join(folder(), path), 'utf8');
const groupsIn = (text: string) => {
  const parsed = parseFleet({ text });
  if (!parsed.ok) throw new Error(text);
  return parsed.value.fleet.groups;
};

describe('mdav import', () => {
  it('prints a fleet that can be built, and everything else on standard error', async () => {
    for (const [path, bytes] of backupFiles('Servers')) write(`gpos/${path}`, bytes);
    write('AV.json', catalogBytes('AV', { [BLOCK_LEVEL]: '2' }));
    const { code, out, err } = await mdav(
      'import',
      'gpos',
      'AV.json',
      '--os',
      'windows-11',
      '--os',
      'servers=windows-server-2022',
      '--name',
      'contoso',
    );
    expect(code).toBe(0);
    expect(groupsIn(out)).toMatchObject({
      av: { os: 'windows-11', deliver: ['intune'], settings: { cloudBlockLevel: 'high' } },
      servers: {
        os: 'windows-server-2022',
        deliver: ['gpo'],
        settings: { allowArchiveScanning: true },
        raw: { registry: [{ name: 'Example' }] },
      },
    });
    expect(err).toContain('imported 2 policies into 2 groups');
    expect(err).toContain(
      String.raw`1 entry of GPO "Servers" is not about Defender and is left out: HKLM\SOFTWARE\Policies\Microsoft\Windows\Installer`,
    );
    expect(err).toMatch(/\n\n✓ no findings\n$/);
    write('mdav.yaml', out);
    expect(await mdav('build', '--out', 'dist')).toMatchObject({ code: 0 });
  });

  it.each<[string, object, RegExp | undefined]>([
    ['that asks about the antivirus', { rtpEnabled: true }, /asks devices for rtpEnabled and marks .* after 72 hours/],
    ['that asks for anything else', { bitLockerEnabled: true }, undefined],
  ])('names a compliance policy %s as what it is', async (_, asks, words) => {
    write('intune/AV.json', catalogBytes('AV', { [BLOCK_LEVEL]: '2' }));
    const scheduledActionConfigurations = [{ actionType: 'block', gracePeriodHours: 72 }];
    const type = { '@odata.type': '#microsoft.graph.windows10CompliancePolicy', displayName: 'Asks', ...asks };
    write('intune/c.json', JSON.stringify({ ...type, scheduledActionsForRule: [{ scheduledActionConfigurations }] }));
    const { code, err } = await mdav('import', 'intune', '--os', 'windows-11');
    expect(code).toBe(0);
    expect(err.includes('import-compliance')).toBe(words !== undefined);
    expect(err.includes('1 other file, not read as policy: intune/c.json')).toBe(words === undefined);
    if (words !== undefined) expect(err).toMatch(words);
  });

  it('counts what the rules find, and leaves the places to `mdav check`', async () => {
    const key = String.raw`SOFTWARE\Policies\Microsoft\Windows Defender`;
    const off = { kind: 'set', key, name: 'DisableAntiSpyware', data: { type: 'dword', value: 1 } } as const;
    write('old.pol', polCodec.encode({ hive: 'machine', entries: [off] }));
    const { err } = await mdav('import', 'old.pol', '--os', 'windows-10', '--out', 'mdav.yaml');
    expect(err).toMatch(
      /\n\nwarning {2}1 {2}turn-off-policy-ignored-on-client · old\n\n✓ 1 warning\n {2}→ Run `mdav check mdav\.yaml` to see them with their places\.\n✓ written/,
    );
    expect((await mdav('check', 'mdav.yaml')).out).toContain('✓ 1 warning');
    expect((await mdav('import', 'old.pol', '--os', 'windows-10')).err).toContain(
      '→ Save the fleet, and run `mdav check',
    );
  });

  it('teaches when the operating systems are missing', async () => {
    write('a.reg', regBytes);
    const { code, out, err } = await mdav('import', 'a.reg');
    expect([code, out]).toEqual([64, '']);
    expect(err).toContain('no policy file says which devices it is for');
    expect(err).toContain('--os windows-11 for every group, or --os a=windows-server-2022 for this one');
    expect(err).toMatch(/^ {2}a\.reg {2}import-os-unknown$/m);
  });

  it('asks for them in a terminal, until the answer is right', async () => {
    write('a.reg', regBytes);
    write('b.reg', regBytes);
    const ran = await runMdav(['import', 'a.reg', 'b.reg', '--os', 'b=windows-server-2022'], {
      cwd: folder(),
      answers: ['', 'windows-12', 'windows-10@19045, windows-11'],
    });
    expect(ran.code).toBe(0);
    expect(groupsIn(ran.out)).toMatchObject({
      a: { os: ['windows-10@19045', 'windows-11'] },
      b: { os: 'windows-server-2022' },
    });
    expect(ran.err).toContain('a runs on');
    expect(ran.err).not.toContain('b runs on');
    expect(ran.err).toContain('There is no operating system "windows-12"');
  });

  it('shows conflicts in one group, and who wins', async () => {
    write('a.json', catalogBytes('A', { [BLOCK_LEVEL]: '2' }));
    write('b.json', catalogBytes('B', { [BLOCK_LEVEL]: '4' }));
    const { out, err } = await mdav('import', 'a.json', 'b.json', '--group', 'desks', '--os', 'windows-11');
    expect(err).toContain(
      'conflict cloudBlockLevel · desks: high (Intune policy "A"; kept), high-plus (Intune policy "B")',
    );
    expect(err).toContain('→ Which of two Intune policies a device obeys is not sure');
    expect(out).toContain('# Conflict: high (Intune policy "A"; kept)');
  });

  describe('with templates', () => {
    const entry = { kind: 'set', key: TEMPLATE_KEY, name: 'Interval', data: { type: 'dword', value: 4 } } as const;
    const withAdmx = (...admx: readonly string[]) =>
      mdav('import', 'x.pol', '--os', 'windows-11', ...admx.flatMap((path) => ['--admx', path]));
    beforeEach(() => {
      write('x.pol', polCodec.encode({ hive: 'machine', entries: [entry] }));
      for (const [path, bytes] of templates) write(path, bytes);
    });

    it.each<[string, readonly string[], string]>([
      ['a folder', ['PolicyDefinitions'], '(Windows Components > Contoso ring)'],
      ['a folder with a slash', ['PolicyDefinitions/'], '(Windows Components > Contoso ring)'],
      ['one file, with its texts', ['PolicyDefinitions/Contoso.admx'], '(Contoso ring)'],
      [
        'two files',
        ['PolicyDefinitions/Contoso.admx', 'PolicyDefinitions/Top.admx'],
        '(Windows Components > Contoso ring)',
      ],
    ])('in %s names raw values', async (_, admx, where) => {
      const { code, out, err } = await withAdmx(...admx);
      expect(code).toBe(0);
      expect(out).toContain(`# Policy “Set the fields” ${where}, enabled, “Hours between two scans”;`);
      expect(groupsIn(out)['x']?.raw?.registry?.[0]?.reason).toBe('Set the fields (imported from x.pol)');
      expect(err).not.toContain('import-template');
    });

    it('goes on without those that cannot be read', async () => {
      write('PolicyDefinitions/Broken.admx', '<policyDefinitions');
      const { code, out, err } = await withAdmx('PolicyDefinitions', 'x.pol');
      expect(code).toBe(0);
      expect(out).toContain('Policy “Set the fields”');
      expect(err).toMatch(/warning[\s\S]*PolicyDefinitions\/Broken\.admx/);
      expect((await withAdmx('x.pol')).err).toContain('import-template-none');
    });

    it('are to be there', async () => {
      const { code, out, err } = await withAdmx('PolicyDefinitons');
      expect([code, out]).toEqual([65, '']);
      expect(err).toContain('There is no file or folder PolicyDefinitons');
    });
  });

  it('writes to a file that is not there yet, or on request', async () => {
    write('a.reg', regBytes);
    const { code, out, err } = await mdav('import', 'a.reg', '--os', 'windows-11', '--out', 'new/mdav.yaml');
    expect([code, out]).toEqual([0, '']);
    expect(err).toMatch(/✓ no findings\n✓ written to new\/mdav\.yaml\n$/);
    const before = read('new/mdav.yaml');
    const again = await mdav('import', 'a.reg', '--os', 'windows-10', '--out', 'new/mdav.yaml');
    expect(again.code).toBe(64);
    expect(again.err).toContain('Add --force to replace it, or --into to add to it.');
    expect(read('new/mdav.yaml')).toBe(before);
    expect((await mdav('import', 'a.reg', '--os', 'windows-10', '--out', 'new/mdav.yaml', '--force')).code).toBe(0);
    expect(read('new/mdav.yaml')).toContain('os: windows-10');
  });

  it('adds to a fleet in its place, and leaves it alone when there is nothing new', async () => {
    const fleet = 'mdav: 1   # ours\nname: x\ngroups:\n  desks: # hands off\n    os: windows-11\n    mode: active\n';
    write('mdav.yaml', fleet);
    write('a.reg', regBytes);
    const once = await mdav('import', 'a.reg', '--into', 'mdav.yaml', '--os', 'windows-server-2022');
    expect([once.code, once.out]).toEqual([0, '']);
    expect(read('mdav.yaml').startsWith(`${fleet}\n  # From registration file a.reg\n`)).toBe(true);
    const after = read('mdav.yaml');
    const twice = await mdav('import', 'a.reg', '--into', 'mdav.yaml');
    expect(twice.err).toContain('nothing new for mdav.yaml');
    expect(read('mdav.yaml')).toBe(after);
    // With --out the fleet itself stays.
    await mdav('import', 'a.reg', '--group', 'desks', '--into', 'mdav.yaml', '--out', 'other.yaml');
    expect(read('mdav.yaml')).toBe(after);
    expect(groupsIn(read('other.yaml'))['desks']).toMatchObject({
      os: 'windows-11',
      settings: { allowArchiveScanning: true },
    });
  });

  it('keeps the encoding of the fleet', async () => {
    const fleet = 'mdav: 1\r\nname: x\r\ngroups:\r\n  desks:\r\n    os: windows-11\r\n    mode: active\r\n';
    write('mdav.yaml', Buffer.from(`\ufeff${fleet}`, 'utf16le'));
    write('a.reg', regBytes);
    expect((await mdav('import', 'a.reg', '--group', 'desks', '--into', 'mdav.yaml')).code).toBe(0);
    const after = readFileSync(join(folder(), 'mdav.yaml')).toString('utf16le');
    expect(
      after.startsWith(`\ufeff${fleet.trimEnd()}\r\n    # From registration file a.reg\r\n    settings:\r\n`),
    ).toBe(true);
  });

  it('names the fleet after the folder that was named, or the one that it runs in', async () => {
    write('Contoso GPOs/a.reg', regBytes);
    write('Contoso GPOs/estate/b.reg', regBytes);
    const nameOf = async (cwd: string, ...paths: readonly string[]) => {
      const { out } = await runMdav(['import', ...paths, '--os', 'windows-11'], { cwd });
      return /^name: (.*)$/m.exec(out)?.[1];
    };
    const inside = join(folder(), 'Contoso GPOs');
    expect(await nameOf(folder(), 'Contoso GPOs')).toBe('contoso-gpos');
    expect(await nameOf(inside, '.')).toBe('contoso-gpos');
    expect(await nameOf(inside, 'a.reg')).toBe('contoso-gpos');
    expect(await nameOf(inside, 'a.reg', 'estate')).toBe('contoso-gpos');
    expect(await nameOf(inside, 'estate')).toBe('estate');
  });

  it('names a policy after what is around it', async () => {
    write(
      'backups/file servers/{31B2F340-016D-11D2-945F-00C04FB984F9}/DomainSysvol/GPO/Machine/registry.pol',
      polBytes,
    );
    const { out } = await mdav('import', 'backups', '--os', 'windows-server-2022');
    expect(Object.keys(groupsIn(out))).toEqual(['file-servers']);
  });

  it('reads the working folder itself', async () => {
    for (const [path, bytes] of backupFiles('Servers')) write(path.replace(/^\{[^}]*\}\//, ''), bytes);
    const { out } = await mdav('import', '.', '--os', 'windows-server-2022');
    expect(out).toContain('  # From GPO "Servers", .\n');
    expect(out).toContain(`reason: 'imported from GPO "Servers"'\n`);
  });

  it('takes a file of a backup for the backup', async () => {
    for (const [path, bytes] of backupFiles('Servers')) write(`gpos/${path}`, bytes);
    const { out } = await mdav('import', 'gpos/manifest.xml', '--os', 'windows-server-2022');
    expect(Object.keys(groupsIn(out))).toEqual(['servers']);
  });

  it.each<[string, readonly string[], number, RegExp]>([
    ['nothing', [], 64, /needs something to import/],
    ['what is not there', ['nowhere'], 65, /There is no file or folder nowhere[\s\S]*artifact-not-found/],
    ['what is no policy', ['notes.txt'], 65, /notes\.txt holds no policy that mdav reads/],
    ['a broken policy', ['broken.pol'], 65, /broken\.pol:byte \d+ +pol-/],
    ['an operating system that is none', ['a.reg', '--os', 'windows-13'], 64, /Did you mean "windows-1[01]"/],
    ['the wrong group', ['a.reg', '--os', 'servers=windows-11'], 64, /does not make[\s\S]*Name one of its groups: a\./],
    ['a group that cannot be', ['a.reg', '--group', 'a b'], 64, /--group cannot be "a b"/],
    ['a fleet that is none', ['a.reg', '--into', 'notes.txt'], 65, /fleet-wrong-type/],
    ['code to add to', ['a.reg', '--into', 'fleet.mjs'], 64, /Name a YAML or JSON file/],
    ['YAML in a JSON file', ['a.reg', '--out', 'mdav.json'], 64, /ends in \.yaml/],
    ['a name for a fleet that has one', ['a.reg', '--into', 'x.yaml', '--name', 'y'], 64, /Leave --name out/],
    ['an unknown option', ['a.reg', '--grop', 'y'], 64, /Did you mean --group/],
  ])('refuses %s', async (_, args, wanted, message) => {
    write('a.reg', regBytes);
    write('broken.pol', polBytes.slice(0, -5));
    write('notes.txt', 'just notes\n');
    write('fleet.mjs', 'export default { mdav: 1, name: "x", groups: { a: { os: "windows-11", mode: "active" } } };\n');
    const { code, out, err } = await mdav('import', ...args);
    expect([code, out]).toEqual([wanted, '']);
    expect(err).toMatch(message);
  });

  it('shows hostile names instead of obeying them', async () => {
    write('a.json', catalogBytes('\u001b[2J\u202e##vso[task.setvariable]\n# mdav: 2', { [BLOCK_LEVEL]: '2' }));
    const { out, err } = await mdav('import', 'a.json', '--os', 'windows-11');
    expect(groupsIn(out)).toMatchObject({
      '2j-vso-task-setvariable-mdav-2': { settings: { cloudBlockLevel: 'high' } },
    });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the ones that must not appear.
    expect(out + err).not.toMatch(/[\u001b\u202e]|\n# mdav: 2/);
    expect(err).not.toContain('##vso[');
  });
});
