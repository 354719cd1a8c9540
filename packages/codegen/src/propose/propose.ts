import type { SettingRow } from '@mdav/core';
import { categoryOf, type Template, titleOf } from '../admx/template.ts';
import { comparePolicy } from './compare-policy.ts';
import { rowSkeleton } from './skeleton.ts';

/** What a template has that the catalogue does not have, or has otherwise. */
export interface Proposal {
  /** Policies that no row refers to, each as a skeleton of a row. */
  readonly skeletons: readonly { readonly policy: string; readonly text: string }[];
  readonly differences: readonly {
    readonly setting: string;
    readonly policy: string;
    readonly says: readonly string[];
  }[];
  /** Policies of rows that the template does not have: it is older, or Microsoft took them away. */
  readonly missing: readonly { readonly setting: string; readonly policy: string }[];
  /** Number of policies that a row says exactly. */
  readonly same: number;
}

/** Holds a template to the rows that refer to its file. */
export function propose(template: Template, rows: readonly SettingRow[], file: string): Proposal {
  const own = rows.filter(({ admx }) => admx?.file.toLowerCase() === file.toLowerCase());
  const byPolicy = new Map(own.map((row) => [row.admx?.policy ?? '', row]));
  const compared = own.flatMap((row) => {
    const policy = template.policies.get(row.admx?.policy ?? '');
    if (policy === undefined) return [];
    const says = [
      ...comparePolicy(row, policy),
      ...text('title', titleOf(template, policy), row.admx?.name),
      ...text('category', categoryOf(template, policy), row.admx?.category),
    ];
    return [{ setting: row.id, policy: policy.name, says }];
  });
  return {
    skeletons: [...template.policies.values()]
      .filter(({ name }) => !byPolicy.has(name))
      .map((policy) => ({ policy: policy.name, text: rowSkeleton(template, policy, file) })),
    differences: compared.filter(({ says }) => says.length > 0),
    missing: [...byPolicy]
      .filter(([policy]) => !template.policies.has(policy))
      .map(([policy, { id }]) => ({ setting: id, policy })),
    same: compared.filter(({ says }) => says.length === 0).length,
  };
}

function text(what: string, template: string, row: string | undefined): readonly string[] {
  return template === row ? [] : [`The ${what}: "${template}" in the template, "${row}" in the row.`];
}

/** A proposal as a YAML file: skeletons to paste, everything else as comments. */
export function printProposal({ skeletons, differences, missing, same }: Proposal, file: string): string {
  const lines = [
    `# ${file} against the catalogue: ${skeletons.length} new, ${differences.length} different, ${missing.length} missing, ${same} the same.`,
    ...(differences.length > 0 ? ['', '# Different:'] : []),
    ...differences.flatMap(({ setting, policy, says }) => [
      `# - ${setting} (${policy})`,
      ...says.map((sentence) => `#   ${sentence}`),
    ]),
    ...(missing.length > 0 ? ['', '# Not in this template:'] : []),
    ...missing.map(({ setting, policy }) => `# - ${setting} (${policy})`),
    ...(skeletons.length > 0
      ? ['', '# New. Put each row into the file of its area, sorted by id, and write what is open.']
      : []),
    ...skeletons.flatMap((skeleton) => ['', skeleton.text.trimEnd()]),
  ];
  return `${lines.join('\n')}\n`;
}
