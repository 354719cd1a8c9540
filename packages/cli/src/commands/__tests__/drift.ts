import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { polCodec, type RegistryEntry } from '@mdav/registry';
import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { type Ran, runMdav } from '../../__tests__/run-mdav.ts';
import { FLEET, type Scratch, useScratch } from '../../__tests__/scratch.ts';

export const DEFENDER = 'SOFTWARE\\Policies\\Microsoft\\Windows Defender';
export const dword = (key: string, name: string, value: number): RegistryEntry => ({
  kind: 'set',
  key,
  name,
  data: { type: 'dword', value },
});
export const pol = (...entries: RegistryEntry[]) => polCodec.encode({ hive: 'machine', entries });
export const CATALOG = 'dist/desks/intune/Settings Catalog/demo - desks - Defender.json';

/** A folder with the fleet and what a build made of it in `dist`. */
export interface DriftScratch extends Scratch {
  /** Compares the fleet with `dist`. */
  readonly drift: (...args: readonly string[]) => Promise<Ran>;
  /** Changes the exported Intune policy. */
  readonly edit: (change: (text: string) => string) => void;
}

/** Builds once for the tests of the file, of which each gets a copy. */
export function useDrift(): DriftScratch {
  const { folder, write, mdav } = useScratch();
  let built = '';
  beforeAll(async () => {
    built = mkdtempSync(join(tmpdir(), 'mdav-drift-'));
    writeFileSync(join(built, 'mdav.yaml'), FLEET);
    expect((await runMdav(['build', '--out', 'dist'], { cwd: built })).code).toBe(0);
  });
  afterAll(() => rmSync(built, { recursive: true, force: true }));
  beforeEach(() => cpSync(built, folder(), { recursive: true }));
  return {
    folder,
    write,
    mdav,
    drift: (...args) => mdav('drift', '--actual', 'dist', ...args),
    edit: (change) => {
      const before = readFileSync(join(folder(), CATALOG), 'utf8');
      const after = change(before);
      expect(after).not.toBe(before);
      write(CATALOG, after);
    },
  };
}
