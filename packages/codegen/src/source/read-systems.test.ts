import { describe, expect, it } from 'vitest';
import { openDocument } from './document.ts';
import { formatProblem } from './problem.ts';
import { readSystems } from './read-systems.ts';

const FILE = `kinds:
  client: { class: client, productTypes: [1], captions: [Windows 1] }
  server: { class: server, productTypes: [2, 3], captions: [Server] }
systems:
  windows-10:
    title: Windows 10
    caption: Microsoft Windows 10 Pro
    kind: client
    versions: { 1507: 10240, 22H2: 19045 }
    builds: 10240-21999
    platforms: [Windows10]
    modes:
      - since:
          2021-07: { passive: automatic, blockMode: yes }
        sources: [page]
    intune: { mdm: enrolled-client, mde: managed }
    notes: [Support ended.]
    sources: [page]
  windows-server-1803:
    title: Windows Server, version 1803 or later
    kind: server
    aliases: [windows-server-sac]
    versions: { 1803: 17134, 1903: 18362, 1909: 18363 }
    modes:
      - agent: unified
        since:
          2021-07: { passive: no, blockMode: no, unnamed: true }
          2022-09: { passive: forced, blockMode: yes }
        sources: [page]
      - agent: other
        since:
          2021-07: { passive: no, blockMode: no }
        sources: [page]
    intune: { mdm: enrolled-server, mde: unlisted }
`;

function read(text: string) {
  const source = openDocument('os.yaml', text);
  const systems = readSystems(source, ['page']);
  return { systems, problems: source.problems.map(formatProblem) };
}

/** What a change of the good file is answered with. */
function complaintsAbout(from: string, to: string): readonly string[] {
  const changed = FILE.replace(from, to);
  expect(changed).not.toBe(FILE);
  return read(changed).problems;
}

describe('reading the operating systems', () => {
  it('takes the class from the kind, and the builds from the versions or as they are written', () => {
    const { systems, problems } = read(FILE);
    expect(problems).toEqual([]);
    expect(systems.rows.map(([id, { class: osClass, builds }]) => [id, osClass, builds])).toEqual([
      ['windows-10', 'client', [{ first: 10240, last: 21999 }]],
      [
        'windows-server-1803',
        'server',
        [
          { first: 17134, last: 17134 },
          { first: 18362, last: 18363 },
        ],
      ],
    ]);
  });

  it.each([
    ['kind: client', 'kind: phone', 'os.yaml:8:5: unknown kind "phone"; known are client, server'],
    ['22H2: 19045', '22H2: 22621', 'os.yaml:9:30: build 22621 is not among the builds of "windows-10"'],
    ['10240-21999', '21999-10240', 'os.yaml:10:5: the first build is above the last one'],
    [
      '10240-21999',
      '10240 to 21999',
      'os.yaml:10:13: "builds" of "windows-10" in "systems" of the file must be two builds with - between them',
    ],
    ['sources: [page]', 'sources: [pager]', 'os.yaml:15:19: unknown source "pager"; add it to facts/sources.ts first'],
    ['2021-07:', '2022-03:', 'os.yaml:13:9: the first baseline is 2021-07, the oldest one'],
    [
      'caption: Microsoft Windows 10 Pro',
      'caption: Windows',
      'os.yaml:7:5: the caption has no text of the kind "client"',
    ],
    ['[Support ended.]', '[support ended]', 'os.yaml:17:13: a note is one or more complete sentences'],
    ['notes: [Support ended.]\n    sources: [page]', 'sources: [pager]', 'os.yaml:17:15: unknown source "pager"'],
    ['windows-server-sac', 'windows-10', 'os.yaml:22:15: "windows-10" is "windows-10" already'],
    ['2022-09:', '2022-10:', 'unknown key "2022-10" in "since"'],
    [
      '      - agent: other',
      '      - agent: unified',
      'os.yaml:24:5: there is one entry without "agent", or one for unified and one for other; found unified, unified',
    ],
    ['passive: automatic', 'passive: perhaps', 'must be one of automatic, forced, installer, no; found "perhaps"'],
    [
      'mde: unlisted',
      'mde: sometimes',
      '"mde" of "intune" of "windows-server-1803" in "systems" of the file must be one of enrolled-client, enrolled-multi-session, enrolled-server, unreached-server, managed, unlisted, virtual-desktop, downlevel; found "sometimes"',
    ],
    ['windows-10:', 'Windows10:', '"Windows10" in "systems" of the file must be a word in kebab-case'],
    ['title: Windows 10\n', 'name: Windows 10\n', 'unknown key "name" in "windows-10" in "systems" of the file'],
  ])('refuses %j made %j', (from, to, complaint) => {
    expect(complaintsAbout(from, to).join('\n')).toContain(complaint);
  });

  it('wants a build to be of one system only, among those that look alike', () => {
    const twin = FILE.slice(FILE.indexOf('  windows-10:'))
      .replace('windows-10:', 'windows-12:')
      .split('  windows-server')[0];
    expect(read(`${FILE}${twin}`).problems).toEqual([
      expect.stringContaining('a build of 10240 to 21999 is "windows-10" already'),
      expect.stringContaining('the platform Windows10 is "windows-10" already'),
    ]);
    expect(complaintsAbout('1803: 17134', '1803: 17763, 1809: 10240')).not.toContain('already');
  });
});
