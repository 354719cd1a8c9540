import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { RULE_DATE, readExample } from '@mdav/testkit';
import { describe, expect, it } from 'vitest';
import { checkFleet } from '../check/check.ts';
import { hasErrors } from '../diagnostic/diagnostic.ts';
import { SOURCES } from '../facts/sources.ts';
import { RULE_CHAPTERS } from '../rule/chapters.ts';
import type { RuleInfo } from '../rule/rule.ts';
import { firstWord, VERBS } from './__tests__/verbs.ts';
import { RULE_INFOS, RULES } from './list.ts';

const folder = dirname(fileURLToPath(import.meta.url));
const all = RULE_INFOS.map((rule) => [rule.id, rule] as const);

/** Everything that is found in an example, whatever the set. */
function findings(example: string) {
  return checkFleet(readExample(example).fleet, { date: RULE_DATE, set: 'strict' });
}

const everything = RULE_INFOS.flatMap(({ bad }) => findings(bad));
const mending = new Set(everything.filter(({ fixes }) => fixes !== undefined).map(({ rule }) => rule));
const hasFix = (id: string) => mending.has(id);

describe.each(all)('%s', (id, rule: RuleInfo) => {
  it('passes its good example, which has no error of any kind', () => {
    const found = findings(rule.good);
    expect(found.filter((finding) => finding.rule === id)).toEqual([]);
    expect(hasErrors(found)).toBe(false);
  });

  it('fails its bad example, with its own severity', () => {
    const found = findings(rule.bad).filter((finding) => finding.rule === id);
    expect(found.map(({ severity }) => severity)).toContain(rule.severity);
  });

  it('names sources that exist', () => {
    expect(rule.sources.filter((source) => SOURCES[source] === undefined)).toEqual([]);
    expect(rule.sources.length > 0).toBe(rule.basis !== 'ours');
  });

  it('has sentences, a fix that starts with a verb, and no trace of emphasis', () => {
    for (const text of [rule.what, rule.why, rule.fix, rule.waive, rule.settles ?? 'Settled.']) {
      expect(text).toMatch(/^[A-Z`].*\.$/s);
      expect(text).not.toMatch(/!|\bplease\b|\bsimply\b/i);
    }
    expect(VERBS).toContain(firstWord(rule.fix));
  });

  it('mends what it says that it mends, and nothing else', () => {
    if ('none' in rule.autofix) {
      expect(hasFix(id)).toBe(false);
      return;
    }
    const words = 'does' in rule.autofix ? rule.autofix.does : rule.autofix.offers;
    expect(words).toMatch(/^[A-Z].*\.$/s);
    expect(VERBS).toContain(firstWord(words).replace(/s$/, ''));
  });

  it('is mended only where the file has the answer: what it offers, and what is good to know and hangs on an "if", is left', () => {
    const own = everything.filter((finding) => finding.rule === id && finding.fixes !== undefined);
    for (const { fixes, hint, severity } of own) {
      if ('offers' in rule.autofix) expect(fixes?.isOffer).toBe(true);
      if (severity === 'info' && fixes?.keepsMeaning !== true && /\bif\b/.test(hint ?? rule.fix))
        expect(fixes?.isOffer).toBe(true);
    }
  });

  it('tells one thing once', () => {
    const causes = findings(rule.bad).map(({ rule: by, at, setting, message }) =>
      JSON.stringify([by, at, setting, message]),
    );
    expect(new Set(causes).size).toBe(causes.length);
  });
});

describe('the list of rules', () => {
  const files = RULE_CHAPTERS.flatMap((chapter) =>
    readdirSync(join(folder, chapter)).map((name) => ({ chapter, path: join(folder, chapter, name) })),
  );
  const tests = files.filter(({ path }) => path.endsWith('.test.ts')).map(({ path }) => readFileSync(path, 'utf8'));
  const declared = files
    .filter(({ path }) => !path.endsWith('.test.ts'))
    .map(({ chapter, path }) => ({ chapter, path, text: readFileSync(path, 'utf8') }))
    .filter(({ text }) => /= defineRule\(|: RuleInfo = \{/.test(text));

  it('has every file of a rule, under its own name and in its own folder', () => {
    const listed = RULE_INFOS.map(({ id, chapter }) => `${chapter}/${id}.ts`);
    expect(declared.map(({ chapter, path }) => `${chapter}/${basename(path)}`).sort()).toEqual([...listed].sort());
    expect(new Set(RULE_INFOS.map(({ id }) => id)).size).toBe(RULE_INFOS.length);
  });

  it('is in the order of the chapters', () => {
    const positions = RULE_INFOS.map(({ chapter }) => RULE_CHAPTERS.indexOf(chapter));
    expect(positions).toEqual([...positions].sort((a, b) => a - b));
  });

  it('has a table of cases for every rule on a group', () => {
    for (const { id, chapter } of RULES) {
      const name = /export const (\w+) = defineRule/.exec(readFileSync(join(folder, chapter, `${id}.ts`), 'utf8'))?.[1];
      expect(
        tests.filter((text) => text.includes(`describeRule(${name}, {`)),
        id,
      ).toHaveLength(1);
    }
  });

  it('has an example or a case that is mended for every rule on a group that mends something', () => {
    for (const { id, chapter, autofix } of RULES) {
      if ('none' in autofix || hasFix(id)) continue;
      const name = /export const (\w+) = defineRule/.exec(readFileSync(join(folder, chapter, `${id}.ts`), 'utf8'))?.[1];
      const table = tests.map((text) => text.split(`describeRule(${name}, {`)[1]?.split('\n});')[0]).join('');
      expect(table, id).toContain('mended:');
    }
  });

  it('says of every rule that goes one lower when it does, and of no other', () => {
    const lower = declared.filter(({ text }) => text.includes('oneLower(')).map(({ path }) => basename(path, '.ts'));
    const saying = RULE_INFOS.filter(({ milder }) => milder !== undefined);
    expect(saying.map(({ id }) => id).sort()).toEqual(lower.sort());
    for (const { milder } of saying) expect(milder).toMatch(/^while .*[^.]$/);
  });

  it('silences only rules that exist', () => {
    const known = new Set(RULES.map(({ id }) => id));
    expect(RULES.flatMap(({ silences }) => silences?.rules ?? []).filter((id) => !known.has(id))).toEqual([]);
  });
});
