/** A path for comparing: lower case, backslashes, none at the end. `C:\\` becomes `c:`. */
export function plainPath(path: string): string {
  return path
    .toLowerCase()
    .replaceAll('/', '\\')
    .replace(/(?<=[^\\])\\{2,}/g, '\\')
    .replace(/\\+$/, '');
}

/** As `plainPath`, for a list where a folder and everything in it are one: no `\\*` at the end either. */
export function plainFolder(path: string): string {
  return plainPath(path.replace(/[\\/]\*(\.\*)?$/, '\\'));
}

/** An extension for comparing: lower case, without `*` and dot in front. */
export function plainExtension(extension: string): string {
  return extension.toLowerCase().replace(/^\*?\.?/, '');
}
