import type { Baseline, DiagnosticInfo, Finding, ResolvedFleet } from '@mdav/core';
import { TOOL_VERSION } from '@mdav/core';
import type { RuleInfo } from '@mdav/core/rule';
import { RULE_INFOS } from '@mdav/core/rule';
import type { Tally } from './tally.ts';
import { tallyOf } from './tally.ts';

/** Everything that can be told about one check. */
export interface CheckResult {
  readonly tool: { readonly name: string; readonly version: string };
  /** Absent when the file is no fleet; the findings then say why. */
  readonly fleet?: CheckedFleet;
  /** Path of the fleet file as the user named it. */
  readonly file?: string;
  /** Text of that file, for showing the lines that findings are about. */
  readonly text?: string;
  /** Path of the working folder inside the repository, `/`-separated: formats name files from the repository's root. */
  readonly folder?: string;
  /** Address that `docs` of this project is published at, without a slash at the end. */
  readonly docs?: string;
  /** The rules that were held to, our own and the user's. */
  readonly rules: readonly RuleInfo[];
  /** What the codes of mistakes in a file stand for, where core does not know them. */
  readonly diagnostics: readonly DiagnosticInfo[];
  readonly findings: readonly Finding[];
  readonly tally: Tally;
  /** More open warnings than these make the check fail. */
  readonly maxWarnings?: number;
  /** What people are shown at most; formats for programs tell every finding. */
  readonly maxFindings?: number;
  /** How many of the findings have a fix that `mdav check --fix` tries; absent where nobody counted. */
  readonly mendable?: number;
}

/** The fleet that was checked. */
export interface CheckedFleet {
  readonly name: string;
  /** The documentation that each group is held to, by its name. */
  readonly groups: ReadonlyMap<string, Baseline>;
}

/** What it is made of; whatever is not known is left out. */
export interface CheckResultParts
  extends Partial<Pick<CheckResult, 'file' | 'text' | 'folder' | 'docs' | 'maxWarnings' | 'maxFindings' | 'mendable'>> {
  readonly findings: readonly Finding[];
  readonly fleet?: ResolvedFleet;
  /** Rules of your own that it was held to, beside ours. */
  readonly rules?: readonly RuleInfo[];
  /** The rules that it was held to, in place of ours. */
  readonly only?: readonly RuleInfo[];
  /** What further codes stand for. */
  readonly diagnostics?: readonly DiagnosticInfo[];
}

/** Puts together what a check found. */
export function checkResult({
  fleet,
  findings,
  rules = [],
  only = RULE_INFOS,
  diagnostics = [],
  ...others
}: CheckResultParts): CheckResult {
  return {
    ...others,
    tool: { name: 'mdav', version: TOOL_VERSION },
    ...(fleet === undefined
      ? {}
      : {
          fleet: { name: fleet.name, groups: new Map(fleet.groups.map(({ name, baseline }) => [name, baseline])) },
        }),
    rules: [...new Set([...only, ...rules])],
    diagnostics,
    findings,
    tally: tallyOf(findings),
  };
}

/** How much of it the program may mend, as a sentence without its end; absent when it is nothing. */
export function mendWords({ mendable = 0, tally }: CheckResult): string | undefined {
  const open = tally.error + tally.warning + tally.info;
  if (mendable === 0) return undefined;
  const what = mendable < open ? `${mendable} of them` : open === 1 ? 'it' : 'all of them';
  return `\`mdav check --fix\` may mend ${what}`;
}

/** True when the check fails: an open error, or more open warnings than allowed. */
export function isFailing({ tally, maxWarnings }: Pick<CheckResult, 'tally' | 'maxWarnings'>): boolean {
  return tally.error > 0 || (maxWarnings !== undefined && tally.warning > maxWarnings);
}
