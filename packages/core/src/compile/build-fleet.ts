import { jsonBytes, utf8 } from '../bytes/text.ts';
import { checkFleet, stopsBuild } from '../check/check.ts';
import type { Diagnostic, Outcome } from '../diagnostic/diagnostic.ts';
import { fail, succeed } from '../diagnostic/diagnostic.ts';
import { nameMissingFolder } from '../manual/missing-folder.ts';
import { runbookFile } from '../manual/runbook.ts';
import { manualSteps } from '../manual/steps.ts';
import { summary } from '../manual/summary.ts';
import type { ResolvedFleet, ResolvedGroup } from '../model/resolved.ts';
import type { Finding, OwnRules } from '../rule/rule.ts';
import type { Built } from '../target/built.ts';
import { type BuiltGroup, bringing, type TargetOutput } from '../target/built-group.ts';
import type { FileTree } from '../target/channel.ts';
import { contentsOf, type FileContent, fileTree, packed } from '../target/file-tree.ts';
import type { FleetOutput, FleetTarget } from '../target/fleet-target.ts';
import type { ArtifactInfo, Produced, Target } from '../target/target.ts';
import { DEFAULT_EPOCH_SECONDS, TOOL_VERSION } from '../target/tool.ts';
import { manifest, type Sha256 } from './manifest.ts';

/** What a build depends on besides the fleet; nothing is taken from a clock or a machine. */
export interface BuildOptions extends OwnRules {
  readonly targets: readonly Target[];
  /** What is made once for all groups. */
  readonly fleetTargets?: readonly FleetTarget[];
  /** Today, `YYYY-MM-DD`: decides which waivers still hold. */
  readonly date: string;
  /** Seconds since 1970 for formats that carry a time. Default: 1980-01-01, the oldest that every format can say. */
  readonly epochSeconds?: number;
  /** How files are hashed. Default: a portable one; a caller on Node has a faster one at hand. */
  readonly sha256?: Sha256;
  /** Options of targets, see `ArtifactInfo`. */
  readonly targetOptions?: Readonly<Record<string, string>>;
  /** Told after each group how many of how many are compiled, for whoever waits. */
  readonly onGroup?: (compiled: number, all: number) => void;
  /** Ids of the targets, where somebody named them: the manifest keeps them, so that a later run can write the same again. */
  readonly targetsNamed?: readonly string[];
}

/** The reason why nothing was built, or the build. */
export type BuildResult =
  | { readonly ok: true; readonly built: Built }
  | { readonly ok: false; readonly findings: readonly Finding[]; readonly diagnostics: readonly Diagnostic[] };

/** Checks a fleet and, when no unanswered error stands in the way, compiles it into files. Pure: same input, same bytes. */
export function buildFleet(fleet: ResolvedFleet, options: BuildOptions): BuildResult {
  const { date, rules, ruleFilesRun } = options;
  const findings = checkFleet(fleet, { date, rules, ruleFilesRun });
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
  const files = new Map<string, FileContent>();
  const diagnostics: Diagnostic[] = [];
  const compiled = fleet.groups.map((group, index) => {
    const built = compileGroup(group, options.targets, about, diagnostics);
    const own = [...built.files].map(([path, content]) => [`${group.name}/${path}`, content] as const);
    const paths = own.map(([path]) => path);
    // Nearly all that is to be sorted in the end is in order then.
    for (const [path, content] of packed(own.sort(byPath))) files.set(path, content);
    options.onGroup?.(index + 1, fleet.groups.length);
    return { group, steps: built.steps, outputs: built.outputs, files: paths };
  });
  if (diagnostics.some(({ severity }) => severity === 'error')) return fail(diagnostics);
  const made = (options.fleetTargets ?? []).map((target) => ({ target, files: target.produce(compiled, about) }));
  for (const one of made) for (const [path, content] of contentsOf(one.files)) files.set(path, content);
  const { groups, shared } = placeFiles(compiled, made);
  files.set('SUMMARY.md', utf8(summary(fleet, { groups, shared, findings })));
  const sorted = new Map([...files].sort(byPath));
  sorted.set('manifest.json', jsonBytes(manifest(fleet, groups, fileTree(sorted), options)));
  return succeed({ files: fileTree(sorted), groups, shared, findings }, diagnostics);
}

/** What was made for all groups at once, with what lies in the folder of a group among the files of that group. */
function placeFiles(
  compiled: readonly BuiltGroup[],
  made: readonly { readonly target: FleetTarget; readonly files: FileTree }[],
): { readonly groups: readonly BuiltGroup[]; readonly shared: readonly FleetOutput[] } {
  const folders = new Map<string, string[]>(compiled.map(({ group }) => [group.name, []]));
  const shared = made.flatMap(({ target, files }): readonly FleetOutput[] => {
    const beside: string[] = [];
    for (const path of files.keys()) (folders.get(path.slice(0, path.indexOf('/'))) ?? beside).push(path);
    return beside.length === 0 ? [] : [{ target, files: beside }];
  });
  const groups = compiled.map((one) => ({ ...one, files: [...one.files, ...(folders.get(one.group.name) ?? [])] }));
  return { groups, shared };
}

function compileGroup(
  group: ResolvedGroup,
  targets: readonly Target[],
  about: ArtifactInfo,
  diagnostics: Diagnostic[],
) {
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
    diagnostics.push(...produced.diagnostics);
  }
  const steps = manualSteps(group).map((step) => nameMissingFolder(step, files.keys()));
  const emissions = bringing(outputs).flatMap((output) => output.emissions);
  files.set('RUNBOOK.md', runbookFile(group, steps, emissions));
  return { files, outputs, steps };
}

/** The warnings that no emission speaks of already. */
function warningsOf({ emissions, diagnostics }: Produced): readonly Diagnostic[] {
  const told = emissions.flatMap((emission) => (emission.kind === 'emitted' ? [] : [emission.why.replace(/\.$/, '')]));
  return diagnostics.filter(
    ({ severity, message }) => severity === 'warning' && !told.some((why) => message.startsWith(why)),
  );
}

function byPath([a]: readonly [string, FileContent], [b]: readonly [string, FileContent]): number {
  return a < b ? -1 : 1;
}
