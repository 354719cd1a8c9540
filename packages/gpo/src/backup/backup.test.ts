import { type FileTree, utf8 } from '@mdav/core/format';
import { polCodec, type RegistryPolicy } from '@mdav/registry';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completeBackup } from './encode.ts';
import { registryExtensions } from './extensions.ts';
import { EMPTY_SIDE, type GpoBackup, NO_RESIDUE, PORTABLE_SECURITY_DESCRIPTOR } from './form.ts';
import { gpoBackupFormat } from './format.ts';

const about = { epochSeconds: 315_532_800, toolVersion: '0.0.0' };
const policy: RegistryPolicy = {
  hive: 'machine',
  entries: [
    {
      kind: 'set',
      key: 'SOFTWARE\\Policies\\Microsoft\\Windows Advanced Threat Protection',
      name: 'ForceDefenderPassiveMode',
      data: { type: 'dword', value: 1 },
    },
  ],
};
const backup: GpoBackup = {
  comment: 'A comment & more',
  gpo: {
    id: '{6A0C6B40-2A4B-5E0D-9B0B-000000000001}',
    name: 'contoso - file-servers - Defender',
    domain: 'mdav.invalid',
    domainId: '{6a0c6b40-2a4b-5e0d-9b0b-000000000002}',
    controller: 'dc.mdav.invalid',
  },
  description: 'What the GPO is for',
  status: 'enabled',
  machine: {
    policy,
    comments: {
      namespaces: ['Microsoft.Policies.WindowsDefender'],
      comments: [
        {
          namespace: 'Microsoft.Policies.WindowsDefender',
          policy: 'Exclusions_Paths',
          text: 'D:\\Ledger: vendor advice\nE:\\: <none>',
        },
      ],
    },
    version: { directory: 1, sysvol: 1 },
    extensions: registryExtensions('machine'),
  },
  user: EMPTY_SIDE,
  securityDescriptor: PORTABLE_SECURITY_DESCRIPTOR,
  residue: NO_RESIDUE,
};

function decode(files: FileTree): readonly GpoBackup[] {
  const outcome = gpoBackupFormat.decode(files);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.diagnostics));
  return outcome.value;
}

