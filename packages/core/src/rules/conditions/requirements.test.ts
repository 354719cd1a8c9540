import { findingsOf } from '@mdav/testkit';
import { describe, expect, it } from 'vitest';
import { settingRow } from '../../catalogue/lookup.ts';
import type { Requirement } from '../../catalogue/requirement.ts';
import { REQUIREMENTS } from '../../catalogue/requires.generated.ts';
import { OS_INFO } from '../../facts/os.ts';
import { OS_IDS } from '../../model/vocabulary.ts';
import { firstWord, VERBS } from '../__tests__/verbs.ts';
import { neededSettingOff } from './needed-setting-off.ts';
import { neededSettingUnset } from './needed-setting-unset.ts';
import { settingUnsupportedHere } from './setting-unsupported-here.ts';

const RULES = [neededSettingOff, neededSettingUnset, settingUnsupportedHere];

/** A system where a condition holds. */
function systemOf({ where = {} }: Requirement): string {
  const { os, class: osClass, except = [], before } = where;
  const found = OS_IDS.find(
    (id) =>
      (os?.includes(id) ?? true) &&
      !except.includes(id) &&
      (osClass === undefined || OS_INFO[id].class === osClass) &&
      OS_INFO[id].downlevel !== true,
  );
  if (found === undefined) throw new Error('the condition holds nowhere');
  if (before === undefined) return found;
  const older = Object.values(OS_INFO[found].versions).filter((build) => build < before);
  return `${found}@${Math.max(...older)}`;
}

/** What a condition is about, in a value that asks for something. */
function subjectOf({ of }: Requirement): unknown {
  const { type } = settingRow(of.setting);
  const word =
    of.values?.[0] ?? (type.kind === 'toggle' ? true : type.kind === 'duration' ? { [type.unit]: 1 } : 'block');
  if (type.kind === 'list') return Object.keys(type.options ?? {}).slice(0, 1);
  return type.kind === 'map' ? { [of.key ?? 'block-safe-mode-reboot']: word } : word;
}

/** A group in the circumstances of a condition, with these settings besides the subject. */
function groupOf(row: Requirement, needed: Readonly<Record<string, unknown>>): string {
  const { only, by, management, configurationManager, beside } = row.where ?? {};
  const deliver = [...(only ?? by?.slice(0, 1) ?? []), ...(management === undefined ? [] : ['intune'])];
  return JSON.stringify({
    os: systemOf(row),
    agent: 'unified',
    mode: 'active',
    ...(deliver.length > 0 && { deliver }),
    ...((management ?? only) && { intune: { management: 'mde' } }),
    ...(configurationManager && { onboarding: { state: 'onboarded', via: 'configmgr' } }),
    settings: { [row.of.setting]: subjectOf(row), ...(beside && { [beside]: '\\\\files\\share' }), ...needed },
  });
}

function messages(example: string): readonly string[] {
  return RULES.flatMap((rule) => findingsOf(rule, example)).map(({ finding }) => finding.message);
}

describe.each(REQUIREMENTS.map((row) => [row.id, row] as const))('%s', (_, row) => {
  const { needs, otherwise } = row;
  const isTold = (needed: Readonly<Record<string, unknown>>) =>
    messages(groupOf(row, needed)).some(
      (message) =>
        message.includes(otherwise.replace(/,$/, '')) &&
        (needs === undefined || message.includes(`needs ${needs.setting}`)),
    );

  it('is told where it is not met', () => {
    if (needs === undefined) return expect(isTold({})).toBe(true);
    const { type } = settingRow(needs.setting);
    const words = type.kind === 'choice' ? Object.keys(type.options) : [true, false];
    const bad = words.filter((word) => word !== needs.value && !needs.or?.includes(word));
    expect(bad).not.toEqual([]);
    for (const word of bad) expect(isTold({ [needs.setting]: word })).toBe(true);
    expect(isTold({})).toBe(needs.unset === undefined);
  });

  it('is not told where it is met, nor of what asks for nothing', () => {
    if (needs === undefined) return;
    for (const word of [needs.value, ...(needs.or ?? [])]) expect(isTold({ [needs.setting]: word })).toBe(false);
  });

  it('has a hint that starts with a verb, and words that fit into a sentence', () => {
    if (row.hint !== undefined) {
      expect(VERBS).toContain(firstWord(row.hint));
      expect(row.hint).toMatch(/\.$/);
    }
    expect(otherwise).toMatch(/^[a-z].*[^.]$/);
  });

  it('names sources that the rules name', () => {
    const named = new Set<string>(RULES.flatMap(({ sources }) => sources));
    expect(row.sources.filter((source) => !named.has(source))).toEqual([]);
  });
});
