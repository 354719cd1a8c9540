import type { OsReference } from '../model/fleet.ts';
import { OS_IDS, type OsId } from '../model/vocabulary.ts';
import { OS_INFO, OS_KIND_INFO } from './os-info.generated.ts';

export { OS_INFO, OS_KIND_INFO };

/** Something for every operating system, made from its id. */
export function perOs<T>(make: (os: OsId) => T): Readonly<Record<OsId, T>> {
  return Object.fromEntries(OS_IDS.map((os) => [os, make(os)])) as Record<OsId, T>;
}

/** The operating system that a reference names, by its id or by an earlier one. */
export function osIdOf(reference: OsReference): OsId {
  const name = reference.split('@')[0] ?? '';
  const id = OS_IDS.find((candidate) => candidate === name || OS_INFO[candidate].aliases?.includes(name));
  if (id === undefined) throw new Error(`no operating system is called ${name}`);
  return id;
}

/** True for Windows Server and Azure Local. */
export function isServer(os: OsId): boolean {
  return OS_INFO[os].class === 'server';
}

/** True for Windows before 10, which comes with a Windows PowerShell older than 5. */
export function lacksPowerShell(os: OsId): boolean {
  return OS_INFO[os].builds.every(({ last }) => last < 10_000);
}

/** The build of a release by the name that Windows shows, such as `1703`. */
export function buildOfVersion(os: OsId, version: string): number {
  const build = OS_INFO[os].versions[version];
  if (build === undefined) throw new Error(`${OS_INFO[os].title} has no version ${version}`);
  return build;
}
