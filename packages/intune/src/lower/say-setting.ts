import type { MdmNode, SettingRow, SettingValue } from '@mdav/core';
import type { OmaSetting } from '../custom/profile.ts';
import type { SettingInstance } from '../settings-catalog/policy.ts';
import type { Said } from './said.ts';
import { said } from './said.ts';
import { sayInCatalog } from './say-catalog.ts';
import { sayInOma } from './say-oma.ts';
import type { InnerLists } from './within.ts';

/** One setting in Intune's words: an instance for a settings catalog policy, or a node for a custom profile. */
export type Spoken =
  | { readonly kind: 'catalog'; readonly instance: SettingInstance }
  | { readonly kind: 'custom'; readonly oma: OmaSetting };

/**
 * Says a setting in the settings catalog where it can, and in a custom profile where the catalog has no definition, keeps
 * it for templates, or has no words for this value (a rule that is only known by its GUID, say).
 */
export function saySetting(row: SettingRow, node: MdmNode, value: SettingValue, inner?: InnerLists): Said<Spoken> {
  const { catalog } = node;
  const inCatalog =
    catalog === undefined || catalog.templateOnly ? undefined : sayInCatalog({ row, node, catalog }, value, inner);
  if (inCatalog?.kind === 'said') return said({ kind: 'catalog', instance: inCatalog.it });
  const inOma = sayInOma(row, node, value);
  if (inOma.kind === 'said') return said({ kind: 'custom', oma: inOma.it });
  return inCatalog ?? inOma;
}
