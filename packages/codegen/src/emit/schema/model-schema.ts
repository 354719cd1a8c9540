import type { Project } from 'ts-morph';
import { docOf, interfaceProperties, type Model, type ModelSources, readModel } from './model-types.ts';
import { referencesIn, type Schema } from './schema.ts';
import { objectOf, schemaOf } from './type-schema.ts';

/**
 * Schemas of the types of the model, by name, read off the declarations themselves: what a fleet may hold is
 * written down once, and the doc comments become descriptions. `Settings` is left to the catalogue.
 */
export function modelSchemas(project: Project, sources: ModelSources): Readonly<Record<string, Schema>> {
  const model = readModel(project, sources);
  const schemas: Record<string, Schema> = {};
  const define = (name: string) => {
    if (name === 'Settings' || name in schemas) return;
    const schema = definitionOf(model, name);
    schemas[name] = schema;
    for (const reference of referencesIn(schema)) define(reference);
  };
  define('Fleet');
  return schemas;
}

function definitionOf(model: Model, name: string): Schema {
  const declaration = model.interfaces.get(name);
  if (declaration !== undefined)
    return { description: docOf(declaration), ...objectOf(model, interfaceProperties(model, declaration)) };
  const alias = model.aliases.get(name);
  if (alias === undefined) throw new Error(`the model has no type ${name}`);
  return { description: docOf(alias), ...schemaOf(model, alias.getTypeNodeOrThrow(), name) };
}
