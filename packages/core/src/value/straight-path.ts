/**
 * The path that Windows makes of another one: without spaces around it, without the prefix of a device in front of a drive
 * or a share, and with `.` and `..` followed. Slashes, letter case and the end stay. A path that starts nowhere stays.
 */
export function straightPath(path: string): string {
  const plain = path
    .trim()
    .replace(/^[\\/]{2}[?.][\\/](?:UNC[\\/](?=[^\\/]))/i, '\\\\')
    .replace(/^[\\/]{2}[?.][\\/](?=[a-z]:)/i, '');
  const [, root, rest = ''] = /^([a-z]:|%[^%]+%|[\\/]{2}[^\\/?.*]+[\\/]+[^\\/]+)([\\/].*)?$/is.exec(plain) ?? [];
  if (root === undefined || !/[\\/]\.\.?(?:[\\/]|$)/.test(rest)) return plain;
  const kept: string[] = [];
  for (const step of rest.split(/[\\/]/).slice(1)) {
    if (step === '..') kept.pop();
    else if (step !== '.') kept.push(step);
  }
  return `${root}\\${kept.join('\\')}`;
}
