import { OS_INFO } from '../../facts/os.ts';
import type { OsFact } from '../../model/resolved.ts';
import { joinWords } from '../../rule/ask.ts';
import type { Found } from '../../rule/rule.ts';
import { defineRule } from '../../rule/rule.ts';

/** A build of an operating system that none of its known releases has. */
export const osBuildUnlisted = defineRule({
  id: 'os-build-unlisted',
  chapter: 'environment',
  severity: 'info',
  what: 'A build is within those of its operating system, and of no release that mdav knows.',
  why: 'It may be a preview, a release of later days or a slip of the hand: mdav cannot tell. What depends on the build is judged by its number all the same.',
  fix: 'Correct the build, or leave it out.',
  autofix: { none: 'choice' },
  waive: 'When devices run the build: a preview, or a release that came after the list of mdav.',
  basis: 'documented',
  sources: ['windows-releases', 'windows-10-end'],
  good: `
    os: windows-11@26100
    mode: active
    deliver: [gpo]
  `,
  bad: `
    os: windows-11@26001
    mode: active
    deliver: [gpo]
  `,
  check: (group) => group.os.flatMap(checkOs),
});

function checkOs({ id, build, at }: OsFact): readonly Found[] {
  const { title, builds, versions } = OS_INFO[id];
  // What lies outside of all builds is another rule's.
  if (build === undefined || !builds.some(({ first, last }) => build >= first && build <= last)) return [];
  if (Object.values(versions).includes(build)) return [];
  const known = joinWords(Object.entries(versions).map(([version, of]) => `${of} (${version})`));
  return [{ at, message: `No release of ${title} is known to have the build ${build}; known are ${known}.` }];
}
