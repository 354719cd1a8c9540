import { type Project, VariableDeclarationKind } from 'ts-morph';
import { MADE_BY } from '../header.ts';
import { propertyName, quote } from '../literal.ts';
import type { Schema } from './schema.ts';

/** `fleet-keys.generated.ts`: the keys of every map of the fleet file, by the type of the model that says what it may hold. */
export function emitFleetKeys(project: Project, schema: Schema): string {
  const { definitions, ...fleet } = schema as Schema & { readonly definitions: Readonly<Record<string, Schema>> };
  const types = Object.entries({ Fleet: fleet as Schema, ...definitions }).filter(
    ([name, { properties }]) => name !== 'Settings' && properties !== undefined,
  );
  const lines = types.map(([name, { properties }]) => {
    const keys = Object.entries(properties as Readonly<Record<string, Schema>>).map(
      ([key, value]) => `${propertyName(key)}: ${quote(typeOf(value))}`,
    );
    return `  ${name}: { ${keys.join(', ')} },`;
  });
  const file = project.createSourceFile('fleet-keys.generated.ts', '', { overwrite: true });
  file.addVariableStatement({
    docs: [
      'The keys of every map of the fleet file by its type in the model, and the type of the map under a key. `each` stands before the type of what has a free name under it.',
    ],
    isExported: true,
    declarationKind: VariableDeclarationKind.Const,
    declarations: [{ name: 'FLEET_KEYS', initializer: `{\n${lines.join('\n')}\n} as const` }],
  });
  return `// ${MADE_BY}\n${file.getFullText()}`;
}

/** The type that a property refers to, whatever stands around the reference; empty for words and quantities. */
function typeOf(schema: Schema): string {
  const own = schema['$ref'];
  if (typeof own === 'string') return own.slice(own.lastIndexOf('/') + 1);
  const { items, additionalProperties: each } = schema;
  if (typeof each === 'object' && typeOf(each as Schema) !== '') return `each ${typeOf(each as Schema)}`;
  const inner = [items, ...parts(schema['allOf']), ...parts(schema['anyOf'])];
  for (const part of inner) {
    const type = typeof part === 'object' && part !== null ? typeOf(part as Schema) : '';
    if (type !== '') return type;
  }
  return '';
}

function parts(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
