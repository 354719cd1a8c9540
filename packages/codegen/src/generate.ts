import type { CitedPage } from '@mdav/core';
import { IndentationText, NewLineKind, Project, QuoteKind } from 'ts-morph';
import type { Framework } from '../../core/src/frameworks/framework.ts';
import { emitAreas } from './emit/areas.ts';
import { emitCatalogue } from './emit/catalogue.ts';
import { emitFrameworks } from './emit/frameworks.ts';
import { emitPages } from './emit/pages/pages.ts';
import { emitRequirements } from './emit/requirements.ts';
import { emitFleetKeys } from './emit/schema/fleet-keys.ts';
import { emitSchema, fleetSchema } from './emit/schema/fleet-schema.ts';
import type { ModelSources } from './emit/schema/model-types.ts';
import { emitValidator } from './emit/schema/validator.ts';
import { withReferences } from './emit/schema/with-references.ts';
import { emitSettings } from './emit/settings.ts';
import { emitOsIds, emitOsInfo } from './emit/systems.ts';
import { emitTemplates } from './emit/templates.ts';
import type { Catalogue } from './source/read-catalogue.ts';

const CORE = 'packages/core';

/** What the generators need besides the catalogue. */
export interface Inputs {
  /** Texts of the files that declare the model of a fleet. */
  readonly model: Omit<ModelSources, 'osIds'>;
  /** Sources by their short names. */
  readonly sources: Readonly<Record<string, CitedPage>>;
  readonly frameworks: readonly Framework[];
}

/** Every generated file by its path in the repository. The same catalogue always gives the same text. */
export function generate(catalogue: Catalogue, { model, sources, frameworks }: Inputs): ReadonlyMap<string, string> {
  const project = new Project({
    useInMemoryFileSystem: true,
    manipulationSettings: {
      indentationText: IndentationText.TwoSpaces,
      quoteKind: QuoteKind.Single,
      newLineKind: NewLineKind.LineFeed,
    },
  });
  const osIds = emitOsIds(project, catalogue.systems);
  const schema = fleetSchema(project, { ...model, osIds }, catalogue.rows);
  return new Map([
    [`${CORE}/src/catalogue/catalogue.generated.ts`, emitCatalogue(project, catalogue.rows)],
    [`${CORE}/src/catalogue/areas.generated.ts`, emitAreas(project, catalogue.areas)],
    [`${CORE}/src/catalogue/requires.generated.ts`, emitRequirements(project, catalogue.requirements)],
    [`${CORE}/src/catalogue/templates.generated.ts`, emitTemplates(project, catalogue.templates)],
    [`${CORE}/src/frameworks/frameworks.generated.ts`, emitFrameworks(frameworks)],
    [`${CORE}/src/model/os-ids.generated.ts`, osIds],
    [`${CORE}/src/facts/os-info.generated.ts`, emitOsInfo(project, catalogue.systems)],
    [`${CORE}/src/model/settings.generated.ts`, emitSettings(project, catalogue.rows)],
    [`${CORE}/src/model/fleet-keys.generated.ts`, emitFleetKeys(project, schema)],
    [`${CORE}/fleet.schema.json`, emitSchema(withReferences(schema))],
    [`${CORE}/src/parse/fleet-validator.generated.ts`, emitValidator(schema, catalogue.rows)],
    ...[...emitPages(catalogue, { sources, frameworks })].map(([name, text]): [string, string] => [
      `docs/settings/${name}`,
      text,
    ]),
  ]);
}
