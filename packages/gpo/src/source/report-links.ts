import { childNamed, childrenNamed, contentOf, readXml } from '@mdav/xml';
import type { GpoBackup } from '../backup/form.ts';

/**
 * Whether every link that the report in a backup names is switched off, so that no device applies the object. A report
 * without links tells nothing: it names those of its own domain alone, and many backups have been made of unlinked objects to be
 * imported elsewhere.
 */
export function hasLinksOff({ residue }: GpoBackup): boolean {
  const report = residue.files.find(({ path }) => /^gpreport\.xml$/i.test(path));
  const read = report === undefined ? undefined : readXml(report.bytes);
  const links = read?.ok ? childrenNamed(read.value.root, 'LinksTo') : [];
  return links.length > 0 && links.every((link) => contentOf(childNamed(link, 'Enabled')).trim() === 'false');
}
