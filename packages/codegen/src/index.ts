/** Generators of everything that follows from the catalogue: types, schema, validator and reference pages. */
export type { Inputs } from './generate.ts';
export { generate } from './generate.ts';
export type { Problem } from './source/problem.ts';
export { formatProblem } from './source/problem.ts';
export type { Catalogue, CatalogueFiles } from './source/read-catalogue.ts';
export { readCatalogue } from './source/read-catalogue.ts';
export type { Area, Template } from './source/source-row.ts';