describe('gpoBackupFormat', () => {
  it('writes the files that Import-GPO takes', async () => {
    const files = gpoBackupFormat.encode([backup], about);
    const id = completeBackup(backup, about).id;
    expect([...files.keys()]).toEqual([
      'manifest.xml',
      `${id}/Backup.xml`,
      `${id}/bkupInfo.xml`,
      `${id}/DomainSysvol/GPO/GPO.cmt`,
      `${id}/DomainSysvol/GPO/Machine/comment.cmtx`,
      `${id}/DomainSysvol/GPO/Machine/registry.pol`,
    ]);
    const text = (path: string) => Buffer.from(files.get(path) ?? []).toString('latin1');
    await expect(text('manifest.xml')).toMatchFileSnapshot('__golden__/manifest.xml');
    await expect(text(`${id}/Backup.xml`)).toMatchFileSnapshot('__golden__/Backup.xml');
    await expect(text(`${id}/bkupInfo.xml`)).toMatchFileSnapshot('__golden__/bkupInfo.xml');
    await expect(text(`${id}/DomainSysvol/GPO/Machine/comment.cmtx`)).toMatchFileSnapshot(
      '__golden__/comment.cmtx.txt',
    );
    expect(
      text(`${id}/DomainSysvol/GPO/Machine/comment.cmtx`).startsWith(
        "\xef\xbb\xbf<?xml version='1.0' encoding='utf-8'?>\r\n",
      ),
    ).toBe(true);
    expect(text(`${id}/DomainSysvol/GPO/GPO.cmt`)).toBe('What the GPO is for'.replaceAll(/./g, '$&\0'));
    expect(files.get(`${id}/DomainSysvol/GPO/Machine/registry.pol`)).toEqual(polCodec.encode(policy));
  });

  it('names the folder after the GPO alone, so that a changed setting moves no file', () => {
    const id = (changed: GpoBackup, epochSeconds = 0) => completeBackup(changed, { ...about, epochSeconds }).id;
    expect(id(backup)).toMatch(/^\{[0-9A-F]{8}-[0-9A-F]{4}-5[0-9A-F]{3}-[89AB][0-9A-F]{3}-[0-9A-F]{12}\}$/);
    expect(id(backup)).not.toBe(backup.gpo.id);
    const same: readonly GpoBackup[] = [
      { ...backup, comment: 'other', status: 'user-disabled' },
      { ...backup, gpo: { ...backup.gpo, name: 'other' } },
      { ...backup, machine: { ...backup.machine, policy: { hive: 'machine', entries: [] } } },
      { ...backup, residue: { files: [{ path: 'DomainSysvol/GPO/Machine/Scripts/a.cmd', bytes: utf8('a') }] } },
    ];
    expect(new Set(same.map((changed) => id(changed, 1_700_000_000)))).toEqual(new Set([id(backup)]));
    expect(id({ ...backup, gpo: { ...backup.gpo, id: '{6A0C6B40-2A4B-5E0D-9B0B-000000000009}' } })).not.toBe(
      id(backup),
    );
  });

  it('gives backups of one id folders of their own', () => {
    const named = { ...backup, id: '{6A0C6B40-2A4B-5E0D-9B0B-00000000000A}' };
    const set = [backup, { ...backup, comment: 'again' }, named, { ...named, id: named.id.toLowerCase() }];
    const files = gpoBackupFormat.encode(set, about);
    expect(decode(files).map(({ comment }) => comment)).toEqual(set.map(({ comment }) => comment));
    expect(new Set(decode(files).map(({ id }) => id?.toUpperCase())).size).toBe(set.length);
    expect(gpoBackupFormat.encode(set, about)).toEqual(files);
  });

  it('writes the time that it is told, in UTC', () => {
    expect(completeBackup(backup, { ...about, epochSeconds: 1_700_000_000 }).time).toBe('2023-11-14T22:13:20');
  });

  it('reads back what it wrote', () => {
    const user: GpoBackup = {
      ...backup,
      gpo: { ...backup.gpo, id: '{6A0C6B40-2A4B-5E0D-9B0B-00000000000F}', name: ' <odd> ]]> & name ' },
      status: 'computer-disabled',
      machine: { version: { directory: 3, sysvol: 65_535 }, extensions: [] },
      user: {
        policy: { hive: 'user', entries: [] },
        version: { directory: 1, sysvol: 2 },
        extensions: registryExtensions('user'),
      },
      residue: { files: [{ path: 'DomainSysvol/GPO/User/Preferences/Drives/Drives.xml', bytes: utf8('<Drives/>') }] },
    };
    const both = [backup, user];
    expect(decode(gpoBackupFormat.encode(both, about))).toEqual(both.map((one) => completeBackup(one, about)));
  });

  it('reads back any names and comments that XML can hold', () => {
    const text = fc.string({ unit: fc.constantFrom(...'aä<>&"\']]> \n\t\u{1F6E1}') });
    fc.assert(
      fc.property(text, text, text, (name, comment, note) => {
        const odd: GpoBackup = {
          ...backup,
          comment,
          gpo: { ...backup.gpo, name: `x${name}` },
          machine: {
            ...backup.machine,
            comments: { namespaces: ['a.b'], comments: [{ namespace: 'a.b', policy: 'P', text: note }] },
          },
        };
        expect(decode(gpoBackupFormat.encode([odd], about))).toEqual([completeBackup(odd, about)]);
      }),
      { numRuns: 60 },
    );
  });

  it('lists files in folders of their own, and only files that are there', () => {
    const files = gpoBackupFormat.encode(
      [
        {
          ...backup,
          residue: {
            files: [
              { path: 'DomainSysvol/GPO/Machine/Preferences/Registry/Registry.xml', bytes: utf8('<a/>') },
              { path: 'gpreport.xml', bytes: utf8('<a/>') },
            ],
          },
        },
      ],
      about,
    );
    const scheme = new TextDecoder().decode(
      [...files].find(([path]) => path.endsWith('/Backup.xml'))?.[1] ?? new Uint8Array(),
    );
    expect(
      [...scheme.matchAll(/<(FSObject\w+) bkp:Path="([^"]*)"/g)].map(([, kind, path]) => `${kind} ${path}`),
    ).toEqual([
      'FSObjectFile %GPO_MACH_FSPATH%\\registry.pol',
      'FSObjectFile %GPO_FSPATH%\\Adm\\*.*',
      'FSObjectFile %GPO_FSPATH%\\GPO.cmt',
      'FSObjectFile %GPO_MACH_FSPATH%\\comment.cmtx',
      'FSObjectDir %GPO_MACH_FSPATH%\\Preferences',
      'FSObjectDir %GPO_MACH_FSPATH%\\Preferences\\Registry',
      'FSObjectFile %GPO_MACH_FSPATH%\\Preferences\\Registry\\Registry.xml',
    ]);
  });

  it('keeps the listing that a backup came with, in step with the files', () => {
    const [read] = decode(
      change(/\/Backup\.xml$/, (text) =>
        text.replace(
          '</GroupPolicyObject>',
          `<GroupPolicyExtension bkp:ID="{827D319E-6EAC-11D2-A4EA-00C04F79F83A}" bkp:DescName="Security"><FSObjectFile bkp:Path="p" bkp:SourceExpandedPath="s" bkp:Location="DomainSysvol\\GPO\\GONE.INF"/></GroupPolicyExtension></GroupPolicyObject>`,
        ),
      ),
    );
    if (read === undefined) throw new Error('not read');
    expect(read.residue.extensions?.length).toBe(3);
    const more: GpoBackup = { ...read, user: { ...EMPTY_SIDE, policy: { hive: 'user', entries: [] } } };
    const files = gpoBackupFormat.encode([more], about);
    const again = gpoBackupFormat.decode(files);
    expect(again.diagnostics).toEqual([]);
    expect(again.ok && again.value[0]?.residue.extensions?.map(({ children }) => children.length)).toEqual([3, 2, 0]);
  });
});

