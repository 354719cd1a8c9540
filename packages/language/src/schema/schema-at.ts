import type { Path } from '@mdav/core/format';

/** A node of the fleet's JSON Schema, as far as an editor asks. */
export interface SchemaNode {
  readonly description?: string;
  readonly $ref?: string;
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly additionalProperties?: SchemaNode | boolean;
  readonly required?: readonly string[];
  readonly items?: SchemaNode;
  readonly allOf?: readonly SchemaNode[];
  readonly anyOf?: readonly SchemaNode[];
  readonly oneOf?: readonly SchemaNode[];
  readonly definitions?: Readonly<Record<string, SchemaNode>>;
  readonly enumDescriptions?: readonly string[];
}

/** The schema of the fleet file, as `@mdav/core/fleet.schema.json` has it. */
export type FleetSchema = SchemaNode;

/** Everything that may stand at a path: the forms of it side by side, without those that say nothing themselves. */
export function schemaAt(schema: FleetSchema, path: Path): readonly SchemaNode[] {
  let nodes = formsOf(schema, schema);
  for (const step of path)
    nodes = nodes.flatMap((node) => stepInto(node, step)).flatMap((node) => formsOf(schema, node));
  return nodes;
}

function stepInto(node: SchemaNode, step: string | number): readonly SchemaNode[] {
  if (typeof step === 'number') return node.items === undefined ? [] : [node.items];
  const property = Object.hasOwn(node.properties ?? {}, step) ? node.properties?.[step] : undefined;
  if (property !== undefined) return [property];
  return typeof node.additionalProperties === 'object' ? [node.additionalProperties] : [];
}

/** What a reference stands for, and what is put together of parts, with the description of the nearest place. */
function formsOf(schema: FleetSchema, node: SchemaNode): readonly SchemaNode[] {
  const { $ref, allOf, anyOf, oneOf, ...own } = node;
  const target = $ref === undefined ? undefined : nodeOf(schema, $ref);
  const parts = [...(target === undefined ? [] : [target]), ...(allOf ?? []), ...(anyOf ?? []), ...(oneOf ?? [])];
  const described = own.description === undefined ? {} : { description: own.description };
  const inner = parts.flatMap((part) => formsOf(schema, part)).map((part) => ({ ...part, ...described }));
  const saysMore = Object.keys(own).some((key) => key !== 'description' && key !== 'definitions');
  return saysMore || parts.length === 0 ? [own, ...inner] : inner;
}

/** What a pointer into the schema leads to. */
function nodeOf(schema: FleetSchema, pointer: string): SchemaNode | undefined {
  let node: unknown = schema;
  for (const step of pointer.split('/').slice(1))
    node = (node as Readonly<Record<string, unknown>> | undefined)?.[step.replaceAll('~1', '/').replaceAll('~0', '~')];
  return node as SchemaNode | undefined;
}

/** A word that may be written, with what it means where the schema says so. */
export interface SchemaWord {
  readonly value: string | number | boolean;
  readonly meaning?: string;
}

/** The words that may stand at a place, each once. */
export function wordsOf(nodes: readonly SchemaNode[]): readonly SchemaWord[] {
  const words = new Map<unknown, SchemaWord>();
  for (const { enum: listed, const: only, type, enumDescriptions: meanings } of nodes) {
    const values = [
      ...(listed ?? []),
      ...(only === undefined ? [] : [only]),
      ...(type === 'boolean' ? [true, false] : []),
    ];
    for (const [index, value] of values.entries()) {
      if (words.has(value) || (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean'))
        continue;
      const meaning = meanings?.[index];
      words.set(value, { value, ...(meaning === undefined || meaning === '' ? {} : { meaning }) });
    }
  }
  return [...words.values()];
}

/** The keys that a place may have, with what may stand under each. */
export function keysOf(nodes: readonly SchemaNode[]): ReadonlyMap<string, SchemaNode> {
  return new Map(nodes.flatMap(({ properties }) => Object.entries(properties ?? {})));
}
