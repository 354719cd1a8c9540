import type { SourceFile, SourcePart } from './source-file.ts';

const MADE_BY =
  'Made by packages/codegen from the scripts and queries beside it; edit those and run `node scripts/generate.mjs`.';

/** `embedded.generated.ts` of a folder: its files under their own names, code where they have no slots and templates else. */
export function emitSources(files: readonly SourceFile[]): string {
  const parts = files.flatMap((file) => file.parts);
  const types = [
    ...(parts.some(({ slots }) => slots.length === 0) ? ['Code'] : []),
    ...(parts.some(({ slots }) => slots.length > 0) ? ['Template'] : []),
  ];
  return `// ${MADE_BY}\nimport type { ${types.join(', ')} } from '@mdav/quote';\n${files.map(emitFile).join('')}`;
}

/** `Get-MdavState.ps1` is `GET_MDAV_STATE`. */
export function constantOf(name: string): string {
  return name
    .slice(0, name.lastIndexOf('.'))
    .replaceAll(/(?<=[a-z0-9])(?=[A-Z])|[^A-Za-z0-9]+/g, '_')
    .toUpperCase();
}

function emitFile(file: SourceFile): string {
  const { name, parts } = file;
  const constant = constantOf(name);
  const [first] = parts;
  if (first !== undefined && first.region === undefined)
    return `\n/** \`${name}\` */\nexport const ${constant} = ${partValue(file, first)};\n`;
  const values = parts.map((part) => `  ${part.region}: ${partValue(file, part)},\n`).join('');
  return `\n/** The regions of \`${name}\`. */\nexport const ${constant} = {\n${values}} as const;\n`;
}

function partValue({ language }: SourceFile, { slots, text }: SourcePart): string {
  const literal = `\`${text.replaceAll(/[\\`]|\$(?=\{)/g, '\\$&')}\``;
  if (slots.length === 0) return `${literal} as Code<'${language}'>`;
  const names = slots.map((slot) => `'${slot}'`);
  const type = `Template<'${language}', ${names.join(' | ')}>`;
  return `{ language: '${language}', slots: [${names.join(', ')}], text: ${literal} } as ${type}`;
}