/** The files of the golden backup, one of them changed. */
function change(path: RegExp, edit: (text: string) => string): FileTree {
  return new Map(
    [...gpoBackupFormat.encode([backup], about)].map(([name, bytes]) => [
      name,
      path.test(name) ? utf8(edit(new TextDecoder().decode(bytes))) : bytes,
    ]),
  );
}

function without(path: RegExp): FileTree {
  return new Map([...gpoBackupFormat.encode([backup], about)].filter(([name]) => !path.test(name)));
}

describe('reading a backup that is not as it should be', () => {
  const scheme = /\/Backup\.xml$/;
  const field = (name: string, value: string) => (text: string) =>
    text.replace(new RegExp(`<${name}>.*?</${name}>`, 's'), `<${name}>${value}</${name}>`);
  const cases: readonly (readonly [string, FileTree, readonly string[], boolean])[] = [
    ['no files', new Map(), ['gpo-backup-none'], false],
    ['no Backup.xml', without(scheme), ['gpo-backup-none'], false],
    ['no manifest', without(/^manifest/), [], true],
    ['no bkupInfo.xml', without(/bkupInfo/), [], true],
    ['neither', without(/^manifest|bkupInfo/), ['gpo-backup-no-info'], true],
    ['a broken manifest', change(/^manifest/, () => '<Backups>'), ['xml-not-well-formed'], true],
    ['a broken bkupInfo.xml', change(/bkupInfo/, () => 'x'), ['xml-not-well-formed'], true],
    ['a broken Backup.xml', change(scheme, (text) => text.slice(0, 500)), ['xml-not-well-formed'], false],
    ['another document', change(scheme, () => '<GPO/>'), ['gpo-backup-incomplete'], false],
    ['no id', change(scheme, field('ID', '')), ['gpo-backup-incomplete'], false],
    [
      'another GPO',
      change(scheme, field('ID', '{00000000-0000-0000-0000-000000000000}')),
      ['gpo-backup-gpo-mismatch'],
      true,
    ],
    ['no options', change(scheme, field('Options', '')), ['gpo-backup-bad-field'], true],
    ['options out of range', change(scheme, field('Options', '4')), ['gpo-backup-bad-field'], true],
    [
      'a version out of range',
      change(scheme, field('MachineVersionNumber', '4294967296')),
      ['gpo-backup-bad-field'],
      true,
    ],
    ['no extension list', change(scheme, field('MachineExtensionGuids', 'x')), ['gpo-backup-bad-field'], true],
    [
      'extensions out of order',
      change(
        scheme,
        field(
          'MachineExtensionGuids',
          '[{35378EAC-683F-11D2-A89A-00C04FBBCFA2}{D02B1F72-3407-48AE-BA88-E8213C6761F1}][{00000000-0000-0000-0000-000000000000}]',
        ),
      ),
      ['gpo-backup-bad-field'],
      true,
    ],
    ['a policy cut short', change(/registry\.pol$/, () => 'PReg'), ['pol-'], false],
    [
      'a broken comment file',
      change(/cmtx$/, (text) => text.replace('ns0:', 'ns9:')),
      ['comments-bad-reference', 'gpo-backup-other-content'],
      true,
    ],
    ['listed notes that are missing', without(/GPO\.cmt$/), ['gpo-backup-missing-file'], true],
    ['listed policy that is missing', without(/Machine\/registry\.pol$/), ['gpo-backup-unread-part'], true],
    [
      'an id that is a path',
      rename(/^\{[^}]*\}/, 'here', change(/bkupInfo|^manifest/, field('ID', '../../evil'))),
      ['gpo-backup-bad-field'],
      true,
    ],
    ['half a character in GPO.cmt', change(/GPO\.cmt$/, () => 'abc'), ['gpo-backup-other-content'], true],
    [
      'a file that nobody lists',
      change(scheme, (text) => text.replace(/<FSObjectFile[^>]*comment\.cmtx"\/>/, '')),
      ['gpo-backup-unlisted-file'],
      true,
    ],
    [
      'another folder name',
      rename(/^\{[^}]*\}/, '{07BDCD6A-3F72-473C-82B9-67BB69DBE54D}'),
      ['gpo-backup-id-mismatch'],
      true,
    ],
  ];
  it.each(cases)('%s', (_, files, codes, ok) => {
    const outcome = gpoBackupFormat.decode(files);
    expect(outcome.diagnostics.map(({ code }) => (code.startsWith('pol-') ? 'pol-' : code))).toEqual(codes);
    expect(outcome.ok).toBe(ok);
    for (const { at, hint, severity } of outcome.diagnostics) {
      if (severity !== 'info' && files.size > 0 && codes[0] !== 'gpo-backup-none')
        expect(at.file).toMatch(/\.(?:xml|pol|cmtx)$/);
      if (severity !== 'info') expect(hint).toMatch(/^[A-Z][a-z]+ /);
    }
  });

  it('finds files whatever the case of their names, at any depth', () => {
    const shouted = new Map(
      [...gpoBackupFormat.encode([backup], about)].map(([path, bytes]) => [`some/where/${path.toUpperCase()}`, bytes]),
    );
    const outcome = gpoBackupFormat.decode(shouted);
    expect(outcome.diagnostics).toEqual([]);
    expect(outcome.ok && outcome.value).toEqual([completeBackup(backup, about)]);
  });

  it('reads the folder of one backup alone', () => {
    const inside = new Map(
      [...without(/^manifest/)].map(([path, bytes]) => [path.slice(path.indexOf('/') + 1), bytes]),
    );
    expect(decode(inside)).toEqual([completeBackup(backup, about)]);
  });

  it('names what it keeps', () => {
    const files = gpoBackupFormat.encode(
      [
        {
          ...backup,
          residue: {
            files: [
              { path: 'DomainSysvol/GPO/Machine/microsoft/windows nt/SecEdit/GptTmpl.inf', bytes: utf8('x') },
              { path: 'gpreport.xml', bytes: utf8('x') },
            ],
          },
        },
      ],
      about,
    );
    expect(gpoBackupFormat.decode(files).diagnostics.map(({ message }) => message)).toEqual([
      'Kept as it is, because it is not registry policy: Machine/microsoft/windows nt/SecEdit/GptTmpl.inf (security settings), gpreport.xml (report for display).',
    ]);
  });
});

