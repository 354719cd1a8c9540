import {
  type InterfaceDeclaration,
  type JSDocableNode,
  Node,
  type Project,
  type PropertySignature,
  type TypeLiteralNode,
  type TypeNode,
} from 'ts-morph';
import type { Json } from '../json.ts';
import { FILLED_LISTS, LINE, NAME, NUMBER_RANGES, TEXT_FORMS } from './forms.ts';

/** A JSON Schema. */
export type Schema = { readonly [keyword: string]: Json | undefined };

/** Texts of the files that declare the model. */
export interface ModelSources {
  readonly fleet: string;
  readonly raw: string;
  readonly vocabulary: string;
  /** The generated words for operating systems. */
  readonly osIds: string;
}

/**
 * Schemas of the types of the model, by name, read off the declarations themselves: what a fleet may hold is
 * written down once, and the doc comments become descriptions. `Settings` is left to the catalogue.
 */
export function modelSchemas(project: Project, sources: ModelSources): Readonly<Record<string, Schema>> {
  const files = Object.entries(sources).map(([name, text]) => project.createSourceFile(`model/${name}.ts`, text));
  const interfaces = new Map(
    files.flatMap((file) => file.getInterfaces()).map((declaration) => [declaration.getName(), declaration]),
  );
  const aliases = new Map(
    files.flatMap((file) => file.getTypeAliases()).map((declaration) => [declaration.getName(), declaration]),
  );
  const wordLists = new Map(
    files
      .flatMap((file) => file.getVariableDeclarations())
      .map((declaration) => [declaration.getName(), declaration.getInitializer()]),
  );
  const schemas: Record<string, Schema> = {};

  function refer(name: string): Schema {
    if (name === 'Settings') return { $ref: '#/definitions/Settings' };
    const alias = aliases.get(name);
    if (name === 'OsReference') return osReference();
    const words = alias && wordsOf(alias.getTypeNodeOrThrow());
    if (words !== undefined) return { enum: words };
    if (!(name in schemas)) {
      schemas[name] = {};
      const declaration = interfaces.get(name);
      if (declaration !== undefined)
        schemas[name] = { description: docOf(declaration), ...objectOf(name, propertiesOf(declaration)) };
      else if (alias !== undefined)
        schemas[name] = { description: docOf(alias), ...schemaOf(alias.getTypeNodeOrThrow(), name) };
      else throw new Error(`the model has no type ${name}`);
    }
    return { $ref: `#/definitions/${name}` };
  }

  /** The words of `(typeof WORDS)[number]`. */
  function wordsOf(node: TypeNode): readonly string[] | undefined {
    const list = /^\(typeof (\w+)\)\[number\]$/.exec(node.getText())?.[1];
    const initializer = list === undefined ? undefined : wordLists.get(list);
    if (initializer === undefined) return undefined;
    return [...initializer.getText().matchAll(/'([^']*)'/g)].map((match) => match[1] ?? '');
  }

  function osReference(): Schema {
    const words = aliases.get('OsId') && wordsOf(aliases.get('OsId')?.getTypeNodeOrThrow() as TypeNode);
    const names = (words ?? []).map((word) => word.replaceAll('.', '\\.')).join('|');
    return { anyOf: [{ enum: words ?? [] }, { type: 'string', pattern: `^(${names})@\\d{4,5}$` }] };
  }

  function propertiesOf(declaration: InterfaceDeclaration): readonly [owner: string, property: PropertySignature][] {
    const inherited = declaration.getExtends().flatMap((clause) => {
      const parent = interfaces.get(clause.getExpression().getText());
      return parent === undefined ? [] : propertiesOf(parent);
    });
    return [
      ...inherited,
      ...declaration.getProperties().map((property): [string, PropertySignature] => [declaration.getName(), property]),
    ];
  }

  function objectOf(name: string, properties: readonly [owner: string, property: PropertySignature][]): Schema {
    const shapes = properties.map(([owner, property]) => {
      const place = `${owner || name}.${property.getName()}`;
      const shape = schemaOf(property.getTypeNodeOrThrow(), place);
      const description = docOf(property);
      // Draft 7 ignores what stands beside a reference, so a described reference is wrapped.
      const described: Schema =
        description === undefined
          ? shape
          : '$ref' in shape
            ? { description, allOf: [shape] }
            : { description, ...shape };
      return [property.getName(), described] as const;
    });
    const required = properties
      .filter(([, property]) => !property.hasQuestionToken())
      .map(([, property]) => property.getName());
    return {
      type: 'object',
      properties: Object.fromEntries(shapes),
      ...(required.length > 0 && { required }),
      additionalProperties: false,
    };
  }

  function schemaOf(node: TypeNode, place: string): Schema {
    if (Node.isTypeOperatorTypeNode(node)) return schemaOf(node.getTypeNode(), place);
    if (Node.isParenthesizedTypeNode(node)) return schemaOf(node.getTypeNode(), place);
    if (Node.isArrayTypeNode(node)) {
      const items = schemaOf(node.getElementTypeNode(), place);
      return { type: 'array', items, ...(FILLED_LISTS.includes(place) && { minItems: 1 }) };
    }
    if (Node.isUnionTypeNode(node)) return unionOf(node.getTypeNodes(), place);
    if (Node.isTypeLiteral(node)) return objectOf(place, literalProperties(node, place));
    if (Node.isTypeReference(node)) {
      const [first, second] = node.getTypeArguments();
      const name = node.getTypeName().getText();
      if (name === 'Readonly' && first !== undefined) return schemaOf(first, place);
      if (name === 'Record' && second !== undefined) {
        return { type: 'object', propertyNames: { pattern: NAME }, additionalProperties: schemaOf(second, place) };
      }
      return refer(name);
    }
    const text = node.getText();
    if (text === 'boolean') return { type: 'boolean' };
    if (text === 'number') return { type: 'integer', ...NUMBER_RANGES[place] };
    if (text === 'string') return stringOf(place);
    if (/^'.*'$/.test(text)) return { const: text.slice(1, -1) };
    if (/^\d+$/.test(text)) return { const: Number(text) };
    throw new Error(`no schema for the type ${text} of ${place}`);
  }

  function stringOf(place: string): Schema {
    const pattern = TEXT_FORMS[place] ?? LINE;
    return { type: 'string', ...(pattern !== '' && { pattern }) };
  }

  function unionOf(members: readonly TypeNode[], place: string): Schema {
    const words = members.map((member) => /^'(.*)'$/.exec(member.getText())?.[1]);
    if (words.every((word) => word !== undefined)) return { enum: words };
    if (members.every((member) => Node.isTypeLiteral(member)))
      return variantsOf(members as readonly TypeLiteralNode[], place);
    return { anyOf: members.map((member) => schemaOf(member, place)) };
  }

  /** A union of objects told apart by `type`: one object, with a condition per variant, so that a mistake has one message. */
  function variantsOf(members: readonly TypeLiteralNode[], place: string): Schema {
    const variants = members.map((member) => objectOf(place, literalProperties(member, place)) as Variant);
    const names = [...new Set(variants.flatMap(({ properties }) => Object.keys(properties)))];
    const shared = names.filter(
      (name) => new Set(variants.map(({ properties }) => JSON.stringify(properties[name]))).size === 1,
    );
    const always = names.filter((name) => variants.every(({ required }) => required?.includes(name)));
    const types = variants.flatMap(({ properties }) => typesOf(properties.type));
    const first = variants[0]?.properties ?? {};
    return {
      type: 'object',
      properties: Object.fromEntries(
        names.map((name) => [name, name === 'type' ? { enum: types } : shared.includes(name) ? first[name] : {}]),
      ),
      required: always,
      additionalProperties: false,
      allOf: variants.map(({ properties, required }) => ({
        if: { properties: { type: { enum: typesOf(properties.type) } }, required: ['type'] },
        // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema
        then: {
          properties: Object.fromEntries(
            names
              .filter((name) => name !== 'type' && !shared.includes(name))
              .map((name) => [name, properties[name] ?? false]),
          ),
          required: (required ?? []).filter((name) => !always.includes(name)),
        },
      })),
    };
  }

  function literalProperties(
    node: TypeLiteralNode,
    place: string,
  ): readonly [owner: string, property: PropertySignature][] {
    return node.getProperties().map((property): [string, PropertySignature] => [place, property]);
  }

  refer('Fleet');
  return schemas;
}

interface Variant extends Schema {
  readonly properties: { readonly [name: string]: Schema };
  readonly required?: readonly string[];
}

function typesOf(schema: Schema | undefined): readonly string[] {
  return (schema?.enum ?? [schema?.const]) as readonly string[];
}

function docOf(node: JSDocableNode): string | undefined {
  const text = node
    .getJsDocs()
    .map((doc) => doc.getCommentText() ?? '')
    .join('\n')
    .trim();
  return text === '' ? undefined : text.replaceAll(/\s*\n\s*/g, ' ');
}
