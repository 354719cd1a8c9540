import { oneLower } from '../../diagnostic/diagnostic.ts';
import { OS_INFO } from '../../facts/os.ts';
import type { OsFact } from '../../model/resolved.ts';
import { OS_IDS, type OsId } from '../../model/vocabulary.ts';
import { joinWords } from '../../rule/ask.ts';
import { offering, setting } from '../../rule/fixes.ts';
import type { Found } from '../../rule/rule.ts';
import { defineRule } from '../../rule/rule.ts';

/** A build that the operating system before it does not have. */
export const osBuildOfAnother = defineRule({
  id: 'os-build-of-another',
  chapter: 'environment',
  severity: 'error',
  milder: 'while no system is known to have the build',
  what: 'A build stands behind an operating system that has no such build.',
  why: 'One of the two is wrong. Everything is judged by the name, so the group may be held to what another system supports.',
  fix: 'Name the system that has the build, or correct the build.',
  autofix: { offers: 'Writes the operating system that the build belongs to.' },
  waive: 'When Windows is newer than the list of builds that mdav has.',
  basis: 'documented',
  sources: ['server-releases-2026', 'server-releases-2021', 'azure-local-releases', 'server-builds'],
  good: `
    os: windows-server-2022@20348
    mode: active
    deliver: [gpo]
  `,
  bad: `
    os: windows-server-2022@26100
    mode: active
    deliver: [gpo]
  `,
  check: (group) => group.os.flatMap(checkOs),
});

function checkOs({ id, build, at }: OsFact): readonly Found[] {
  if (build === undefined || hasBuild(id, build)) return [];
  const { title, kind, builds } = OS_INFO[id];
  const [owner, ...others] = OS_IDS.filter((other) => OS_INFO[other].kind === kind && hasBuild(other, build));
  if (owner === undefined) {
    const known = joinWords(builds.map(({ first, last }) => (first === last ? `${first}` : `${first} to ${last}`)));
    const message = `${title} is not known to have the build ${build}; it has ${known}.`;
    return [{ at, severity: oneLower('error'), message, hint: 'Correct the build, or leave it out.' }];
  }
  const message = `${title} has no build ${build}: that is ${joinWords([owner, ...others].map((other) => OS_INFO[other].title))}.`;
  return [
    {
      at,
      message,
      hint: `Write \`${owner}@${build}\`, or correct the build.`,
      ...offering(setting(at, `${owner}@${build}`)),
    },
  ];
}

function hasBuild(id: OsId, build: number): boolean {
  return OS_INFO[id].builds.some(({ first, last }) => build >= first && build <= last);
}