function rename(from: RegExp, to: string, files: FileTree = gpoBackupFormat.encode([backup], about)): FileTree {
  return new Map([...files].map(([path, bytes]) => [path.replace(from, to), bytes]));
}

describe('whatever is in a folder', () => {
  it('never names a folder by anything but a GUID', () => {
    const [read] = decode(
      rename(
        /^\{[^}]*\}/,
        'here',
        change(/bkupInfo|^manifest/, (text) => text.replace(/<ID>.*?<\/ID>/, '<ID>../../evil</ID>')),
      ),
    );
    expect(read?.id).toBeUndefined();
    const written = [...gpoBackupFormat.encode(read === undefined ? [] : [read], about).keys()];
    expect(written.filter((path) => path.includes('..'))).toEqual([]);
  });

  it('is read or refused, and never throws', () => {
    const files = gpoBackupFormat.encode([backup], about);
    for (const [path, bytes] of files) {
      for (let index = 0; index < bytes.length; index += 11) {
        const flipped = bytes.slice();
        flipped[index] = (flipped[index] ?? 0) ^ (1 << (index % 8));
        for (const changed of [flipped, bytes.slice(0, index)]) {
          const outcome = gpoBackupFormat.decode(new Map([...files, [path, changed]]));
          expect(outcome.ok || outcome.diagnostics.length > 0).toBe(true);
          if (outcome.ok) expect(() => gpoBackupFormat.encode(outcome.value, about)).not.toThrow();
        }
      }
    }
  });
});
