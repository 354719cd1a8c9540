import type { RegistryBinding, SettingRow } from '@mdav/core';
import type { Project } from 'ts-morph';
import { describeDefaults } from '../../../review/src/describe/defaults.ts';
import { describeEffect } from '../../../review/src/describe/effect.ts';
import { describeValues } from '../../../review/src/describe/values.ts';
import { MADE_BY } from './header.ts';
import { valueTypeText } from './value-text.ts';

/** `settings.generated.ts`: the type of the settings of a group, with what to know about each in its doc comment. */
export function emitSettings(project: Project, rows: readonly SettingRow[]): string {
  const file = project.createSourceFile('settings.generated.ts', '', { overwrite: true });
  file.addImportDeclaration({
    moduleSpecifier: './justification.ts',
    namedImports: ['Justification', 'Justified'],
    isTypeOnly: true,
  });
  file.addImportDeclaration({ moduleSpecifier: './value.ts', namedImports: ['Extendable'], isTypeOnly: true });
  file.addInterface({
    name: 'Settings',
    isExported: true,
    docs: [`\n${ABOUT.join('\n')}`],
    properties: rows.map((row) => ({
      name: row.id,
      isReadonly: true,
      hasQuestionToken: true,
      type: valueTypeText(row.type),
      docs: [`\n${docLines(row).join('\n')}`],
    })),
  });
  return `// ${MADE_BY}\n${file.getFullText()}`;
}

const ABOUT = [
  "Defender settings by id. Absent means not managed here; `'remove'` clears what an earlier policy set.",
  'A list, map or set of flags replaces the one of the layers below; `{ extend: … }` adds to it.',
  '`{ value: …, reason: … }` says why, who answers for it and until when.',
];

function docLines(row: SettingRow): readonly string[] {
  return [
    `${row.title}.`,
    '',
    ...(row.notes ?? []).map((note) => `${note}\n`),
    `- Values: ${describeValues(row.type)}`,
    ...optionLines(row),
    ...describeDefaults(row.defaults).map((line) => `- Default: ${line}`),
    `- Registry: ${registryText(row.registry)}`,
    `- MDM: ${row.mdm.kind === 'node' ? row.mdm.uri : `${row.mdm.kind}: ${row.mdm.why}`}`,
    `- In passive mode: ${describeEffect(row.inPassive)}`,
    ...(row.deprecated === undefined ? [] : ['', `@deprecated ${row.deprecated}`]),
  ].map((line) => line.replaceAll('*/', '*\\/'));
}

function optionLines({ type }: SettingRow): readonly string[] {
  const words =
    type.kind === 'choice' || type.kind === 'flags' ? type.options : type.kind === 'map' ? type.keys : undefined;
  return Object.entries(words ?? {}).map(([word, meaning]) => `  - \`${word}\`: ${meaning}`);
}

/** Where the setting stands in the registry, on one line. */
export function registryText(registry: RegistryBinding): string {
  if (registry.kind !== 'values') return `${registry.kind}: ${registry.why}`;
  return registry.writes
    .map((write) =>
      write.kind === 'value' ? `${write.key} : ${write.name} (${write.type})` : `${write.key} : one value per entry`,
    )
    .join('; ');
}
