import { codeOf, valueOfCode, wordsWithoutCode } from '../../catalogue/codes.ts';
import { findSetting } from '../../catalogue/lookup.ts';
import type { Codes, RegistryWrite, SettingRow } from '../../catalogue/row.ts';
import type { Assignment, ResolvedGroup } from '../../model/resolved.ts';
import type { SettingValue } from '../../model/value.ts';
import { REMOVE } from '../../model/vocabulary.ts';
import { chosenDeliveries, deliveryNames, registryDeliveries } from '../../rule/ask.ts';
import type { Found } from '../../rule/rule.ts';
import { defineRule } from '../../rule/rule.ts';
import { showValue } from '../../value/show-value.ts';
import { travelsByMdm, travelsByRegistry } from './routes.ts';

/** How one channel says a setting, as far as its limits go. */
interface Spelling {
  readonly codes?: Codes | undefined;
  readonly range?: { readonly min: number; readonly max: number } | undefined;
}

/** A value that one of the group's channels cannot say. */
export const valueOutOfRange = defineRule({
  id: 'value-out-of-range',
  chapter: 'delivery',
  severity: 'error',
  what: 'A value is outside what one of the group’s channels can say, or means nothing at all.',
  why: 'CSP and Group Policy differ in words and ranges for some settings. A value that one of them does not know would be left out of that file.',
  fix: 'Choose a value that every delivery of the group knows.',
  autofix: { none: 'choice' },
  waive: 'When the other delivery carries the value and that is enough.',
  basis: 'documented',
  sources: ['pcsp', 'ddf', 'admx-2024', 'set-mp-preference'],
  good: `
    os: windows-11
    mode: active
    deliver: [gpo]
    settings: { cloudBlockLevel: high }
  `,
  bad: `
    os: windows-11
    mode: active
    deliver: [intune]
    settings: { cloudBlockLevel: moderate }
  `,
  check: (group) =>
    group.assignments.flatMap((assignment): readonly Found[] => {
      const row = findSetting(assignment.setting);
      if (row === undefined || assignment.value === REMOVE) return [];
      const nothing = gapProblem(row, assignment.value);
      if (nothing !== undefined)
        return [{ at: assignment.origin.at, setting: row.id, message: nothing, hint: 'Choose another number.' }];
      const severity = chosenDeliveries(group).length === 0 ? 'warning' : 'error';
      return limitsOf(group, row, assignment).flatMap(({ by, spelling }) => {
        const problem = problemOf(row, spelling, assignment.value);
        if (problem === undefined) return [];
        return [{ at: assignment.origin.at, setting: row.id, severity, message: `${row.id} by ${by}: ${problem}.` }];
      });
    }),
});

/** What there is to say of a number that means nothing. */
function gapProblem({ id, type }: SettingRow, value: SettingValue): string | undefined {
  const gap = type.kind === 'integer' ? type.gap : undefined;
  if (gap === undefined || typeof value !== 'number' || value < gap.min || value > gap.max) return undefined;
  return `${id}: ${value} means nothing; ${gap.min} to ${gap.max} are no values of it.`;
}

function limitsOf(
  group: ResolvedGroup,
  row: SettingRow,
  assignment: Assignment,
): readonly { by: string; spelling: Spelling }[] {
  const limits: { by: string; spelling: Spelling }[] = [];
  if (row.mdm.kind === 'node' && travelsByMdm(group, row, assignment)) {
    limits.push({
      by: 'intune',
      spelling: { codes: row.type.kind === 'map' ? undefined : row.mdm.as, range: row.mdm.range },
    });
  }
  if (travelsByRegistry(group, row, assignment)) {
    const [write] = row.registry.kind === 'values' ? row.registry.writes : [];
    const by = deliveryNames(registryDeliveries(group.deliver));
    if (write !== undefined) limits.push({ by, spelling: spellingOf(write) });
  }
  return limits;
}

function spellingOf(write: RegistryWrite): Spelling {
  switch (write.kind) {
    case 'value':
      return { codes: write.as, range: write.range };
    case 'list':
      return { codes: write.as };
  }
}

function problemOf(row: SettingRow, { codes, range }: Spelling, value: SettingValue): string | undefined {
  const unknown = wordsWithoutCode(row.type, codes, value);
  if (unknown.length > 0) return `there is no ${unknown.map((word) => `"${word}"`).join(', ')}`;
  if (range === undefined) return undefined;
  const amount = codeOf(row.type, undefined, value);
  if (typeof amount !== 'number' || (amount >= range.min && amount <= range.max)) return undefined;
  return `${showValue(value)} is outside ${showBound(row, range.min)} to ${showBound(row, range.max)}`;
}

/** A bound as the fleet file would write it, where it can. */
function showBound({ type }: SettingRow, bound: number): string {
  const value = valueOfCode(type, undefined, bound);
  return value === undefined ? String(bound) : showValue(value);
}
