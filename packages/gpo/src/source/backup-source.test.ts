import { seeFile, textOfBytes, utf8 } from '@mdav/core/format';
import { element } from '@mdav/xml';
import { describe, expect, it } from 'vitest';
import { EMPTY_SIDE, type GpoBackup, NO_RESIDUE, PORTABLE_SECURITY_DESCRIPTOR } from '../backup/form.ts';
import { gpoBackupFormat } from '../backup/format.ts';
import { applyEntries } from '../backup/security-descriptor.ts';
import { backupSource } from './backup-source.ts';

const ABOUT = { epochSeconds: 315_532_800, toolVersion: '0.1.0' };
const SERVERS = 'S-1-5-21-1-2-3-1107';

/** An entry that gives or denies the right to apply Group Policy; `flags` 8 is for what lies below alone. */
function entry(sid: string, { type = 5, flags = 2, mask = 0x100, right = '8ffdacedb3ffd111b41d00a0c968f939' } = {}) {
  const [, , authority = 0, ...parts] = sid.split('-').map(Number);
  const little = (value: number, bytes: number) =>
    Array.from({ length: bytes }, (_, index) => Math.floor(value / 256 ** index) % 256);
  const object = type < 5 ? [] : [...little(1, 4), ...Buffer.from(right, 'hex')];
  const who = [1, parts.length, 0, 0, 0, 0, 0, authority, ...parts.flatMap((part) => little(part, 4))];
  const rest = [...little(mask, 4), ...object, ...who];
  return [type, flags, ...little(rest.length + 4, 2), ...rest];
}

function descriptor(...entries: readonly (readonly number[])[]): string {
  const size = entries.reduce((sum, each) => sum + each.length, 8);
  const list = [4, 0, size % 256, Math.floor(size / 256), entries.length, 0, 0, 0, ...entries.flat()];
  const bytes = [1, 0, 4, 0x9c, ...Array<number>(12).fill(0), 20, 0, 0, 0, ...list];
  return bytes.map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
}

const EVERYBODY = descriptor(entry('S-1-5-11'));

function backup(parts: Partial<GpoBackup> & { readonly links?: string; readonly filter?: string } = {}): GpoBackup {
  const { links, filter, ...rest } = parts;
  const report = `<GPO xmlns="http://www.microsoft.com/GroupPolicy/Settings">${links}</GPO>`;
  const wmi = filter === undefined ? [] : [element('WMIFilterName', {}, [filter])];
  return {
    id: '{11111111-0000-0000-0000-000000000000}',
    comment: '',
    gpo: {
      id: '{55555555-0000-0000-0000-000000000000}',
      name: 'Servers',
      domain: 'contoso.com',
      domainId: '',
      controller: '',
    },
    status: 'enabled',
    machine: { ...EMPTY_SIDE, policy: { hive: 'machine', entries: [] } },
    user: EMPTY_SIDE,
    securityDescriptor: EVERYBODY,
    residue: {
      ...NO_RESIDUE,
      files: links === undefined ? [] : [{ path: 'gpreport.xml', bytes: utf8(report) }],
      securityGroups: element('SecurityGroups', {}, [
        element('Group', {}, [
          element('Sid', {}, [SERVERS]),
          element('SamAccountName', {}, ['Servers']),
          element('NetBIOSDomainName', {}, ['CONTOSO']),
        ]),
      ]),
      ...(filter === undefined
        ? {}
        : { wmiFilter: [element('WMIFilter', {}, ['MSFT_SomFilter.ID="{1}",Domain="contoso.com"']), ...wmi] }),
    },
    ...rest,
  };
}

function read(from: GpoBackup) {
  const files = gpoBackupFormat.encode([from], ABOUT);
  const [folder] = backupSource.gather(files);
  if (folder === undefined) throw new Error('there is no backup');
  const outcome = backupSource.decode(files, folder, from.id ?? '');
  const policy = outcome.ok ? outcome.value[0] : undefined;
  if (policy === undefined) throw new Error('it is not read');
  return policy;
}

function headingOf(from: GpoBackup): readonly string[] {
  return backupSource.show(read(from).form).heading ?? [];
}

