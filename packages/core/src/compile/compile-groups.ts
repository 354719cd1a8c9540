import { sha256Hex } from '../bytes/hash.ts';
import { jsonBytes, utf8 } from '../bytes/text.ts';
import type { Diagnostic, Outcome } from '../diagnostic/diagnostic.ts';
import { fail, succeed } from '../diagnostic/diagnostic.ts';
import { summary } from '../manual/summary.ts';
import type { ResolvedFleet, ResolvedGroup } from '../model/resolved.ts';
import type { Finding } from '../rule/rule.ts';
import type { BuildAccount } from '../target/built.ts';
import type { BuiltGroup } from '../target/built-group.ts';
import { byPath, contentsOf, type FileContent, joiner } from '../target/file-tree.ts';
import type { FleetOutput } from '../target/fleet-target.ts';
import type { BuildOptions } from './build-options.ts';
import { artifactInfo, groupCompiler } from './compile-group.ts';
import type { CompileEach } from './compiled-group.ts';
import { manifest } from './manifest.ts';

/** Files that are handed over together: those of one group, or some that are made of all groups. */
export type FilesMade = readonly (readonly [path: string, content: FileContent])[];

/**
 * Compiles a fleet whose findings are known, group by group, the manifest last: who takes the files holds no more of them
 * than he wants. The end is what is to be said of the build, or the errors of the formats; where there is one, what was
 * handed over before counts for nothing, and nothing is handed over any more.
 */
export function* compileGroups(
  fleet: ResolvedFleet,
  findings: readonly Finding[],
  options: BuildOptions,
): Generator<FilesMade, Outcome<BuildAccount>, void> {
  const { fleetTargets = [], sha256 = sha256Hex, compileEach = inOrder } = options;
  const about = artifactInfo(options);
  const joined = joiner();
  const hashes = new Map<string, string>();
  const listed = (files: FilesMade): FilesMade => {
    for (const [path, content] of files) hashes.set(path, sha256(joined(content)));
    return files;
  };
  // By the place of the group, in whatever order they are compiled.
  const said: (readonly Diagnostic[])[] = fleet.groups.map(() => []);
  const groups: BuiltGroup[] = fleet.groups.map((group) => ({ group, steps: [], outputs: [], files: [] }));
  let hasFailed = false;
  let compiled = 0;
  for (const [index, one] of compileEach(fleet.groups, groupCompiler(options, fleet.groups.length))) {
    const group = fleet.groups[index] as ResolvedGroup;
    said[index] = one.said;
    hasFailed ||= one.said.some(({ severity }) => severity === 'error');
    const files = one.files.map(({ path, content }) => [`${group.name}/${path}`, content] as const);
    groups[index] = { group, steps: one.steps, outputs: one.outputs, files: files.map(([path]) => path) };
    options.onGroup?.(++compiled, fleet.groups.length);
    if (hasFailed) continue;
    files.forEach(([path], at) => {
      hashes.set(path, one.files[at]?.hash ?? '');
    });
    // Nearly all that is sorted in the end is in order then.
    yield files.sort(byPath);
  }
  if (hasFailed) return fail(said.flat());
  const shared: FleetOutput[] = [];
  for (const target of fleetTargets) {
    const files = [...contentsOf(target.produce(groups, about))];
    if (files.length === 0) continue;
    shared.push({ target, files: files.map(([path]) => path) });
    yield listed(files);
  }
  yield listed([['SUMMARY.md', utf8(summary(fleet, { groups, shared, findings }))]]);
  yield [['manifest.json', jsonBytes(manifest(fleet, groups, hashes, options))]];
  return succeed({ groups, shared, findings }, said.flat());
}

const inOrder: CompileEach = function* (groups, compile) {
  for (const [index, group] of groups.entries()) yield [index, compile(group)];
};
