import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { COMPLY_REPORTERS } from '../comply/reporters/list.ts';
import { DIFF_REPORTERS } from '../diff/reporters/list.ts';
import { DRIFT_REPORTERS } from '../drift/reporters/list.ts';
import { FINDING_REPORTERS } from '../findings/reporters/list.ts';
import { MIGRATION_REPORTERS } from '../migration/reporters/list.ts';
import { PLAN_REPORTERS } from '../plan/reporters/list.ts';
import { VERDICT_REPORTERS } from '../verdicts/reporters/list.ts';
import type { ReporterInfo, Reporters } from './reporter.ts';

const KINDS: Readonly<Record<string, Reporters<ReporterInfo>>> = {
  comply: COMPLY_REPORTERS,
  diff: DIFF_REPORTERS,
  drift: DRIFT_REPORTERS,
  findings: FINDING_REPORTERS,
  migration: MIGRATION_REPORTERS,
  plan: PLAN_REPORTERS,
  verdicts: VERDICT_REPORTERS,
};

const below = (path: string) => readdirSync(new URL(path, import.meta.url));

it('has a list for every kind of document', () => {
  const folders = below('..').filter((name) => !name.includes('.') && below(`../${name}`).includes('reporters'));
  expect(folders.sort()).toEqual(Object.keys(KINDS).sort());
});

describe.each(Object.entries(KINDS))('the ways to tell %s', (kind, reporters) => {
  it('are a file each, under the name of the file', () => {
    const files = below(`../${kind}/reporters`).filter((name) => !/\.test\.ts$|^list\.ts$/.test(name));
    expect(files.sort()).toEqual(
      Object.keys(reporters)
        .map((id) => `${id}.ts`)
        .sort(),
    );
    expect(Object.values(reporters).map(({ id }) => id)).toEqual(Object.keys(reporters));
  });

  it('begin with the one for people, and tell themselves apart', () => {
    const all = Object.values(reporters);
    expect(all[0]?.id).toBe('pretty');
    for (const { id, title } of all) {
      expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(title).toMatch(/^[A-Za-z].*[^.]$/);
    }
    const endings = all.flatMap((reporter) => reporter.endings);
    expect(new Set(endings).size).toBe(endings.length);
    for (const ending of endings) expect(ending).toMatch(/^\.[a-z]+$/);
  });
});
