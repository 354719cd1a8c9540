import { sha256Hex } from '../bytes/hash.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { nameMissingFolder } from '../manual/missing-folder.ts';
import { runbookFile } from '../manual/runbook.ts';
import { manualSteps } from '../manual/steps.ts';
import type { ManualStep } from '../model/manual-step.ts';
import type { ResolvedGroup } from '../model/resolved.ts';
import { bringing, type TargetOutput } from '../target/built-group.ts';
import { contentsOf, type FileContent, joiner } from '../target/file-tree.ts';
import type { ArtifactInfo, Produced } from '../target/target.ts';
import { DEFAULT_EPOCH_SECONDS, TOOL_VERSION } from '../target/tool.ts';
import type { BuildOptions } from './build-options.ts';
import type { CompiledGroup } from './compiled-group.ts';

/** What the compiler of single groups has to know of a build. */
export type GroupOptions = Pick<BuildOptions, 'targets' | 'fleetTargets' | 'targetOptions' | 'epochSeconds' | 'sha256'>;

/** Compiles single groups of a fleet of so many, each without the others. */
export function groupCompiler(options: GroupOptions, groups: number): (group: ResolvedGroup) => CompiledGroup {
  const { targets, fleetTargets = [], sha256 = sha256Hex } = options;
  const about = artifactInfo(options);
  const joined = joiner();
  return (group) => {
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
      said.push(...produced.diagnostics);
    }
    const within = fleetTargets.flatMap((target) => [
      ...contentsOf(target.produceWithin?.(group, groups) ?? new Map<string, Uint8Array>()),
    ]);
    const steps = stepsOf(group, [...files.keys(), ...within.map(([path]) => path)]);
    const emissions = bringing(outputs).flatMap((output) => output.emissions);
    files.set('RUNBOOK.md', runbookFile(group, steps, emissions));
    return {
      steps,
      outputs,
      said,
      files: [...files, ...within].map(([path, content]) => ({ path, content, hash: sha256(joined(content)) })),
    };
  };
}

/** What no file can do for a group of which these files were made. */
export function stepsOf(group: ResolvedGroup, paths: readonly string[]): readonly ManualStep[] {
  return manualSteps(group).map((step) => nameMissingFolder(step, paths));
}

/** What a build tells of itself to everything that it makes. */
export function artifactInfo({
  epochSeconds = DEFAULT_EPOCH_SECONDS,
  targetOptions,
}: Pick<BuildOptions, 'epochSeconds' | 'targetOptions'>): ArtifactInfo {
  return {
    epochSeconds,
    toolVersion: TOOL_VERSION,
    ...(targetOptions === undefined ? {} : { options: targetOptions }),
  };
}

/** The warnings that no emission speaks of already. */
function warningsOf({ emissions, diagnostics }: Produced): readonly Diagnostic[] {
  const told = emissions.flatMap((emission) => (emission.kind === 'emitted' ? [] : [emission.why.replace(/\.$/, '')]));
  return diagnostics.filter(
    ({ severity, message }) => severity === 'warning' && !told.some((why) => message.startsWith(why)),
  );
}
