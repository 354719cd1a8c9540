import { describe, expect, it } from 'vitest';
import { parseFleet } from './parse-fleet.ts';

const group = (lines: string) => `mdav: 1\nname: f\ngroups:\n  a:\n    os: windows-11\n    mode: active\n${lines}`;

/** `code line:column message | hint` of everything that is wrong. */
function problems(text: string, file = 'f.yaml'): string[] {
  return parseFleet({ text, file }).diagnostics.map(
    ({ code, at, message, hint }) => `${code} ${at.line}:${at.column} ${message} | ${hint}`,
  );
}

describe('parseFleet', () => {
  it('accepts the smallest fleet', () => {
    expect(problems(group(''))).toEqual([]);
  });

  it('accepts a byte order mark', () => {
    expect(problems(`\uFEFF${group('')}`)).toEqual([]);
  });

  it.each([
    ['an unknown key', group('    tamper: on\n'), ['fleet-unknown-key 7:5 Group "a" has no key "tamper". | ']],
    [
      'a misspelt key',
      group('    licens: p2\n'),
      ['fleet-unknown-key 7:5 Group "a" has no key "licens". | Did you mean "licence"?'],
    ],
    [
      'a misspelt key at the top',
      `${group('')}waiver: []\n`,
      ['fleet-unknown-key 7:1 The fleet has no key "waiver". | Did you mean "waivers"?'],
    ],
    [
      'a path of Windows in double quotes',
      group('    settings: { excludedPaths: ["C:\\Apps"] }\n'),
      [
        'fleet-yaml-syntax 7:36 Invalid escape sequence \\A. | Put the text into single quotes, where \\ stands for itself, or write each \\ twice.',
      ],
    ],
    [
      'an unknown OS',
      group('').replace('windows-11', 'windows-12'),
      ['fleet-unknown-os 5:9 There is no operating system "windows-12". | Did you mean "windows-10" or "windows-11"?'],
    ],
    [
      'an OS that is none of Windows',
      group('').replace('windows-11', 'linux'),
      [
        'fleet-unknown-os 5:9 There is no operating system "linux". | A fleet is about Windows: Defender for Endpoint on Linux has policies of its own, which mdav does not write. Take it out of the group.',
      ],
    ],
    [
      'an OS as it is printed',
      group('').replace('windows-11', '[windows-10, Windows Server 2019 (build 17763)]'),
      [
        'fleet-unknown-os 5:22 There is no operating system "Windows Server 2019 (build 17763)". | Write `windows-server-2019@17763`.',
      ],
    ],
    [
      'an unknown OS in a list',
      group('').replace('windows-11', '[windows-10, windows-server-2020]'),
      [
        'fleet-unknown-os 5:22 There is no operating system "windows-server-2020". | Did you mean "windows-server-2022" or "windows-server-2025"?',
      ],
    ],
    [
      'an unknown mode',
      group('').replace('active', 'pasive'),
      ['fleet-unknown-word 6:11 Mode cannot be "pasive". | Did you mean "passive"?'],
    ],
    [
      'a wrong type',
      group('    platform: 4.18\n'),
      [
        "fleet-wrong-type 7:15 Platform must be a version in quotes such as '4.18.24090.11', not 4.18. | Write a version in quotes such as '4.18.24090.11'.",
      ],
    ],
    [
      'text of several lines',
      group('    description: |\n      one\n      two\n'),
      [
        'fleet-wrong-type 7:18 Description must be text of one line, not of 2. | Write it on one line, or join its lines with `>-` in front.',
      ],
    ],
    [
      'a line end behind text',
      group('    settings: { excludedPaths: [{ path: \'D:\\\\L\', reason: "a\\n" }] }\n'),
      [
        'fleet-wrong-type 7:58 Reason must be text of one line, without a line end. | Write it on one line, or join its lines with `>-` in front.',
      ],
    ],
    [
      'what stands beside an entry',
      group("    settings: { excludedPaths: [{ path: 'D:\\\\L', expires: soon, reason: 5 }] }\n"),
      [
        'fleet-wrong-type 7:59 Expires must be a day such as 2027-03-01, not "soon". | Write a day such as 2027-03-01.',
        'fleet-wrong-type 7:73 Reason must be text, not 5. | Write text.',
      ],
    ],
    [
      'days that the calendar does not have',
      `${group(`    settings:
      puaProtection: { value: audit, expires: 2027-13-01 }
      excludedPaths: [{ path: 'D:\\\\L', expires: 2026-04-31 }, { path: 'D:\\\\M', expires: 2028-02-29 }]
`)}waivers: [{ rule: x, group: a, reason: r, owner: o, expires: 2027-02-29 }]\n`,
      [
        'fleet-wrong-type 8:47 Expires must be a day such as 2027-03-01, not "2027-13-01". | Write a day such as 2027-03-01.',
        'fleet-wrong-type 9:49 Expires must be a day such as 2027-03-01, not "2026-04-31". | Write a day such as 2027-03-01.',
        'fleet-wrong-type 10:62 Expires must be a day such as 2027-03-01, not "2027-02-29". | Write a day such as 2027-03-01.',
      ],
    ],
    [
      'an entry under the name of another kind',
      group("    settings: { excludedProcesses: [{ path: 'D:\\\\L.exe' }, { owner: a }] }\n"),
      [
        'fleet-unknown-key 7:39 An entry of excludedProcesses has no key "path". | Use one of: process, reason, owner, expires, ticket.',
        'fleet-missing-key 7:60 An entry of excludedProcesses has no `process`. | Add `process`.',
      ],
    ],
    [
      'an empty list of operating systems',
      group('').replace('windows-11', '[]'),
      [
        'fleet-wrong-type 5:9 Os must be an operating system such as windows-11, or a list of some, not an empty list. | Write an operating system such as windows-11, or a list of some.',
      ],
    ],
    [
      'a merge key',
      group('    <<: { agent: mma }\n'),
      [
        'fleet-unknown-key 7:5 Group "a" has no key "<<". | Put what groups share under `defaults` or into a profile; merge keys are not part of YAML 1.2.',
      ],
    ],
    [
      'an unknown setting',
      group('    settings: { cloudBlockLevl: high }\n'),
      ['fleet-unknown-setting 7:17 There is no setting "cloudBlockLevl". | Did you mean "cloudBlockLevel"?'],
    ],
    [
      'a wrong word',
      group('    settings: { puaProtection: blok }\n'),
      [
        'fleet-setting-value 7:32 Setting puaProtection takes one of off, block, audit, not "blok". | Did you mean "block"?',
      ],
    ],
    [
      'a value of the wrong kind',
      group('    settings: { allowCloudProtection: yes }\n'),
      [
        'fleet-setting-value 7:39 Setting allowCloudProtection takes true or false, not "yes". | Write `allowCloudProtection: true`.',
      ],
    ],
    [
      'true where there are words',
      group('    settings: { tamperProtection: true }\n'),
      [
        'fleet-setting-value 7:35 Setting tamperProtection takes one of on, off, configuration-protection, not true. | Write `tamperProtection: on`: that is what true stands for.',
      ],
    ],
    [
      'a quantity out of range',
      group('    settings: { signatureUpdateInterval: { hours: 25 } }\n'),
      [
        'fleet-setting-value 7:51 Setting signatureUpdateInterval takes a quantity such as { hours: 4 }, from 0 to 24 hours, not 25. | Write at most `signatureUpdateInterval: { hours: 24 }`.',
      ],
    ],
    [
      'no groups',
      'mdav: 1\nname: f\ngroups: {}\n',
      ['fleet-missing-key 3:1 The fleet has no groups. | Add a group with an `os` and a `mode`.'],
    ],
    [
      'missing keys',
      'groups: { a: { os: windows-11, mode: active } }\n',
      [
        'fleet-missing-key 1:1 The fleet has no `mdav`. | Add `mdav: 1`, the version of the format.',
        'fleet-missing-key 1:1 The fleet has no `name`. | Add `name`.',
      ],
    ],
    [
      'another version',
      group('').replace('mdav: 1', 'mdav: 2'),
      ['fleet-unknown-word 1:7 Format version 2 is not known. | Write `mdav: 1`.'],
    ],
    [
      'groups and profiles that are nothing',
      'mdav: 1\nname: contoso\nprofiles:\n  sql: 5\ngroups:\n  g:\n',
      [
        'fleet-wrong-type 4:8 Profile "sql" must be a map, not 5. | Write a map.',
        'fleet-wrong-type 6:5 Group "g" must be a map, not nothing. | Write a map.',
      ],
    ],
    [
      'a list',
      '- 1\n',
      [
        'fleet-wrong-type 1:1 A fleet must be a map that starts with `mdav: 1`, not a list. | Write a map that starts with `mdav: 1`.',
      ],
    ],
    [
      'names that Windows cannot tell apart',
      group('  A: { os: windows-11, mode: active }\n'),
      [
        'fleet-name 7:3 Groups "a" and "A" differ by case only, and Windows would give them one folder. | Rename the group.',
      ],
    ],
    [
      'a device name',
      group('  nul: { os: windows-11, mode: active }\n'),
      ['fleet-name 7:3 "nul" cannot be the name of a folder on Windows. | Rename the group.'],
    ],
    [
      'an unknown profile',
      group('    profiles: [hardend]\nprofiles: { hardened: { licence: p2 } }\n'),
      ['fleet-unknown-profile 7:16 There is no profile "hardend". | Did you mean "hardened"?'],
    ],
    [
      'an unknown profile and a wrong word, both',
      group('    profiles: [sql, { a: 1 }]\n    agent: old\n'),
      [
        'fleet-unknown-profile 7:16 There is no profile "sql". | Add it under `profiles` at the top of the file.',
        'fleet-wrong-type 7:21 Profiles must be a list of names such as [hardened, sql] in a group, and a map from name to layer at the top, not a map. | Write a list of names such as [hardened, sql] in a group, and a map from name to layer at the top.',
        'fleet-unknown-word 8:12 Agent cannot be "old". | Use one of: builtin, unified, mma.',
      ],
    ],
    [
      'a profile of a fleet without profiles',
      group('    profiles: [toString]\n'),
      ['fleet-unknown-profile 7:16 There is no profile "toString". | Add it under `profiles` at the top of the file.'],
    ],
    [
      'a repeated profile',
      group('    profiles: [sql, sql]\nprofiles: { sql: {} }\n'),
      [
        'fleet-repeated-profile 7:21 Group "a" lists the profile "sql" twice. | Keep the one whose place in the order is meant.',
      ],
    ],
    [
      'repeated presets and files',
      group('    extends: [./a.yaml, ./b.yaml, ./a.yaml]\nextends: [house@1, house@1]\n'),
      [
        'fleet-repeated-extends 7:35 "./a.yaml" is extended twice. | Keep the one whose place in the order is meant.',
        'fleet-repeated-extends 8:20 "house@1" is extended twice. | Keep the one whose place in the order is meant.',
      ],
    ],
    [
      'a profile with an impossible name',
      group('profiles: { "a b": {} }\n'),
      [
        'fleet-name 7:13 A profile cannot be named "a b": names are letters, digits, - and _, at most 64 of them. | Rename the profile.',
      ],
    ],
    [
      'a profile that is not in a list',
      group('    profiles: sql\nprofiles: { sql: {} }\n'),
      [
        'fleet-wrong-type 7:15 Profiles must be a list of names such as [hardened, sql] in a group, and a map from name to layer at the top, not "sql". | Write `profiles: [sql]`.',
      ],
    ],
    [
      'a key that only groups have',
      group('profiles: { sql: { description: for SQL, profiles: [] } }\n'),
      [
        'fleet-unknown-key 7:20 Profile "sql" has no key "description". | ',
        'fleet-unknown-key 7:42 Profile "sql" has no key "profiles". | ',
      ],
    ],
    [
      'mistakes in the settings of a profile',
      group('profiles: { settings: { settings: { puaProtection: blok, xyzzyx: 1 } } }\n'),
      [
        'fleet-setting-value 7:52 Setting puaProtection takes one of off, block, audit, not "blok". | Did you mean "block"?',
        'fleet-unknown-setting 7:58 There is no setting "xyzzyx". | Search with `mdav list settings TEXT`.',
      ],
    ],
    [
      'an extension of what cannot be extended',
      group('    settings: { puaProtection: { extend: block } }\n'),
      [
        'fleet-setting-value 7:32 Setting puaProtection takes one of off, block, audit, not a map. | Write `puaProtection: block`, or `remove` to clear what an earlier policy set.',
      ],
    ],
    [
      'a misspelt extension of a list',
      group("    settings: { excludedPaths: { extned: ['C:\\a'] } }\n"),
      [
        "fleet-setting-value 7:32 Setting excludedPaths takes a list of paths, not a map. | Write `excludedPaths: { extend: ['D:\\Data'] }` to add to the layers below, and nothing beside it.",
      ],
    ],
    [
      'a misspelt extension of a map',
      group('    settings: { attackSurfaceReductionRules: { extned: {} } }\n'),
      ['fleet-unknown-key 7:48 Setting attackSurfaceReductionRules has no key "extned". | Did you mean "extend"?'],
    ],
    [
      'an extension with something beside it',
      group("    settings: { excludedPaths: { extend: ['C:\\a'], by: [] } }\n"),
      [
        "fleet-setting-value 7:32 Setting excludedPaths takes a list of paths, not a map. | Write `excludedPaths: { extend: ['D:\\Data'] }` to add to the layers below, and nothing beside it.",
      ],
    ],
    [
      'an extension of the wrong kind',
      group("    settings: { excludedPaths: { extend: 'C:\\a' } }\n"),
      [
        'fleet-setting-value 7:42 Setting excludedPaths takes a list of paths, not "C:\\a". | Write `extend: [\'C:\\a\']`.',
      ],
    ],
    [
      'a removal that would be an extension',
      group('    settings: { excludedPaths: { extend: remove } }\n'),
      [
        'fleet-setting-value 7:42 Setting excludedPaths takes a list of paths, not "remove". | Write `excludedPaths: [\'D:\\Data\']`, or `remove` to clear what an earlier policy set.',
      ],
    ],
    [
      'mistakes inside an extended map',
      group(
        '    settings: { attackSurfaceReductionRules: { extend: { block-psexec: block, block-office-child-processes: blok } } }\n',
      ),
      [
        'fleet-unknown-key 7:58 Setting attackSurfaceReductionRules has no key "block-psexec". | ',
        'fleet-setting-value 7:109 "block-office-child-processes" of attackSurfaceReductionRules takes one of off, block, audit, warn, not-configured, not "blok". | Did you mean "block"?',
      ],
    ],
    [
      'mistakes inside a map',
      group(
        '    settings: { attackSurfaceReductionRules: { block-psexec: block, block-office-child-processes: blok } }\n',
      ),
      [
        'fleet-unknown-key 7:48 Setting attackSurfaceReductionRules has no key "block-psexec". | ',
        'fleet-setting-value 7:99 "block-office-child-processes" of attackSurfaceReductionRules takes one of off, block, audit, warn, not-configured, not "blok". | Did you mean "block"?',
      ],
    ],
    [
      'mistakes beside and below a reason',
      group(`    settings:
      puaProtection: { value: blok, resaon: agreed }
      cloudBlockLevel: { reason: agreed }
      cloudExtendedTimeout: { value: remove, reason: 3, ticket: 4711, expires: soon }
      excludedPaths: { value: { extend: ['C:\\a', 3] }, owner: erp }
      signatureUpdateInterval: { value: { hours: 25 } }
      attackSurfaceReductionRules:
        block-office-child-processes: { value: blok }
        block-webshell-creation: { ticket: A-1 }
        block-psexec-wmi-process-creation: { value: block, why: x }
`),
      [
        'fleet-setting-value 8:31 Setting puaProtection takes one of off, block, audit, not "blok". | Did you mean "block"?',
        'fleet-unknown-key 8:37 Setting puaProtection has no key "resaon". | Did you mean "reason"?',
        'fleet-missing-key 9:7 Setting cloudBlockLevel has no `value`. | Add `value`.',
        'fleet-wrong-type 10:54 Reason must be text, not 3. | Write text.',
        "fleet-wrong-type 10:65 Ticket must be text of one line such as 'CHG-4711', a number in quotes, not 4711. | Write text of one line such as 'CHG-4711', a number in quotes.",
        'fleet-wrong-type 10:80 Expires must be a day such as 2027-03-01, not "soon". | Write a day such as 2027-03-01.',
        "fleet-setting-value 11:50 An entry of excludedPaths takes text of one line, not 3. | Write it in quotes: '3'.",
        'fleet-setting-value 12:50 Setting signatureUpdateInterval takes a quantity such as { hours: 4 }, from 0 to 24 hours, not 25. | Write at most `signatureUpdateInterval: { hours: 24 }`.',
        'fleet-setting-value 14:48 "block-office-child-processes" of attackSurfaceReductionRules takes one of off, block, audit, warn, not-configured, not "blok". | Did you mean "block"?',
        'fleet-missing-key 15:9 "block-webshell-creation" of attackSurfaceReductionRules has no `value`. | Add `value`.',
        'fleet-unknown-key 16:60 "block-psexec-wmi-process-creation" of attackSurfaceReductionRules has no key "why". | Use one of: value, reason, owner, expires, ticket.',
      ],
    ],
    [
      'an entry with a wrong key',
      group("    settings: { excludedPaths: ['C:\\a', { path: 'C:\\b', note: x }] }\n"),
      [
        'fleet-unknown-key 7:57 An entry of excludedPaths has no key "note". | Use one of: path, reason, owner, expires, ticket.',
      ],
    ],
    [
      'a wrong word in a list',
      group('    settings: { signatureUpdateFallbackOrder: [mmpx] }\n'),
      [
        'fleet-setting-value 7:48 An entry of signatureUpdateFallbackOrder takes one of internal-definition-update-server, microsoft-update-server, mmpc, file-shares, not "mmpx". | Did you mean "mmpc"?',
      ],
    ],
  ])('reports %s', (_, text, expected) => {
    expect(
      problems(text).map((problem, index) =>
        expected[index]?.endsWith('| ') ? `${problem.split('|')[0]}| ` : problem,
      ),
    ).toEqual(expected);
  });

  it('reports everything at once, each mistake once', () => {
    const text = group(
      '    agent: sensor\n    deliver: intune\n    antivirus: { name: X }\n    settings: { puaProtection: 7, excludedPaths: "C:\\\\", nothing: 1 }\n',
    );
    expect(
      problems(text)
        .map((problem) => problem.split(' ').slice(0, 2).join(' '))
        .toSorted(),
    ).toEqual(
      [
        'fleet-missing-key 9:5',
        'fleet-setting-value 10:32',
        'fleet-setting-value 10:50',
        'fleet-unknown-key 9:18',
        'fleet-unknown-setting 10:58',
        'fleet-unknown-word 7:12',
        'fleet-wrong-type 8:14',
      ].toSorted(),
    );
  });

  it('gives a JSON fleet the same diagnostics with its own places', () => {
    const json = JSON.stringify({ mdav: 1, name: 'f', groups: { a: { os: 'windows-11', mode: 'pasive' } } }, null, 2);
    expect(problems(json, 'f.json')).toEqual([
      'fleet-unknown-word 7:15 Mode cannot be "pasive". | Did you mean "passive"?',
    ]);
  });
});
