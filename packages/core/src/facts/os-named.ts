import { once } from '../memory/once.ts';
import type { OsReference } from '../model/fleet.ts';
import { OS_IDS } from '../model/vocabulary.ts';
import { OS_INFO } from './os.ts';

/** Words of names that say an edition or nothing. */
const IDLE: ReadonlySet<string> = new Set(
  'microsoft version edition enterprise professional pro education iot ltsc ltsb standard datacenter core'.split(' '),
);

/** Letters and digits alone: case, blanks and hyphens differ, editions do not count, and people abbreviate. */
function plain(text: string): string {
  return (
    text
      .slice(0, 100)
      .toLowerCase()
      .replace('azure edition', '')
      .split(/[^a-z\d.]+/)
      .filter((word) => !IDLE.has(word))
      .join('')
      .replace(/^(?:windows|win|w)?s(?:erver|rv)?(?=2\d)/, 'windowsserver')
      .replace(/^(?:win|w)(?=server|\d)/, 'windows')
      .replace(/^windows(?=20\d\d)/, 'windowsserver')
      .replace(/^(?:windows|win|w)?(?:server|s)?2k(?:(?=1\d|2\d)|(?=8r2))/, 'windowsserver20')
      .replace(/^windowsserver208r2/, 'windowsserver2008r2')
      // The year of a server alone; 2004 and the like are versions.
      .replace(/^(?=20(?:08r2|12r2|16|19|22|25)$)/, 'windowsserver')
  );
}

/** What every name means; one that may mean several systems means none. */
const byName = once(() => {
  const meanings = new Map<string, OsReference | undefined>();
  for (const id of OS_IDS) {
    const { title, aliases = [], names = [], versions } = OS_INFO[id];
    const add = (name: string, meant: OsReference) => {
      const isTaken = meanings.has(plain(name)) && meanings.get(plain(name))?.split('@')[0] !== id;
      meanings.set(plain(name), isTaken ? undefined : (meanings.get(plain(name)) ?? meant));
    };
    for (const name of [id, title, ...aliases, ...names]) {
      add(name, id);
      for (const [version, build] of Object.entries(versions)) add(`${name} ${version}`, `${id}@${build}`);
    }
  }
  return meanings;
});

/** `Windows 10 Enterprise LTSC 2021`, `LTSB 2016`: the year is the edition's, and none of a server. */
function longTermNamed(text: string): OsReference | undefined {
  const [, system, year = ''] =
    /^(?:microsoft )?(?:(?:windows |win|w)(10|11) )?(?:iot )?(?:enterprise )?lts[bc] ?(20\d\d)$/i.exec(
      text.trim().replaceAll(/[-_\s]+/g, ' '),
    ) ?? [];
  const id = OS_IDS.find((candidate) => OS_INFO[candidate].longTerm?.[year] !== undefined);
  if (id === undefined || (system !== undefined && id !== `windows-${system}`)) return undefined;
  return `${id}@${OS_INFO[id].longTerm?.[year] ?? 0}` as OsReference;
}

/**
 * The operating system that a text names: by its id or an earlier one, by its title as mdav prints it, or as people call
 * it: `win10 22H2`, `ws2019`, `Windows Server, version 20H2`. A build may follow, `@19045`, also as
 * `@10.0.19045.5011`, or `(build 19045)`.
 */
export function osNamed(text: string): OsReference | undefined {
  const longTerm = longTermNamed(text);
  if (longTerm !== undefined) return longTerm;
  const [, name = '', build, printed] =
    /^(.*?)(?:@(?:10\.0\.)?(\d{4,5})(?:\.\d+)?|\s*\(build (\d{4,5})\))?$/is.exec(text.trim()) ?? [];
  const meant = byName().get(plain(name));
  if (meant === undefined) return undefined;
  const [id, known] = meant.split('@') as [OsReference, string?];
  const number = build ?? printed;
  // After @ stands a build, or the name of a release.
  if (name.includes('@') && known === undefined) return undefined;
  if (number === undefined) return meant;
  return known === undefined ? (`${id}@${Number(number)}` as OsReference) : undefined;
}
