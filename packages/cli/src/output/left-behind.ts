import { isServer, OS_IDS, type OsId, type ResolvedGroup } from '@mdav/core';
import { type Built, identityOf } from '@mdav/core/format';
import { staysPassive } from '@mdav/core/rule';
import { mdCode, ps, psTyped } from '@mdav/quote';
import type { Written } from '../disk/output/write-tree.ts';
import { leftValues } from './left-values.ts';

/** What the last build brought to devices, a domain or a tenant, and what this one does nothing about. */
export interface LeftBehind {
  readonly group: string;
  /** Complete sentences. */
  readonly message: string;
  /** What to do; starts with a verb. */
  readonly hint: string;
}

/**
 * What is left behind when a build takes the place of the last one. The output follows from the fleet alone and says
 * nothing of it: only the folder knows what it held, in the moment in which that goes.
 */
export function leftBehind(
  built: Pick<Built, 'groups'>,
  { last, removed, contents = new Map() }: Pick<Written, 'last' | 'removed' | 'contents'>,
): readonly LeftBehind[] {
  if (last === undefined) return [];
  const groups = new Map(built.groups.map((one) => [identityOf(one.group), one]));
  const hasScript = built.groups.some(({ group, files }) => files.includes(`${group.name}/intune/assignments.json`));
  const left: LeftBehind[] = [];
  for (const [name, old] of Object.entries<OldGroup | null>(last.groups ?? {})) {
    const now = groups.get(typeof old?.was === 'string' ? old.was : name);
    const servers = passiveServers(old ?? {});
    if (now !== undefined) for (const one of unreturned(now.group, servers)) left.push(one);
    const isForced = servers.length > 0 && (now === undefined || staysPassive(now.group).length > 0);
    const before = left.length;
    for (const { folder, message, hint } of OBJECTS) {
      const had = removed.some((path) => path.startsWith(`${name}/${folder}/`));
      if (!had || now?.files.some((path) => path.startsWith(`${now.group.name}/${folder}/`))) continue;
      const object = `${last.fleet.name} - ${name} - Defender`;
      left.push({ group: name, message: message(object), hint: hint(name, hasScript) + (isForced ? FORCED : '') });
    }
    if (now !== undefined) for (const one of singleObjects(last.fleet.name, name, now, removed)) left.push(one);
    if (isForced && now === undefined && left.length === before) left.push(keptPassive(name));
    for (const one of leftValues(name, now?.group, contents)) left.push({ group: name, ...one });
  }
  return left;
}

/** Intune objects of which this build has no file, of a group that has others: a deployment goes past them. */
function singleObjects(
  fleet: string,
  name: string,
  { group, files }: Pick<Built['groups'][number], 'group' | 'files'>,
  removed: readonly string[],
): readonly LeftBehind[] {
  const fresh = purposesIn(files, group.fleet, group.name);
  if (fresh.size === 0) return [];
  const gone = [...purposesIn(removed, fleet, name)].filter(([purpose]) => !fresh.has(purpose));
  gone.sort(([one], [other]) => (one < other ? -1 : 1));
  return gone.map(([purpose, isPackage]) => ({
    group: name,
    message: `The Intune object "${fleet} - ${name} - ${purpose}" stays in force in the tenant, with its assignments: this build has no file of it.`,
    hint: isPackage
      ? 'Take it back by `Deploy-MdavIntune.ps1 -Undo` of the last build, which version control has: what it set stays on devices when it is deleted.'
      : 'Deploy this build with `-DeleteLeft`, which deletes it once the others are assigned, or delete it in the admin center.',
  }));
}

/**
 * What the Intune objects of a group are for, by the names of their files in every layout; `true` for script packages.
 * IntuneCD adds a word behind a `_`, which no purpose has.
 */
function purposesIn(paths: readonly string[], fleet: string, name: string): ReadonlyMap<string, boolean> {
  const found = new Map<string, boolean>();
  for (const path of paths) {
    const [folder, channel, place = '', ...rest] = path.split('/');
    const file = rest.at(-1) ?? '';
    const start = `${fleet} - ${name} - `;
    if (folder !== name || channel !== 'intune' || place === 'Undo' || !file.startsWith(start)) continue;
    const purpose = file.slice(start.length).replace(/(?:_\w+)?\.(?:json|ps1)$/, '');
    found.set(purpose, found.get(purpose) === true || file.endsWith('.ps1'));
  }
  return found;
}

/** What a manifest says of a group, as far as it is that: somebody may have edited it. */
type OldGroup = { readonly [K in 'mode' | 'os' | 'was']?: unknown };

/** Servers that the last build was to make passive. */
function passiveServers({ mode, os }: OldGroup): readonly OsId[] {
  if (mode !== 'passive' && mode !== 'passive+edr-block') return [];
  const names = [os].flat().map((one) => String(one).split('@')[0]);
  return OS_IDS.filter((id) => names.includes(id) && isServer(id));
}

/** Servers that were to be passive, are to be active, and that nothing sends back. */
function unreturned(group: ResolvedGroup, servers: readonly OsId[]): readonly LeftBehind[] {
  const left = staysPassive(group).filter(({ id }) => servers.includes(id));
  if (left.length === 0 || (group.currentMode !== undefined && group.currentMode !== 'passive')) return [];
  return [
    {
      group: group.name,
      message:
        'The last build forced these servers passive, and nothing here sets `ForceDefenderPassiveMode` to 0: they stay passive.',
      hint: 'Write `currentMode: passive` into the group and build again; `currentMode: active` where none became passive.',
    },
  ];
}

/** Servers of a group that is gone, of which no object is told either. */
function keptPassive(group: string): LeftBehind {
  return {
    group,
    message: 'The last build forced these servers passive, and the group is gone: they stay passive.',
    hint: 'Where they are to be active, bring the group back with `mode: active` and `currentMode: passive`, which sets the value 0, until they were restarted and show `Normal`.',
  };
}

const FORCED = ' Send servers that it forced passive back to active before.';

/** What a build brings into objects that stay when its files go. */
const OBJECTS: readonly {
  readonly folder: string;
  readonly message: (object: string) => string;
  readonly hint: (group: string, hasScript: boolean) => string;
}[] = [
  {
    folder: 'gpo',
    message: (object) =>
      `The Group Policy object "${object}" stays in the domain as it was imported last: no file of this build is about it.`,
    hint: (group) =>
      `Unlink it there. What took it back was \`${group}/gpo.undo\` of the last build, which has gone: version control has it.`,
  },
  {
    folder: 'intune',
    message: (object) =>
      `The Intune objects of "${object}" stay in the tenant with their assignments: no file of this build is about them.`,
    hint: (group, hasScript) =>
      hasScript
        ? `Deploy this build with ${mdCode(ps`-DeleteLeft -LeftGroup ${psTyped(group)}`)}, which deletes policies; script packages are taken back by \`Deploy-MdavIntune.ps1 -Undo\` of the last build, which version control has.`
        : 'Delete them in the admin center, or by `Deploy-MdavIntune.ps1 -Undo` of the last build, which has gone: version control has it.',
  },
];
