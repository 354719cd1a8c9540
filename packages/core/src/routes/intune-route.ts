import { settingRow } from '../catalogue/lookup.ts';
import type { SettingRow } from '../catalogue/row.ts';
import { agentDecides } from '../facts/support.ts';
import type { Intune } from '../model/fleet.ts';
import type { Assignment } from '../model/resolved.ts';
import type { Agent, OsId } from '../model/vocabulary.ts';
import type { IntuneCarrier, IntuneReach } from './intune-reach.ts';
import { INTUNE_REACH, NEEDS_UNIFIED_AGENT, NOT_OVER_SENSE, SCRIPTED } from './intune-reach.ts';
import type { TemplatePlace } from './security-templates.ts';
import { hasPublicIds, senseTemplates, templateOf, templateOffer, WRITTEN_TEMPLATES } from './security-templates.ts';

/** What a route depends on besides setting and operating system. */
export interface IntuneFacts {
  readonly intune?: Intune;
  readonly agent?: Agent;
}

/** How Intune takes a setting to an operating system. */
export type IntuneRoute =
  /** In a plain policy of the settings catalog, or in a custom profile where the catalog has no words for the value. */
  | {
      readonly kind: 'catalog';
      /** Why not in a template, when the group wants templates. */
      readonly why?: string;
    }
  /** In the policy of an endpoint security template. */
  | { readonly kind: 'template'; readonly place: TemplatePlace }
  | { readonly kind: 'script' }
  /** Somebody does it by hand in Intune. */
  | { readonly kind: 'manual'; readonly why: string; readonly step: string }
  | { readonly kind: 'none'; readonly why: string };

/** Which objects of Intune reach an operating system. A server whose agent nobody declared may have the unified one. */
export function intuneReach({ intune, agent }: IntuneFacts, os: OsId): IntuneReach {
  const management = intune?.management ?? 'mdm';
  const isOther = agent !== undefined && agent !== 'unified';
  const reach = INTUNE_REACH[os][management];
  return management === 'mde' && agentDecides(os) && isOther ? NEEDS_UNIFIED_AGENT : reach;
}

/** True when a kind of object reaches an operating system. */
export function intuneBrings(facts: IntuneFacts, os: OsId, carrier: IntuneCarrier): boolean {
  return intuneReach(facts, os).carriers.includes(carrier);
}

/**
 * How Intune takes a setting to an operating system. The one answer that rules, runbook and lowering share; whether a
 * value can be said there is for the lowering to see.
 */
export function intuneRoute(
  facts: IntuneFacts,
  row: SettingRow,
  os: OsId,
  { only, origin }: Partial<Pick<Assignment, 'only' | 'origin'>> = {},
): IntuneRoute {
  const { carriers, why } = intuneReach(facts, os);
  const { mdm } = row;
  if (mdm.kind === 'within') return intuneRoute(facts, settingRow(mdm.setting), os, { ...(only && { only }) });
  if (mdm.kind === 'unsupported') {
    const isWanted = SCRIPTED.includes(row.id) && origin?.kind === 'written';
    return isWanted && carriers.includes('script') ? { kind: 'script' } : { kind: 'none', why: mdm.why };
  }
  if (carriers.length === 0) return { kind: 'none', why };
  if (only !== undefined && !only.includes('intune')) {
    return { kind: 'none', why: `It goes by ${only.join(', ')} alone, not by Intune.` };
  }
  const place = templateOf(row);
  if (mdm.kind === 'manual') {
    return place === undefined ? { kind: 'manual', why: mdm.why, step: mdm.step } : { kind: 'template', place };
  }
  if (!carriers.includes('catalog')) return senseRoute(row, place, why);
  const isTemplated = facts.intune?.form === 'templates';
  // Enrolled devices get a plain policy as well, which needs no id of a template.
  if (isTemplated && place !== undefined && hasPublicIds(place)) return { kind: 'template', place };
  if (mdm.catalog === undefined && !carriers.includes('custom'))
    return { kind: 'none', why: `The settings catalog does not have it. ${why}` };
  if (!isTemplated) return { kind: 'catalog' };
  return { kind: 'catalog', why: unwritten(row).why };
}

/** Defender for Endpoint brings what a template offers, and not all of that. What is not known is not refused. */
function senseRoute(row: SettingRow, place: TemplatePlace | undefined, why: string): IntuneRoute {
  const refused = NOT_OVER_SENSE[row.id];
  if (refused !== undefined) return { kind: 'none', why: refused };
  if (place !== undefined) return { kind: 'template', place };
  const found = unwritten(row);
  if (found.step === undefined) return { kind: 'none', why: `${found.why} ${why}` };
  return { kind: 'manual', why: found.why, step: found.step };
}

/** Why a setting is not written into a template, and what to do in the portal where a template has it or may have it. */
function unwritten(row: SettingRow): { readonly why: string; readonly step?: string } {
  const offers = senseTemplates.map((template) => ({ template, offer: templateOffer(row, template) }));
  const owner = offers.find(({ offer }) => offer === 'offered' || offer === 'offered-without-ids')?.template;
  if (owner !== undefined) {
    return {
      why: `The template ${owner.title} offers it, and mdav does not write it there${
        WRITTEN_TEMPLATES.some((name) => name === owner.name) ? ': the ids of its place are not public' : ''
      }.`,
      step: `Set ${row.id} in the portal, in a policy of the template ${owner.title} for these devices.`,
    };
  }
  if (offers.every(({ offer }) => offer === 'not-listed')) {
    return { why: 'It is in none of the lists of what endpoint security templates offer (as of May 2026).' };
  }
  return {
    why: 'Whether an endpoint security template offers it is not known.',
    step: `Look for ${row.id} in the endpoint security templates of the portal, and set it there if one has it.`,
  };
}
