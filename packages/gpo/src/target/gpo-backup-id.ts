/** What `--target` calls the backups and what belongs to them. */
export const GPO_BACKUP_ID = 'gpo-backup';
