import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { UsageError } from '../../program/usage.ts';
import { findKnown } from '../find.ts';
import { SHORT_NAMES } from './short-names.ts';
import { namesOfTerm, plainName, terms } from './terms.ts';

const found = (text: string): string => {
  try {
    const explained = findKnown(text);
    if (explained === undefined) return 'nothing';
    return `${explained.kind} ${explained.kind === 'diagnostic' ? explained.code : explained.id}`;
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
};

describe('terms', () => {
  it('have a name each that no other one has', () => {
    const owners = new Map<string, string>();
    for (const term of terms())
      for (const name of new Set(namesOfTerm(term).map(plainName))) {
        expect([name, owners.get(name)]).toEqual([name, undefined]);
        owners.set(name, term.id);
      }
  });

  it.each(terms().map((term) => [term.id, term] as const))('%s is found by every name that it has', (id, term) => {
    for (const name of namesOfTerm(term)) expect([name, found(name)]).toEqual([name, `term ${id}`]);
  });

  it.each(terms().map((term) => [term.id, term] as const))('%s leads on to what there is', (id, { see = [] }) => {
    expect(see.filter((other) => found(other) === 'nothing' || found(other) === `term ${id}`)).toEqual([]);
    expect(see.filter((other) => found(other).startsWith('Several'))).toEqual([]);
  });

  it.each(terms().map((term) => [term.id, term] as const))('%s says sentences', (_, { says, next = 'Do it.' }) => {
    expect(says).toMatch(/^[A-Z`].*\.$/s);
    expect(next).toMatch(/^[A-Z][a-z]+ .*\.$|^Do it\.$/s);
    expect(says).not.toMatch(/ {2}|\t/);
  });
});

describe('updates', () => {
  const folders = [
    'core/catalogue',
    'core/src',
    'core/frameworks',
    'verify/src',
    'review/src',
    'cli/src',
    'gpo/src',
    'intune/src',
  ];
  const texts = folders.flatMap((folder) => {
    const path = fileURLToPath(new URL(`../../../../${folder}`, import.meta.url));
    return readdirSync(path, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(?:yaml|ts)$/.test(name) && !/\.test\.ts$/.test(name))
      .map((name) => readFileSync(join(path, name), 'utf8'));
  });
  const named = [...new Set(texts.flatMap((text) => text.match(/\bKB\d{6,7}\b/g) ?? []))].sort();

  it('are all found that anything names', () => {
    expect(named).toEqual(expect.arrayContaining(['KB4052623', 'KB4474419', 'KB4490628', 'KB5005292']));
    expect(named.filter((id) => found(id) !== `term ${id}`)).toEqual([]);
  });
});

describe('short names', () => {
  it.each([...SHORT_NAMES])('%s leads to %s', (name, id) => {
    expect(plainName(name)).toBe(name);
    if (typeof id === 'string') expect(found(name)).toMatch(new RegExp(`^(?:setting|asr-rule) ${id}$`));
    else {
      expect(id.map((each) => found(each))).toEqual(id.map((each) => `setting ${each}`));
      expect(() => findKnown(name)).toThrow(`Several settings are known as "${name}"`);
    }
  });
});
