import type { OsReference } from '../model/fleet.ts';
import { OS_IDS } from '../model/vocabulary.ts';
import { OS_INFO } from './os.ts';

/** Letters and digits alone: between a title and an id the case, blanks and hyphens differ. */
const plain = (text: string) => text.toLowerCase().replace(/[^a-z\d.]/g, '');

const byName = new Map(OS_IDS.flatMap((id) => [id, OS_INFO[id].title].map((name) => [plain(name), id] as const)));

/**
 * The operating system that a text names: by its id, or by its title as mdav prints it. A build may follow, `@19045` or
 * `(build 19045)`.
 */
export function osNamed(text: string): OsReference | undefined {
  const [, name = '', build, printed] = /^(.*?)(?:@(\d{4,5})|\s*\(build (\d{4,5})\))?$/is.exec(text.trim()) ?? [];
  const id = byName.get(plain(name));
  if (id === undefined || name.includes('@')) return undefined;
  const number = build ?? printed;
  return number === undefined ? id : `${id}@${Number(number)}`;
}