describe('what keeps a device from applying an object', () => {
  const only = (...entries: readonly (readonly number[])[]) => ({ securityDescriptor: descriptor(...entries) });
  it.each<[string, Parameters<typeof backup>[0], string | undefined]>([
    ['is nothing where everybody may apply it', {}, undefined],
    ['is nothing where Everyone may', only(entry('S-1-1-0')), undefined],
    ['is its WMI filter', { filter: 'Laptops' }, 'it has the WMI filter "Laptops"'],
    ['is a WMI filter without a name', { filter: '' }, 'it has a WMI filter'],
    ['is its security filtering', only(entry(SERVERS)), 'only CONTOSO\\Servers may apply it'],
    [
      'is that of several groups, known or not',
      only(entry(SERVERS), entry('S-1-5-21-1-2-3-9')),
      'only CONTOSO\\Servers and S-1-5-21-1-2-3-9 may apply it',
    ],
    [
      'is a group that must not',
      only(entry(SERVERS, { type: 6 }), entry('S-1-5-11')),
      'CONTOSO\\Servers must not apply it',
    ],
    [
      'is both',
      { ...only(entry(SERVERS)), filter: 'Laptops' },
      'it has the WMI filter "Laptops", and only CONTOSO\\Servers may apply it',
    ],
    ['is not another right', only(entry(SERVERS, { right: '00'.repeat(16) }), entry('S-1-5-11')), undefined],
    ['is not what is for objects below alone', only(entry(SERVERS, { flags: 8 })), undefined],
    ['is not every right of those who administer it', only(entry(SERVERS, { type: 0, mask: 0xf01ff })), undefined],
    [
      'is nothing where everybody has every right',
      only(entry(SERVERS), entry('S-1-5-11', { type: 0, mask: 0x1000_0000 })),
      undefined,
    ],
    ['is not told by a list that a program made up', { securityDescriptor: PORTABLE_SECURITY_DESCRIPTOR }, undefined],
    ['is not told by a list that is no list', { securityDescriptor: '01 00 zz' }, undefined],
    ['is not told by a list that is cut', { securityDescriptor: descriptor(entry(SERVERS)).slice(0, -9) }, undefined],
  ])('%s', (_, parts, filter) => {
    expect(read(backup(parts)).filter).toBe(filter);
    const shown = headingOf(backup(parts)).join('\n');
    if (filter === undefined) expect(shown).not.toMatch(/^ {2}filter/m);
    else expect(shown).toContain(`  filter       ${filter}`);
  });

  it('is everything where every device is denied it', () => {
    const policy = read(backup(only(entry('S-1-5-11', { type: 6 }), entry(SERVERS))));
    expect(policy).toMatchObject({ off: 'every device is denied the right to apply it' });
    expect(policy).not.toHaveProperty('filter');
  });

  it('never throws, wherever the list is cut and whichever byte is another one', () => {
    const text = descriptor(entry(SERVERS), entry('S-1-5-11', { type: 6 }), entry('S-1-5-9', { type: 0 }));
    for (let at = 0; at <= text.length; at++) expect(() => applyEntries(text.slice(0, at))).not.toThrow();
    for (let at = 0; at < text.length; at += 3)
      for (const byte of ['00', 'ff', '7f', '05'])
        expect(() => applyEntries(`${text.slice(0, at)}${byte}${text.slice(at + 2)}`)).not.toThrow();
  });
});

describe('where a report says an object is linked', () => {
  const link = (path: string, enabled = true, enforced = false) =>
    `<LinksTo><SOMName>x</SOMName><SOMPath>${path}</SOMPath><Enabled>${enabled}</Enabled><NoOverride>${enforced}</NoOverride></LinksTo>`;
  it.each<[string, string | undefined, unknown]>([
    ['is not told without a report', undefined, undefined],
    ['is not told by one without links', '', undefined],
    ['is the domain', link('CONTOSO.com', true, true), [{ place: ['CONTOSO.com'], isEnforced: true }]],
    [
      'is an organizational unit in another, whose name has a slash',
      link('contoso.com/Servers/Web\\/Mail'),
      [{ place: ['contoso.com', 'Servers', 'Web/Mail'], isEnforced: false }],
    ],
    [
      'is not where a link is switched off',
      link('contoso.com', false, true) + link('contoso.com/A'),
      [{ place: ['contoso.com', 'A'], isEnforced: false }],
    ],
    ['is not told where one is of a site or another domain', link('contoso.com') + link('Headquarters'), undefined],
  ])('%s', (_, links, wanted) => {
    expect(read(backup(links === undefined ? {} : { links })).links).toEqual(wanted);
  });

  it('stands in what is shown', () => {
    const links = link('contoso.com', true, true) + link('contoso.com/A', false);
    expect(headingOf(backup({ links }))).toEqual(
      expect.arrayContaining(['  linked to    contoso.com, enforced', '  linked to    contoso.com/A, switched off']),
    );
  });

  it('is read from UTF-16, as Windows writes it', () => {
    const text = `\ufeff<?xml version="1.0" encoding="utf-16"?><GPO>${link('contoso.com')}</GPO>`;
    const bytes = new Uint8Array(Buffer.from(text, 'utf16le'));
    expect(textOfBytes(bytes)).toContain('SOMPath');
    const from = backup();
    const files = [{ path: 'gpreport.xml', bytes }];
    expect(read({ ...from, residue: { ...from.residue, files } }).links).toHaveLength(1);
  });
});

describe('reports of Group Policy', () => {
  const settings = '<GPO xmlns="http://www.microsoft.com/GroupPolicy/Settings"><Name>x</Name></GPO>';
  it.each<[string, string, RegExp | undefined, RegExp]>([
    ['of one object', settings, /report on a Group Policy object/, /folder of the backup/],
    ['of all objects', `<report>${settings}</report>`, /several Group Policy objects/, /`Backup-GPO -All/],
    ['of all objects, by another name', `<GPOS>${settings}</GPOS>`, /several Group Policy objects/, /`Backup-GPO -All/],
    [
      'of one device',
      '<Rsop xmlns="http://www.microsoft.com/GroupPolicy/Rsop"><ComputerResults/></Rsop>',
      /one device \(gpresult \/x\)/,
      /`Backup-GPO -All/,
    ],
    ['of something else', '<report><row/></report>', undefined, /./],
  ])('%s are known for what they are', (_, xml, what, hint) => {
    const text = `\ufeff<?xml version="1.0" encoding="utf-16"?>\r\n${xml}`;
    const found = backupSource.recognise(seeFile(new Uint8Array(Buffer.from(text, 'utf16le'))));
    if (what === undefined) return expect(found).toBeUndefined();
    expect(found).toEqual({ what: expect.stringMatching(what), hint: expect.stringMatching(hint) });
  });
});
