import { FLEET_TARGETS, TARGETS } from '@mdav/cli';
import { compileFleet, type OsReference, parseFleet, resolveFleet, type SettingValue } from '@mdav/core';
import { type FileTree, type RawCandidate, rawSubject, type SaidPolicy } from '@mdav/core/format';
import { type FoundPolicy, type ImportedFiles, importFiles, POLICY_SOURCES, policiesIn } from '@mdav/import';
import { diffPolicies } from '@mdav/review';
import { describe, expect, it } from 'vitest';
import { corpusFiles, corpusMissing } from './corpus.ts';

/*
 * Genuine policies of every format, imported with everything in them, built, and read again from the files: what they said
 * is there, or a finding of the import named it.
 */

const DATE = '2026-11-21';

/** Folders of the corpus, the systems that their policies are taken for, and the formats that they hold. */
const FOLDERS: readonly (readonly [folder: string, os: OsReference, sources: readonly string[]])[] = [
  ['pol', 'windows-11', ['pol']],
  ['reg', 'windows-11', ['reg']],
  ['lgpo', 'windows-11', ['lgpo']],
  ['gpo-backup', 'windows-server-2022', ['gpo-backup']],
  ['gpp', 'windows-11', ['gpo-preferences']],
  ['policyrules', 'windows-11', ['policy-rules']],
  ['osconfig', 'windows-server-2025', ['osconfig']],
  ['configmgr', 'windows-server-2019', ['configmgr-antimalware']],
  ['intune', 'windows-11', ['settings-catalog', 'custom-profile']],
];

/** Formats without a genuine file that says something which a fleet can hold, and why. */
const NONE: Readonly<Record<string, string>> = {
  ansible: 'none is at hand',
  syncml: 'none is at hand',
  microsoft365dsc: 'none is at hand',
  utcm: 'none is at hand',
  'utcm-drift': 'none is at hand',
  dsc: 'both genuine documents are about users or examples',
  'device-configurations': 'none is at hand',
  'intune-object': 'no setting is read of it',
  'gpo-samba': 'none is at hand',
  'script-package': 'none is at hand',
  'mp-preference': 'none is at hand',
  'device-state': 'none is at hand',
};

function treeOf(folder: string): FileTree {
  return new Map(corpusFiles(folder).map(({ path, bytes }) => [path.slice(folder.length + 1), bytes]));
}

function build(text: string): FileTree {
  const parsed = parseFleet({ text });
  const fleet = parsed.ok ? resolveFleet(parsed.value) : parsed;
  if (!fleet.ok) throw new Error(JSON.stringify(fleet.diagnostics));
  const built = compileFleet(fleet.value, [], { targets: TARGETS, fleetTargets: FLEET_TARGETS, date: DATE });
  if (!built.ok) throw new Error(JSON.stringify(built.diagnostics));
  return built.value.files;
}

/** Raw nodes that no way of their group carries, which a finding names each. */
function unreached({ findings, fleet }: ImportedFiles): ReadonlySet<string> {
  const places = findings.filter(({ rule }) => rule === 'setting-without-route').map(({ at }) => at.path);
  const nodes = (fleet?.groups ?? []).flatMap(({ raw }) => raw?.oma ?? []);
  return new Set(nodes.filter(({ at }) => places.includes(at.path)).map(({ uri }) => uri));
}

/** What policies for the same devices say, without what findings named. */
function saidBy(policies: readonly FoundPolicy[], named: (what: string) => boolean = () => false): SaidPolicy {
  const settings: Record<string, SettingValue> = {};
  for (const policy of policies)
    for (const [id, value] of Object.entries(policy.settings)) if (!named(id)) settings[id] = value;
  const entries = new Map(policies.flatMap(({ raw }) => raw.map((one) => [lineOf(one), one] as const)));
  const residue = [...entries.values()]
    .map(({ entry }) => ({ place: rawSubject(entry), says: JSON.stringify(entry) }))
    .filter(({ place }) => !named(place));
  return { settings, residue };
}

function lineOf({ entry }: RawCandidate): string {
  return JSON.stringify(entry).toLowerCase();
}

/** The notes of the Group Policy editor are built again byte by byte. */
function expectSameComments(groups: ImportedFiles['groups'], files: FileTree, folder: string, built: FileTree): number {
  let compared = 0;
  for (const { name, policies } of groups) {
    const [backup] = policies
      .filter(({ kind }) => kind.word === 'GPO')
      .map(({ path }) => path.slice(folder.length + 1));
    const original = files.get(`${backup}/DomainSysvol/GPO/Machine/comment.cmtx`);
    if (original === undefined) continue;
    const [, again] = [...built].find(([path]) => path.startsWith(`${name}/`) && path.endsWith('/comment.cmtx')) ?? [];
    expect(Buffer.from(again ?? []).equals(Buffer.from(original)), name).toBe(true);
    compared += 1;
  }
  return compared;
}

describe.skipIf(corpusMissing !== undefined)(`genuine policies${corpusMissing ? ` (${corpusMissing})` : ''}`, () => {
  it('are there of every format, or it is said why not', () => {
    const covered = [...FOLDERS.flatMap(([, , sources]) => sources), ...Object.keys(NONE)];
    expect(covered.sort()).toEqual(POLICY_SOURCES.map(({ id }) => id).sort());
  });

  it.each(FOLDERS)('%s come back from the files that are built of them', (folder, os, sources) => {
    const files = treeOf(folder);
    const imported = importFiles([{ root: folder, files }], { date: DATE, os: [os], all: true, each: true });
    if (!imported.ok) throw new Error(JSON.stringify(imported.diagnostics, null, 1));
    const { groups, notes, conflicts, fleetText } = imported.value;
    const lost = unreached(imported.value);
    const built = build(fleetText);
    const again = policiesIn({ root: 'dist', files: built }).policies;
    const differing = groups.flatMap(({ name, policies }) => {
      const told = notes
        .filter(({ at }) => policies.some(({ path }) => at.file === path))
        .map(({ message }) => message);
      const settled = conflicts.filter(({ group }) => group === name).map(({ subject }) => subject);
      const isNamed = (what: string) =>
        lost.has(what) ||
        told.some((message) => message.startsWith(`${what} is not imported: `)) ||
        settled.includes(what);
      const own = again.filter(({ set }) => set.own?.group === name);
      const difference = diffPolicies(saidBy(policies, isNamed), saidBy(own, isNamed));
      const { settings, unsayable, residue } = difference;
      return [...settings, ...unsayable, ...residue].map((one) => [name, one]);
    });
    expect(differing).toEqual([]);
    const compared = expectSameComments(groups, files, folder, built);
    expect(compared).toBe(folder === 'gpo-backup' ? 15 : 0);
    const read = new Set(groups.flatMap(({ policies }) => policies.map(({ kind }) => kind.word)));
    const words = POLICY_SOURCES.filter(({ id }) => sources.includes(id)).map(({ policy }) => policy.word);
    expect([...read]).toEqual(expect.arrayContaining(words));
  });
});
