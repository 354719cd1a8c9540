import { settingRow, settingRows, settingsNamed } from '@mdav/core';
import { isDefenderUri, once } from '@mdav/core/format';
import { describeSetting } from '@mdav/review';
import { SHORT_NAMES } from './terms/short-names.ts';
import type { Term } from './terms/term.ts';
import { plainName, termNamed } from './terms/terms.ts';

const ASR = 'attackSurfaceReductionRules';

/** What a node stands for, however its path begins: `./Vendor/…`, `./Device/Vendor/…`, without the dot. */
export function atNode(text: string): Term | { readonly name: string } | undefined {
  const [, rest] = /^(?:\.\/|\/)?(?:device\/|user\/)?vendor\/msft\/(.+?)\/?$/i.exec(text.trim()) ?? [];
  if (rest === undefined) return undefined;
  const uri = `./Device/Vendor/MSFT/${rest}`;
  if (settingsNamed(uri).length > 0) return { name: uri };
  const term = termNamed(uri);
  if (term !== undefined || !isDefenderUri(uri)) return term;
  // A node that reports what a field of the status has too, and one that no file can hold.
  const last = rest.slice(rest.lastIndexOf('/') + 1);
  if (settingsNamed(last).length > 0) return { name: last };
  const short = SHORT_NAMES.get(plainName(last));
  return typeof short === 'string' ? { name: short } : termNamed(last);
}

/** The setting of a definition of the settings catalog, of one below it or of an option. The longest that fits is meant. */
export function atDefinition(text: string): { readonly name: string } | undefined {
  const wanted = text.trim().toLowerCase();
  if (!/^(?:device_|user_)?vendor_msft_/.test(wanted)) return undefined;
  const rule = asrRuleNamed(
    wanted.replace(/^.*attacksurfacereductionrules_/, '').replace(/_(?:off|block|audit|warn)$/, ''),
  );
  if (rule !== undefined) return { name: rule };
  if (wanted.endsWith('_perruleexclusions')) return { name: 'asrOnlyPerRuleExclusions' };
  const known = settingRows().flatMap(({ id, mdm }) => {
    const catalog = mdm.kind === 'node' ? mdm.catalog : mdm.kind === 'manual' ? mdm.template?.catalog : undefined;
    return catalog === undefined ? [] : [{ id, definition: catalog.definition.toLowerCase() }];
  });
  const fits = known.filter(({ definition }) => wanted === definition || wanted.startsWith(`${definition}_`));
  const longest = Math.max(...fits.map(({ definition }) => definition.length));
  const found = fits.find(({ definition }) => definition.length === longest);
  return found === undefined ? undefined : { name: found.id };
}

/** The attack surface reduction rule that goes by a word of ours, a GUID, or the title that Intune gives it. */
export function asrRuleNamed(text: string): string | undefined {
  return asrRules().get(plainName(text));
}

const asrRules = once(() => {
  const row = settingRow(ASR);
  const children = row.mdm.kind === 'node' ? (row.mdm.catalog?.children ?? {}) : {};
  const rules = new Map<string, string>();
  for (const { word, registry = '' } of describeSetting(row).names) {
    for (const known of [word, registry, children[word] ?? word].map(plainName)) {
      if (known !== '' && !rules.has(known)) rules.set(known, word);
    }
  }
  return rules;
});
