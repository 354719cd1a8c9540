import type { SettingRow } from '@mdav/core';
import { settingRows } from '@mdav/core';
import { once } from '@mdav/core/format';
import { definitionOf } from '../lift/known-nodes.ts';
import type { CatalogRow } from '../lower/catalog-row.ts';
import { catalogRowOf } from '../lower/catalog-row.ts';
import type { Inside, KnownDefinition } from './definition.ts';
import { NOTHING_INSIDE } from './definition.ts';
import { onboardingDefinitions } from './onboarding-definitions.ts';

/** The one attack surface reduction rule that honours no exclusions. */
const RULE_WITHOUT_EXCLUSIONS = '_blockpersistencethroughwmieventsubscription';

/** Times of day are minutes after midnight. */
const LAST_MINUTE = 1439;

/** Definitions of Defender by their ids: those of the catalogue, their parts, their ADMX-backed twins, and onboarding. */
export const knownDefinitions = once(
  (): ReadonlyMap<string, KnownDefinition> =>
    new Map([...settingRows().flatMap(definitionsOfRow), ...onboardingDefinitions].map((known) => [known.id, known])),
);

function definitionsOfRow(row: SettingRow): readonly KnownDefinition[] {
  const known = catalogRowOf(row);
  const twin = row.mdm.kind === 'node' && row.mdm.alternate !== undefined ? [twinOf(row, row.mdm.alternate)] : [];
  return known === undefined ? twin : [...definitionsOf(known), ...twin];
}

/** The ADMX-backed node that says the same: its states are known, its elements are left alone. */
function twinOf(row: SettingRow, uri: string): KnownDefinition {
  const id = definitionOf(uri);
  const options = new Map([`${id}_0`, `${id}_1`].map((option) => [option, NOTHING_INSIDE]));
  return { id, shape: 'choice', options, row, templates: [], templateOnly: false, isOpaque: true };
}

function definitionsOf(known: CatalogRow): readonly KnownDefinition[] {
  const { row, catalog } = known;
  const id = catalog.definition;
  const isOnlyInTemplate = catalog.templateOnly === true || row.mdm.kind === 'manual';
  const common = { id, row, templates: catalog.templates ?? [], templateOnly: isOnlyInTemplate };
  switch (catalog.instance) {
    case 'choice':
      return catalog.element === undefined
        ? [{ ...common, shape: 'choice', options: optionsOf(known, id) }]
        : admxDefinitions(known, common, catalog.element);
    case 'choice-collection':
      return [{ ...common, shape: 'choice-collection', options: optionsOf(known, id) }];
    case 'simple-integer':
      return [{ ...common, shape: 'integer', ...rangeOf(known) }];
    case 'simple-string':
      return [{ ...common, shape: 'string' }];
    case 'simple-string-collection':
      return [{ ...common, shape: 'string-collection' }];
    case 'group-collection': {
      const children = Object.values(catalog.children ?? {}).map((suffix) => `${id}_${suffix}`);
      const group = { ...common, shape: 'group-collection', members: { required: [], optional: children } } as const;
      return [group, ...children.flatMap((child) => ruleDefinitions(known, child))];
    }
  }
}

type Common = Pick<KnownDefinition, 'id' | 'row' | 'templates' | 'templateOnly'>;
type Element = NonNullable<CatalogRow['catalog']['element']>;

/** An ADMX-backed policy: enabled requires its element, disabled has none. */
function admxDefinitions(known: CatalogRow, common: Common, { suffix, instance }: Element): readonly KnownDefinition[] {
  const { id, row } = common;
  const child = `${id}_${suffix}`;
  const options = new Map([
    [`${id}_0`, NOTHING_INSIDE],
    [`${id}_1`, { required: [child], optional: [] }],
  ]);
  const part = { id: child, parent: id, templates: [], templateOnly: false, ...(row === undefined ? {} : { row }) };
  return [{ ...common, shape: 'choice', options }, ...elementDefinitions(known, part, instance)];
}

function elementDefinitions(
  known: CatalogRow,
  part: Omit<KnownDefinition, 'shape'>,
  instance: Element['instance'],
): readonly KnownDefinition[] {
  switch (instance) {
    case 'choice':
      return [{ ...part, shape: 'choice', options: optionsOf(known, part.id) }];
    case 'simple-integer':
      return [{ ...part, shape: 'integer', ...rangeOf(known) }];
    case 'simple-string':
      return [{ ...part, shape: 'string' }];
    case 'group-collection': {
      const required = [`${part.id}_key`, `${part.id}_value`];
      const texts = required.map((id): KnownDefinition => ({ ...part, id, parent: part.id, shape: 'string' }));
      return [{ ...part, shape: 'group-collection', members: { required, optional: [] } }, ...texts];
    }
  }
}

/** One choice of a group. An attack surface reduction rule may have exclusions of its own, in templates. */
function ruleDefinitions(known: CatalogRow, id: string): readonly KnownDefinition[] {
  const { row, catalog } = known;
  const mayExclude = row.id === 'attackSurfaceReductionRules' && !id.endsWith(RULE_WITHOUT_EXCLUSIONS);
  const exclusions = mayExclude ? [`${id}_perruleexclusions`] : [];
  const options = new Map(
    [...optionsOf(known, id).keys()].map((option) => {
      const optional = option.endsWith('_off') ? [] : exclusions;
      return [option, { required: [], optional }] as const;
    }),
  );
  const part = { row, parent: catalog.definition, templates: [], templateOnly: false };
  return [
    { ...part, id, shape: 'choice', options },
    ...exclusions.map(
      (child): KnownDefinition => ({ ...part, id: child, parent: id, shape: 'string-collection', templateOnly: true }),
    ),
  ];
}

/** The options of a definition, from the codes of its words; no flag at all is the option of code 0. */
function optionsOf({ row, node, catalog }: CatalogRow, id: string): ReadonlyMap<string, Inside> {
  const suffixes = Object.entries(node.as ?? {}).map(([word, code]) => catalog.options?.[word] ?? String(code));
  const none = row.type.kind === 'flags' ? ['0'] : [];
  return new Map([...none, ...suffixes].map((suffix) => [`${id}_${suffix}`, NOTHING_INSIDE]));
}

function rangeOf({ row: { type }, node }: CatalogRow): Pick<KnownDefinition, 'range'> {
  if (node.range !== undefined) return { range: node.range };
  if (type.kind === 'integer' || type.kind === 'duration') return { range: { min: type.min, max: type.max } };
  return type.kind === 'time-of-day' ? { range: { min: 0, max: LAST_MINUTE } } : {};
}
