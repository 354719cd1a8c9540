import { type FleetTarget, utf8 } from '@mdav/core/format';
import { psFile } from '@mdav/quote';
import { INSTALL_MDAV_GPO } from './embedded.generated.ts';
import { GPO_BACKUP_ID } from './gpo-backup-id.ts';

/** Name of the script. */
export const INSTALL_SCRIPT_NAME = 'Install-MdavGpo.ps1';

/**
 * One script for all groups, at the root of the output: six groups are one command, and one copy is what people
 * review. It finds the backups below its folder, so that it works beside a single `gpo` folder as well.
 */
export const installScriptTarget: FleetTarget = {
  id: GPO_BACKUP_ID,
  title: 'Import of the Group Policy backups',
  advice: `\`.\\${INSTALL_SCRIPT_NAME} -WhatIf\` says what it would import into the domain, and the same without \`-WhatIf\` imports it. It links nothing; \`-Undo\` takes back what it imported.`,
  produce: (groups) => {
    const made = groups.flatMap(({ outputs }) => outputs).filter(({ target }) => target.id === GPO_BACKUP_ID);
    return made.some(({ fileCount }) => fileCount > 0)
      ? new Map([[INSTALL_SCRIPT_NAME, utf8(psFile(INSTALL_MDAV_GPO))]])
      : new Map();
  },
};
