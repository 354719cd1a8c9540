import { TARGETS } from '@mdav/cli';
import { type OsReference, parseFleet, resolveFleet } from '@mdav/core';
import {
  isDefenderKey,
  isDefenderUri,
  type LeftEntry,
  type LiftedPart,
  type SaidPolicy,
  type Source,
} from '@mdav/core/format';
import { combineArtifacts, importFiles, readTree, recognise } from '@mdav/import';
import { diffPolicies } from '@mdav/review';
import { describe, expect, it } from 'vitest';
import { type CorpusFile, corpusFiles, corpusMissing } from './corpus.ts';

/*
 * The law of an import, over genuine files: every entry is lifted to a setting, carried as raw and built again, or named with
 * the reason. Settings come back from the output as they were, and what else differs is named.
 */

const DATE = '2026-11-21';

/** What became of the entries of a file. */
interface Fates {
  readonly lifted: number;
  readonly carried: number;
  /** Reasons with the number of entries about Defender that have them. */
  readonly named: Readonly<Record<string, number>>;
  /** Entries that are about something else. */
  readonly others: number;
}

interface Case {
  readonly folder: string;
  readonly pattern: RegExp;
  readonly source: string;
  readonly os: OsReference;
  readonly fates: Readonly<Record<string, Fates>>;
}

const CASES: readonly Case[] = [
  {
    folder: 'policyrules',
    pattern: /\.PolicyRules$/,
    source: 'policy-rules',
    os: 'windows-11',
    fates: {
      'policyrules/MSFT-Win11-v23H2.PolicyRules': { lifted: 22, carried: 0, named: {}, others: 363 },
      'policyrules/MSFT-Win11-v24H2.PolicyRules': { lifted: 26, carried: 0, named: {}, others: 393 },
    },
  },
  {
    folder: 'configmgr',
    pattern: /\.xml$/,
    source: 'configmgr-antimalware',
    os: 'windows-server-2019',
    fates: {
      'configmgr/EPAMPolicy.xml': {
        lifted: 51,
        carried: 6,
        named: {
          'the action 0 leaves the choice to the security intelligence, as a severity does that is not there at all': 2,
        },
        others: 0,
      },
    },
  },
  {
    folder: 'osconfig',
    pattern: /\.osc\.yaml$/,
    source: 'osconfig',
    os: 'windows-server-2025',
    fates: { 'osconfig/member_server.osc.yaml': { lifted: 29, carried: 0, named: {}, others: 321 } },
  },
];

/** What the policies in a file say, those for the same devices together. */
function liftedOf(source: Source, { path, bytes }: CorpusFile): readonly LiftedPart[] {
  const read = source.of === 'file' ? source.decode(bytes, path) : undefined;
  if (read?.ok !== true) throw new Error(JSON.stringify(read?.diagnostics));
  return read.value.flatMap(({ form }) => {
    const { parts, beside } = source.lift([{ form, path }]);
    return [...parts, { settings: {}, left: beside, diagnostics: [] }];
  });
}

function isDefenderEntry({ raw = [], unsayable = [] }: LeftEntry): boolean {
  return (
    raw.some((one) => (one.kind === 'oma' ? isDefenderUri(one.entry.uri) : isDefenderKey(one.entry.key))) ||
    unsayable.some(({ isDefender }) => isDefender)
  );
}

function fatesOf(parts: readonly LiftedPart[]): Fates {
  const left = parts.flatMap((part) => part.left);
  const own = left.filter(isDefenderEntry);
  const reasons = own.flatMap(({ unsayable = [] }) => unsayable.map(({ why }) => why));
  const named: Record<string, number> = {};
  for (const why of reasons) named[why] = (named[why] ?? 0) + 1;
  return {
    lifted: new Set(parts.flatMap(({ settings }) => Object.keys(settings))).size,
    carried: own.filter(({ raw }) => raw !== undefined).length,
    named,
    others: left.length - own.length,
  };
}

/** What the output of a fleet says, read again; findings do not stop it, since they are for the author of the policy. */
function builtAndRead(text: string): SaidPolicy {
  const parsed = parseFleet({ text });
  const fleet = parsed.ok ? resolveFleet(parsed.value) : parsed;
  if (!fleet.ok) throw new Error(JSON.stringify(fleet.diagnostics));
  const about = { epochSeconds: 315_532_800, toolVersion: '0.0.0' };
  const files = fleet.value.groups.flatMap((group) => {
    const targets = TARGETS.filter(({ id, serves, carries }) => {
      if (carries !== undefined) return false;
      const isServed = group.deliver.some((way) => way !== 'portal');
      return isServed ? serves.some((way) => group.deliver.includes(way)) : id === 'reg';
    });
    return targets.flatMap((target) => [...target.produce(group, about).files]);
  });
  const read = readTree(new Map(files), 'dist');
  if (!read.ok) throw new Error(JSON.stringify(read.diagnostics));
  return combineArtifacts(read.value).policy;
}

describe.skipIf(corpusMissing !== undefined)(`genuine files${corpusMissing ? ` (${corpusMissing})` : ''}`, () => {
  describe.each(CASES)('of $folder', ({ folder, pattern, source, os, fates }) => {
    const files = corpusFiles(folder, pattern).map((file) => [file.path, file] as const);
    it.each(files)('%s lose nothing on the way to an output and back', (_, file) => {
      const found = recognise(file.bytes);
      if (found.kind !== 'policy') throw new Error(`recognised as ${found.kind}`);
      expect(found.source.id).toBe(source);
      const parts = liftedOf(found.source, file);
      expect(fatesOf(parts)).toEqual(fates[file.path]);

      const imported = importFiles(new Map([[file.path, file.bytes]]), { date: DATE, os: [os] });
      if (!imported.ok) throw new Error(JSON.stringify(imported.diagnostics, null, 1));
      const { fleetText, notes } = imported.value;
      const told = notes.map(({ message }) => message).join('\n');
      const own = parts.flatMap(({ left }) => left).filter(isDefenderEntry);
      for (const { what, why } of own.flatMap(({ unsayable = [] }) => unsayable))
        expect(told).toContain(`${what} is not imported: ${why}.`);

      const settings = Object.assign({}, ...parts.map((part) => part.settings)) as LiftedPart['settings'];
      const residue = own.flatMap(({ raw, lines }) => (raw === undefined ? [] : lines));
      const difference = diffPolicies({ settings, residue }, builtAndRead(fleetText));
      expect(difference).toMatchObject({ settings: [], unsayable: [], residue: [] });
    });
  });
});
