import type { ResolvedGroup } from '@mdav/core';
import type { Emission, Lowered, WrittenTemplate } from '@mdav/core/format';
import { assertNever, intuneBrings, WRITTEN_TEMPLATES } from '@mdav/core/format';
import { compliancePolicies } from '../compliance/compliance-of.ts';
import { customProfile } from '../custom/group-profile.ts';
import type { OmaSetting } from '../custom/profile.ts';
import { onboardingOf } from '../onboarding/onboarding-of.ts';
import { forcingPackage } from '../scripts/forcing-package.ts';
import type { ForcingState } from '../scripts/forcing-state.ts';
import { plainPolicy, supplementPolicy, templatePolicy } from '../settings-catalog/group-policy.ts';
import { isAskedOfTenant } from '../settings-catalog/ids-at-deployment.ts';
import { onboardingByConnector } from '../settings-catalog/onboarding-choice.ts';
import type { MdmPolicy, SettingInstance } from '../settings-catalog/policy.ts';
import type { MdmForm } from './form.ts';
import type { Placed } from './place-assignment.ts';
import { placeAssignment } from './place-assignment.ts';
import { nodeOfRaw, rawOmaOf } from './raw-nodes.ts';

/** What has been placed so far. Local to one call of `lowerGroup`. */
interface Pile {
  readonly plain: SettingInstance[];
  readonly templates: Map<WrittenTemplate, SettingInstance[]>;
  readonly nodes: OmaSetting[];
  readonly forcing: ForcingState[];
}

/**
 * Turns a group into objects of Intune: at most one plain policy, one policy per endpoint security template and one more
 * where the tenant has to be asked for ids, one custom profile, one script package and one compliance policy, each with what goes there and none of them empty.
 */
export function lowerGroup(group: ResolvedGroup): Lowered<MdmForm> {
  const pile: Pile = { plain: [], templates: new Map(), nodes: [], forcing: [] };
  const emissions = group.assignments.map((assignment): Emission => {
    const placed = placeAssignment(group, assignment);
    if (placed.kind === 'manual' || placed.kind === 'unsupported') return placed;
    add(pile, placed);
    const { setting } = assignment;
    return placed.note === undefined ? { kind: 'emitted', setting } : { kind: 'emitted', setting, note: placed.note };
  });
  if (onboardingOf(group)?.kind === 'connector') addToTemplate(pile, 'edr', onboardingByConnector);
  if (group.os.some(({ id }) => intuneBrings(group, id, 'custom')))
    for (const one of rawOmaOf(group).map(nodeOfRaw)) pile.nodes.push(one);
  return { form: formOf(group, pile), emissions };
}

function add(pile: Pile, placed: Placed): void {
  switch (placed.kind) {
    case 'catalog':
      pile.plain.push(placed.instance);
      return;
    case 'template':
      addToTemplate(pile, placed.name, placed.instance);
      return;
    case 'custom':
      pile.nodes.push(placed.oma);
      return;
    case 'script':
      pile.forcing.push(placed.wanted);
      return;
    // The other setting brings it along.
    case 'within':
      return;
    default:
      assertNever(placed);
  }
}

function addToTemplate({ templates }: Pile, name: WrittenTemplate, instance: SettingInstance): void {
  templates.set(name, [...(templates.get(name) ?? []), instance]);
}

function formOf(group: ResolvedGroup, { plain, templates, nodes, forcing }: Pile): MdmForm {
  const policies = WRITTEN_TEMPLATES.flatMap((name): readonly MdmPolicy[] => {
    const instances = templates.get(name) ?? [];
    const asked = instances.filter(isAskedOfTenant);
    const own = instances.filter((instance) => !isAskedOfTenant(instance));
    return [
      ...(own.length === 0 ? [] : [templatePolicy(group, name, own)]),
      ...(asked.length === 0 ? [] : [supplementPolicy(group, name, asked)]),
    ];
  });
  return {
    catalog: plain.length === 0 ? policies : [plainPolicy(group, plain), ...policies],
    custom: nodes.length === 0 ? [] : [customProfile(group, nodes)],
    scripts: forcing.map((wanted) => forcingPackage(group, wanted)),
    compliance: compliancePolicies(group),
  };
}
