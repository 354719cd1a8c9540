import { jsonBytes, utf8 } from '../bytes/text.ts';
import type { Diagnostic, Outcome } from '../diagnostic/diagnostic.ts';
import { fail, succeed } from '../diagnostic/diagnostic.ts';
import { runbook } from '../manual/runbook.ts';
import { manualSteps } from '../manual/steps.ts';
import { summary } from '../manual/summary.ts';
import { expectedState } from '../mode/expected.ts';
import type { ResolvedFleet, ResolvedGroup } from '../model/resolved.ts';
import { checkFleet, stopsBuild } from '../rules/check.ts';
import type { Finding, Rule } from '../rules/rule.ts';
import type { Built } from './built.ts';
import type { TargetOutput } from './built-group.ts';
import type { FleetTarget } from './fleet-target.ts';
import { manifest, type Sha256 } from './manifest.ts';
import type { ArtifactInfo, Target } from './target.ts';
import { DEFAULT_EPOCH_SECONDS, TOOL_VERSION } from './tool.ts';

/** What a build depends on besides the fleet; nothing is taken from a clock or a machine. */
export interface BuildOptions {
  readonly targets: readonly Target[];
  /** What is made once for all groups. */
  readonly fleetTargets?: readonly FleetTarget[];
  /** Today, `YYYY-MM-DD`: decides which waivers still hold. */
  readonly date: string;
  /** Rules that the fleet is held to before anything is written. Default: every rule of ours. */
  readonly rules?: readonly Rule[];
  /** Seconds since 1970 for formats that carry a time. Default: 1980-01-01, the oldest that every format can say. */
  readonly epochSeconds?: number;
  /** How files are hashed. Default: a portable one; a caller on Node has a faster one at hand. */
  readonly sha256?: Sha256;
  /** Options of targets, see `ArtifactInfo`. */
  readonly targetOptions?: Readonly<Record<string, string>>;
}

/** The reason why nothing was built, or the build. */
export type BuildResult =
  | { readonly ok: true; readonly built: Built }
  | { readonly ok: false; readonly findings: readonly Finding[]; readonly diagnostics: readonly Diagnostic[] };

/** Checks a fleet and, when no unanswered error stands in the way, compiles it into files. Pure: same input, same bytes. */
export function buildFleet(fleet: ResolvedFleet, options: BuildOptions): BuildResult {
  const { date, rules } = options;
  const findings = checkFleet(fleet, { date, ...(rules === undefined ? {} : { rules }) });
  if (stopsBuild(findings)) return { ok: false, findings, diagnostics: [] };
  const compiled = compileFleet(fleet, findings, options);
  if (!compiled.ok) return { ok: false, findings, diagnostics: compiled.diagnostics };
  return { ok: true, built: compiled.value };
}

/** Compiles a fleet whose findings are known. Errors are those of the formats. */
export function compileFleet(
  fleet: ResolvedFleet,
  findings: readonly Finding[],
  options: BuildOptions,
): Outcome<Built> {
  const about: ArtifactInfo = {
    epochSeconds: options.epochSeconds ?? DEFAULT_EPOCH_SECONDS,
    toolVersion: TOOL_VERSION,
    ...(options.targetOptions === undefined ? {} : { options: options.targetOptions }),
  };
  const files = new Map<string, Uint8Array>();
  const diagnostics: Diagnostic[] = [];
  const groups = fleet.groups.map((group) => {
    const built = compileGroup(group, options.targets, about, diagnostics);
    for (const [path, bytes] of built.files) files.set(`${group.name}/${path}`, bytes);
    return {
      group,
      steps: built.steps,
      outputs: built.outputs,
      files: [...built.files.keys()].map((path) => `${group.name}/${path}`),
    };
  });
  if (diagnostics.some(({ severity }) => severity === 'error')) return fail(diagnostics);
  const shared = (options.fleetTargets ?? []).flatMap((target) => {
    const made = target.produce(groups, about);
    for (const [path, bytes] of made) files.set(path, bytes);
    return made.size === 0 ? [] : [{ target, files: [...made.keys()] }];
  });
  files.set('SUMMARY.md', utf8(summary(fleet, { groups, shared, findings })));
  const sorted = sortFiles(files);
  sorted.set('manifest.json', jsonBytes(manifest(fleet, sorted, options.sha256)));
  return succeed({ files: sorted, groups, shared, findings }, diagnostics);
}

function compileGroup(
  group: ResolvedGroup,
  targets: readonly Target[],
  about: ArtifactInfo,
  diagnostics: Diagnostic[],
) {
  const files = new Map<string, Uint8Array>();
  const outputs: TargetOutput[] = [];
  for (const target of targets) {
    if (!target.serves.some((delivery) => group.deliver.includes(delivery))) continue;
    const produced = target.produce(group, about);
    for (const [path, bytes] of produced.files) files.set(path, bytes);
    outputs.push({ target, emissions: produced.emissions, fileCount: produced.files.size });
    diagnostics.push(...produced.diagnostics);
  }
  const steps = manualSteps(group);
  const emissions = outputs.flatMap((output) => output.emissions);
  files.set('RUNBOOK.md', utf8(runbook(group, steps, emissions)));
  files.set('expected.json', jsonBytes(expectedState(group)));
  return { files, outputs, steps };
}

function sortFiles(files: ReadonlyMap<string, Uint8Array>): Map<string, Uint8Array> {
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
}
