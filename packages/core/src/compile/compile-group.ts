import { sha256Hex } from '../bytes/hash.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { nameMissingFolder } from '../manual/missing-folder.ts';
import { runbookFile } from '../manual/runbook.ts';
import { manualSteps } from '../manual/steps.ts';
import type { ResolvedGroup } from '../model/resolved.ts';
import { bringing, type TargetOutput } from '../target/built-group.ts';
import { byPath, contentsOf, type FileContent, joiner } from '../target/file-tree.ts';
import type { ArtifactInfo, Produced, Target } from '../target/target.ts';
import { DEFAULT_EPOCH_SECONDS, TOOL_VERSION } from '../target/tool.ts';
import type { BuildOptions } from './build-options.ts';
import type { CompiledGroup } from './compiled-group.ts';

/** What a group is compiled by, besides the fleet that it is of. */
type GroupOptions = Pick<BuildOptions, 'targets' | 'fleetTargets' | 'epochSeconds' | 'targetOptions' | 'sha256'>;

/** Compiles the groups of a fleet, in any order: what comes of one depends on no other that was compiled. */
export function groupCompiler(
  groups: readonly ResolvedGroup[],
  options: GroupOptions,
): (group: ResolvedGroup) => CompiledGroup {
  const about = artifactInfo(options);
  const { targets, fleetTargets = [], sha256 = sha256Hex } = options;
  const joined = joiner();
  return (group) => {
    const { files: own, ...told } = compileGroup(group, targets, about);
    const within = fleetTargets.flatMap((target) => [
      ...contentsOf(target.produceWithin?.(group, groups) ?? new Map<string, Uint8Array>()),
    ]);
    // Nearly all that is sorted in the end is in order then.
    const files = [...own, ...within]
      .map(([path, content]) => [`${group.name}/${path}`, content] as const)
      .sort(byPath);
    return { ...told, files, hashes: files.map(([, content]) => sha256(joined(content))) };
  };
}

/** What every format is told besides a group. */
export function artifactInfo({ epochSeconds, targetOptions }: GroupOptions): ArtifactInfo {
  return {
    epochSeconds: epochSeconds ?? DEFAULT_EPOCH_SECONDS,
    toolVersion: TOOL_VERSION,
    ...(targetOptions === undefined ? {} : { options: targetOptions }),
  };
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
