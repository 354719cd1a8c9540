import type { PolicyLink } from '@mdav/core/format';
import { childNamed, childrenNamed, contentOf, readXml } from '@mdav/xml';
import type { GpoBackup } from '../backup/form.ts';

/** A link that the report in a backup names. */
export interface ReportedLink {
  /** The place as the report writes it: `contoso.com/Servers/File servers`. */
  readonly path: string;
  readonly isEnabled: boolean;
  readonly isEnforced: boolean;
}

/** The links that the report in a backup names; none where there is no report, or it has none. */
export function reportedLinks({ residue }: GpoBackup): readonly ReportedLink[] {
  const report = residue.files.find(({ path }) => /^gpreport\.xml$/i.test(path));
  const read = report === undefined ? undefined : readXml(report.bytes);
  const links = read?.ok ? childrenNamed(read.value.root, 'LinksTo') : [];
  return links.map((link) => ({
    path: contentOf(childNamed(link, 'SOMPath')).trim(),
    isEnabled: contentOf(childNamed(link, 'Enabled')).trim() !== 'false',
    isEnforced: contentOf(childNamed(link, 'NoOverride')).trim() === 'true',
  }));
}

/**
 * Whether every link that a report names is switched off, so that no device applies the object. A report
 * without links tells nothing: it names those of its own domain alone, and many backups have been made of unlinked objects to be
 * imported elsewhere.
 */
export function hasLinksOff(links: readonly ReportedLink[]): boolean {
  return links.length > 0 && links.every(({ isEnabled }) => !isEnabled);
}

/**
 * Where an object acts by its report. Nothing where one of the places is not in its own domain, since a site or another domain
 * has a rank that no path tells.
 */
export function actingLinks(links: readonly ReportedLink[], domain: string): readonly PolicyLink[] | undefined {
  const acting = links.filter(({ isEnabled }) => isEnabled);
  if (acting.length === 0) return undefined;
  const placed = acting.flatMap(({ path, isEnforced }): readonly PolicyLink[] => {
    const [root = '', ...below] = namesOf(path);
    return root.toLowerCase() === domain.toLowerCase() ? [{ place: [root, ...below], isEnforced }] : [];
  });
  return placed.length === acting.length ? placed : undefined;
}

/** The names of a canonical path, in which a backslash stands before a slash that belongs to a name. */
function namesOf(path: string): readonly string[] {
  return [...path.matchAll(/(?:\\.|[^/\\])+/g)].map(([name]) => name.replace(/\\(.)/g, '$1'));
}
