/** Two parts of a path; `.` and nothing are no part. */
export function joinPath(folder: string, path: string): string {
  if (path === '') return folder === '' ? '.' : folder;
  if (folder === '' || folder === '.') return path;
  return `${folder.replace(/[\\/]+$/, '')}/${path}`;
}
