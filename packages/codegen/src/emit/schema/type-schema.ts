import { Node, type TypeNode, type TypeReferenceNode } from 'ts-morph';
import { FILLED_LISTS, LINE, NAME, NUMBER_RANGES, TEXT_FORMS } from './forms.ts';
import { literalProperties, type Model, type ModelProperty, meaningsOf, wordsOf } from './model-types.ts';
import type { Schema } from './schema.ts';
import { variantsOf } from './variants.ts';

/** The schema of a type of the model that stands at a place. Named types are referred to. */
export function schemaOf(model: Model, node: TypeNode, place: string): Schema {
  if (Node.isTypeOperatorTypeNode(node) || Node.isParenthesizedTypeNode(node))
    return schemaOf(model, node.getTypeNode(), place);
  if (Node.isArrayTypeNode(node)) {
    const items = schemaOf(model, node.getElementTypeNode(), place);
    return { type: 'array', items, ...(FILLED_LISTS.includes(place) && { minItems: 1 }) };
  }
  if (Node.isUnionTypeNode(node)) return unionOf(model, node.getTypeNodes(), place);
  if (Node.isTypeLiteral(node)) return objectOf(model, literalProperties(node, place));
  if (Node.isTypeReference(node)) return referenceOf(model, node, place);
  return plainOf(node.getText(), place);
}

/** An object with these properties and no others. */
export function objectOf(model: Model, properties: readonly ModelProperty[]): Schema {
  const required = properties.filter(({ isRequired }) => isRequired).map(({ name }) => name);
  return {
    type: 'object',
    properties: Object.fromEntries(
      properties.map(({ name, type, place, doc }) => [name, described(schemaOf(model, type, place), doc)]),
    ),
    ...(required.length > 0 && { required }),
    additionalProperties: false,
  };
}

/** Draft 7 ignores what stands beside a reference, so a described reference is wrapped. */
function described(shape: Schema, description: string | undefined): Schema {
  if (description === undefined) return shape;
  return '$ref' in shape ? { description, allOf: [shape] } : { description, ...shape };
}

function unionOf(model: Model, members: readonly TypeNode[], place: string): Schema {
  const words = members.map((member) => /^'(.*)'$/.exec(member.getText())?.[1]);
  if (words.every((word) => word !== undefined)) return { enum: words };
  const objects = members.filter((member) => Node.isTypeLiteral(member));
  if (objects.length === members.length)
    return variantsOf(objects.map((member) => objectOf(model, literalProperties(member, place))));
  return { anyOf: members.map((member) => schemaOf(model, member, place)) };
}

function referenceOf(model: Model, node: TypeReferenceNode, place: string): Schema {
  const [first, second] = node.getTypeArguments();
  const name = node.getTypeName().getText();
  if (name === 'Readonly' && first !== undefined) return schemaOf(model, first, place);
  if (name === 'Record' && second !== undefined)
    return { type: 'object', propertyNames: { pattern: NAME }, additionalProperties: schemaOf(model, second, place) };
  if (name === 'OsReference') return osReference(wordsOf(model, 'OsName') ?? []);
  const words = wordsOf(model, name);
  const meanings = meaningsOf(model, name);
  return words === undefined
    ? { $ref: `#/definitions/${name}` }
    : { enum: words, ...(meanings !== undefined && { enumDescriptions: meanings }) };
}

/** An operating system, or one of its builds. */
function osReference(words: readonly string[]): Schema {
  const names = words.map((word) => word.replaceAll('.', '\\.')).join('|');
  return { anyOf: [{ enum: words }, { type: 'string', pattern: `^(${names})@\\d{4,5}$` }] };
}

function plainOf(type: string, place: string): Schema {
  if (type === 'boolean') return { type: 'boolean' };
  if (type === 'number') return { type: 'integer', ...NUMBER_RANGES[place] };
  if (type === 'string') {
    const pattern = TEXT_FORMS[place] ?? LINE;
    return { type: 'string', ...(pattern !== '' && { pattern }) };
  }
  if (/^'.*'$/.test(type)) return { const: type.slice(1, -1) };
  if (/^\d+$/.test(type)) return { const: Number(type) };
  throw new Error(`no schema for the type ${type} of ${place}`);
}
