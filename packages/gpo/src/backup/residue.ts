/** What other parts of Group Policy keep in a backup, by where they keep it. The first that fits names the file. */
const KINDS: readonly (readonly [RegExp, string])[] = [
  [/^gpreport\.xml$/i, 'report for display'],
  [/\/preferences\/([^/]+)\//i, 'preferences: $1'],
  [/\/secedit\/gpttmpl\.inf$/i, 'security settings'],
  [/\/audit\/audit\.csv$/i, 'advanced audit policy'],
  [/\/scripts\//i, 'scripts'],
  [/\/applications\//i, 'software installation'],
  [/\/documents & settings\//i, 'folder redirection'],
  [/\/adm\//i, 'template of the old kind'],
  [/\/comment\.cmtx$/i, 'comments that could not be read'],
];

/** What a kept file is, in words; `other file` when its place does not tell. */
export function describeKept(path: string): string {
  for (const [pattern, name] of KINDS) {
    const found = pattern.exec(path);
    if (found !== null) return name.replace('$1', found[1] ?? '');
  }
  return 'other file';
}
