import type { Diagnostic } from '@mdav/core';
import type { FileTree } from '@mdav/core/format';
import { describe, expect, it } from 'vitest';
import { backupFiles, dword, MACHINE } from '../__tests__/samples.ts';
import type { FoundPolicy } from '../policy/found-policy.ts';
import { readTree } from '../read/read-tree.ts';
import { currentCopies } from './current-copies.ts';
import { policiesIn } from './policies-in.ts';

const KEY = String.raw`SOFTWARE\Policies\Microsoft\Windows Defender`;

/** Backups of one object, each in a folder of its own. */
function filesOf(...made: Made[]): FileTree {
  const trees = made.map(({ time = '', pua, domain = 'contoso.test', id = MINE }, index) => {
    const files = backupFiles('Desks', {
      ...(time === '' ? {} : { time }),
      gpo: { id, name: 'Desks', domain, domainId: '', controller: '' },
      machine: { ...MACHINE, policy: { hive: 'machine', entries: [dword(KEY, 'PUAProtection', pua)] } },
    });
    // A backup that does not tell its time has neither of the files that would.
    const kept = [...files].filter(([path]) => time !== '' || !/(?:manifest|bkupInfo)\.xml$/.test(path));
    return kept.map(([path, bytes]) => [`${index}/${path}`, bytes] as const);
  });
  return new Map(trees.flat());
}

interface Made {
  time?: string;
  pua: number;
  domain?: string;
  id?: string;
}

function copies(...made: Made[]) {
  const files = filesOf(...made);
  const { policies } = policiesIn({ root: 'gpos', files });
  const { policies: kept, notes } = currentCopies(policies);
  holdToReading(files, kept, notes);
  return {
    kept: kept.map(({ path, settings }) => [path.split('/')[1], settings['puaProtection']]),
    notes: notes.map(({ code, severity, message }) => `${severity} ${code} ${message.replaceAll(/\/\{[^}]*\}/g, '')}`),
  };
}

/** `show` and `diff` read a folder in another way, and pass over the same. */
function holdToReading(files: FileTree, kept: readonly FoundPolicy[], notes: readonly Diagnostic[]): void {
  const read = readTree(files, 'gpos');
  const said = read.ok ? read.value.flatMap(({ policies }) => policies.map(({ settings }) => settings)) : [];
  expect(said).toEqual(kept.map(({ settings }) => settings));
  expect(read.diagnostics.filter(({ code }) => code === 'import-older-copy')).toEqual(notes);
}

const MINE = '{00000000-0000-0000-0000-0000000000AA}';
const MONDAY = '2026-11-02T03:00:00';
const TUESDAY = '2026-11-03T03:00:00';

describe('copies of one object', () => {
  it('count by the latest, wherever it lies', () => {
    const counts = `info import-older-copy GPO "Desks" was backed up more than once, and the backup of ${TUESDAY} counts:`;
    expect(copies({ time: MONDAY, pua: 1 }, { time: TUESDAY, pua: 0 })).toEqual({
      kept: [['1', 'off']],
      notes: [`${counts} gpos/0 of ${MONDAY} is passed over.`],
    });
    expect(copies({ time: TUESDAY, pua: 0 }, { time: MONDAY, pua: 1 }, { time: MONDAY, pua: 2 })).toEqual({
      kept: [['0', 'off']],
      notes: [`${counts} gpos/1 of ${MONDAY} and gpos/2 of ${MONDAY} are passed over.`],
    });
    const week = ['04', '05', '06'].map((day) => ({ time: `2026-10-${day}T03:00:00`, pua: 1 }));
    expect(copies(...week, { time: TUESDAY, pua: 0 }).notes).toEqual([
      `${counts} gpos/0 of 2026-10-04T03:00:00 and 2 more are passed over.`,
    ]);
  });

  it('of one moment count once where they say the same, and all where they do not', () => {
    const same = copies({ time: MONDAY, pua: 1 }, { time: MONDAY, pua: 1 });
    expect(same.kept).toEqual([['0', 'block']]);
    expect(same.notes).toEqual([expect.stringContaining(`counts: gpos/1 of ${MONDAY} is passed over.`)]);
    const other = copies({ time: MONDAY, pua: 1 }, { time: MONDAY, pua: 0 });
    expect(other).toEqual({
      kept: [
        ['0', 'block'],
        ['1', 'off'],
      ],
      notes: [],
    });
  });

  it('all count where one does not tell its time', () => {
    expect(copies({ time: MONDAY, pua: 1 }, { pua: 0 }).kept).toHaveLength(2);
  });

  it('are no copies of an object of another domain, or of none that LGPO.exe saves', () => {
    expect(copies({ time: MONDAY, pua: 1 }, { time: TUESDAY, pua: 0, domain: 'fabrikam.test' }).kept).toHaveLength(2);
    const id = '{FACCA114-6E57-4027-AB08-D891F66A4A24}';
    expect(copies({ time: MONDAY, pua: 1, id }, { time: TUESDAY, pua: 0, id }).kept).toHaveLength(2);
    expect(copies({ time: MONDAY, pua: 1 }, { time: TUESDAY, pua: 0, domain: 'CONTOSO.test' }).kept).toHaveLength(1);
  });
});
