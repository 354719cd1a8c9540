import { sha256Hex } from '../bytes/hash.ts';
import { jsonBytes, utf8 } from '../bytes/text.ts';
import type { Diagnostic, Outcome } from '../diagnostic/diagnostic.ts';
import { fail, succeed } from '../diagnostic/diagnostic.ts';
import { summary } from '../manual/summary.ts';
import type { ResolvedFleet } from '../model/resolved.ts';
import type { Finding } from '../rule/rule.ts';
import type { BuildAccount } from '../target/built.ts';
import type { BuiltGroup } from '../target/built-group.ts';
import { contentsOf, joiner } from '../target/file-tree.ts';
import type { FleetOutput } from '../target/fleet-target.ts';
import type { BuildOptions } from './build-options.ts';
import { artifactInfo, groupCompiler } from './compile-group.ts';
import type { FilesMade } from './compiled-group.ts';
import { manifest } from './manifest.ts';

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
  const { fleetTargets = [], sha256 = sha256Hex } = options;
  const hashes = new Map<string, string>();
  const diagnostics: Diagnostic[] = [];
  let hasFailed = false;
  const groups: BuiltGroup[] = [];
  const compileHere = groupCompiler(fleet.groups, options);
  for (const [at, group] of fleet.groups.entries()) {
    const compiled = options.compiled?.(at) ?? compileHere(group);
    const { files, said, steps, outputs } = compiled;
    for (const one of said) diagnostics.push(one);
    hasFailed ||= said.some(({ severity }) => severity === 'error');
    groups.push({ group, steps, outputs, files: files.map(([path]) => path) });
    options.onGroup?.(groups.length, fleet.groups.length);
    if (hasFailed) continue;
    for (const [index, [path]] of files.entries()) hashes.set(path, compiled.hashes[index] as string);
    yield files;
  }
  if (hasFailed) return fail(diagnostics);
  const joined = joiner();
  const listed = (files: FilesMade): FilesMade => {
    for (const [path, content] of files) hashes.set(path, sha256(joined(content)));
    return files;
  };
  const about = artifactInfo(options);
  const shared: FleetOutput[] = [];
  for (const target of fleetTargets) {
    const files = [...contentsOf(target.produce(groups, about))];
    if (files.length === 0) continue;
    shared.push({ target, files: files.map(([path]) => path) });
    yield listed(files);
  }
  yield listed([['SUMMARY.md', utf8(summary(fleet, { groups, shared, findings }))]]);
  yield [['manifest.json', jsonBytes(manifest(fleet, groups, hashes, options))]];
  return succeed({ groups, shared, findings }, diagnostics);
}
