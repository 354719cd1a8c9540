import type { MdmNode, SettingRow } from '@mdav/core';
import { settingRows } from '@mdav/core';
import { once } from '@mdav/core/format';
import type { CatalogRow } from '../lower/catalog-row.ts';
import { catalogRowOf } from '../lower/catalog-row.ts';

/** A setting with its node. */
export interface NodeRow {
  readonly row: SettingRow;
  readonly node: MdmNode;
}

/** Both address the device node; Graph publishes the Defender CSP in the short form. */
export function canonicalUri(uri: string): string {
  return uri.startsWith('./Vendor/') ? `./Device${uri.slice(1)}` : uri;
}

/** Id of the definition of a node by the naming rule: lower case, `_` for `/`, nothing before `device`. */
export function definitionOf(uri: string): string {
  return canonicalUri(uri).slice('./'.length).toLowerCase().replaceAll('/', '_');
}

const nodeRows = once((): readonly NodeRow[] =>
  settingRows().flatMap((row) => (row.mdm.kind === 'node' ? { row, node: row.mdm } : [])),
);
const alternates = once(() =>
  nodeRows().flatMap(({ row, node }) => (node.alternate === undefined ? [] : { row, node, alternate: node.alternate })),
);

/** Settings by the id of their definition. */
export const byDefinition = once(
  (): ReadonlyMap<string, CatalogRow> =>
    new Map(
      settingRows().flatMap((row) => {
        const known = catalogRowOf(row);
        return known === undefined ? [] : [[known.catalog.definition, known] as const];
      }),
    ),
);

/** Settings by the URI of their node. */
export const byUri = once(
  (): ReadonlyMap<string, NodeRow> => new Map(nodeRows().map((known) => [canonicalUri(known.node.uri), known])),
);

const byUriOfAnyCase = once(
  (): ReadonlyMap<string, NodeRow> =>
    new Map(nodeRows().map((known) => [canonicalUri(known.node.uri).toLowerCase(), known])),
);

/**
 * The setting that a URI names but for its letters' case. Intune's page has URIs as case sensitive, so that such a one is
 * not taken for the setting: what devices make of it is not known.
 * Source: https://learn.microsoft.com/mem/intune/configuration/custom-settings-windows-10
 */
export function otherwiseSpelled(uri: string): NodeRow | undefined {
  const plain = uri.toLowerCase().replace(/^\.\/vendor\//, './device/vendor/');
  return byUri().has(canonicalUri(uri)) ? undefined : byUriOfAnyCase().get(plain);
}

/** Settings by the definition of the second node that carries them: recognised, never written. */
export const byAlternateDefinition = once(
  (): ReadonlyMap<string, NodeRow> =>
    new Map(alternates().map(({ alternate, ...known }) => [definitionOf(alternate), known])),
);

/** Settings by the URI of their second node. */
export const byAlternateUri = once(
  (): ReadonlyMap<string, NodeRow> =>
    new Map(alternates().map(({ alternate, ...known }) => [canonicalUri(alternate), known])),
);
