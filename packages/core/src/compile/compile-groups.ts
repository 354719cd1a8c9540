import { sha256Hex } from '../bytes/hash.ts';
import { jsonBytes, utf8 } from '../bytes/text.ts';
import type { Diagnostic, Outcome } from '../diagnostic/diagnostic.ts';
import { fail, succeed } from '../diagnostic/diagnostic.ts';
import { nameMissingFolder } from '../manual/missing-folder.ts';
import { runbookFile } from '../manual/runbook.ts';
import { manualSteps } from '../manual/steps.ts';
import { summary } from '../manual/summary.ts';
import type { ResolvedFleet, ResolvedGroup } from '../model/resolved.ts';
import type { Finding } from '../rule/rule.ts';
import type { BuildAccount } from '../target/built.ts';
import { type BuiltGroup, bringing, type TargetOutput } from '../target/built-group.ts';
import { byPath, contentsOf, type FileContent, joiner } from '../target/file-tree.ts';
import type { FleetOutput } from '../target/fleet-target.ts';
import type { ArtifactInfo, Produced, Target } from '../target/target.ts';
import { DEFAULT_EPOCH_SECONDS, TOOL_VERSION } from '../target/tool.ts';
import type { BuildOptions } from './build-options.ts';
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
  const about: ArtifactInfo = {
    epochSeconds: options.epochSeconds ?? DEFAULT_EPOCH_SECONDS,
    toolVersion: TOOL_VERSION,
    ...(options.targetOptions === undefined ? {} : { options: options.targetOptions }),
  };
  const { targets, fleetTargets = [], sha256 = sha256Hex } = options;
  const joined = joiner();
  const hashes = new Map<string, string>();
  const listed = (files: FilesMade): FilesMade => {
    for (const [path, content] of files) hashes.set(path, sha256(joined(content)));
    return files;
  };
  const diagnostics: Diagnostic[] = [];
  let hasFailed = false;
  const groups: BuiltGroup[] = [];
  for (const group of fleet.groups) {
    const { files: own, said, steps, outputs } = compileGroup(group, targets, about);
    for (const one of said) diagnostics.push(one);
    hasFailed ||= said.some(({ severity }) => severity === 'error');
    const within = fleetTargets.flatMap((target) => [
      ...contentsOf(target.produceWithin?.(group, fleet.groups) ?? new Map<string, Uint8Array>()),
    ]);
    const files = [...own, ...within].map(([path, content]) => [`${group.name}/${path}`, content] as const);
    groups.push({ group, steps, outputs, files: files.map(([path]) => path) });
    options.onGroup?.(groups.length, fleet.groups.length);
    // Nearly all that is sorted in the end is in order then.
    if (!hasFailed) yield listed(files.sort(byPath));
  }
  if (hasFailed) return fail(diagnostics);
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

function compileGroup(group: ResolvedGroup, targets: readonly Target[], about: ArtifactInfo) {
  const said: Diagnostic[] = [];
  const files = new Map<string, FileContent>();
  const outputs: TargetOutput[] = [];
  for (const target of targets) {
    if (!target.serves.some((delivery) => group.deliver.includes(delivery))) continue;
    const produced = target.produce(group, about);
    for (const [path, content] of contentsOf(produced.files)) files.set(path, content);
    if (target.carries !== 'nothing')
      outputs.push({
        target,
        emissions: produced.emissions,
        fileCount: produced.files.size,
        warnings: warningsOf(produced),
      });
    for (const one of produced.diagnostics) said.push(one);
  }
  const steps = manualSteps(group).map((step) => nameMissingFolder(step, files.keys()));
  const emissions = bringing(outputs).flatMap((output) => output.emissions);
  files.set('RUNBOOK.md', runbookFile(group, steps, emissions));
  return { files, outputs, steps, said };
}

/** The warnings that no emission speaks of already. */
function warningsOf({ emissions, diagnostics }: Produced): readonly Diagnostic[] {
  const told = emissions.flatMap((emission) => (emission.kind === 'emitted' ? [] : [emission.why.replace(/\.$/, '')]));
  return diagnostics.filter(
    ({ severity, message }) => severity === 'warning' && !told.some((why) => message.startsWith(why)),
  );
}
