import type { Diagnostic, Location } from '@mdav/core';
import type { LeftEntry, LiftedPolicy, PlacedForm, RawCandidate, Unsayable } from '@mdav/core/format';
import { isDefenderDefinition, isDefenderUri } from '@mdav/core/format';
import type { OmaSetting } from '../custom/profile.ts';
import { byAlternateDefinition, byDefinition, otherwiseSpelled } from '../lift/known-nodes.ts';
import { liftWithReasons, NO_SETTING } from '../lift/lift-form.ts';
import { rawOmaOfInstance } from '../lift/raw-oma.ts';
import type { LeftPart } from '../lift/split-instance.ts';
import type { MdmForm } from '../lower/form.ts';
import { isByConnector } from '../settings-catalog/onboarding-choice.ts';
import type { MdmPolicy, SettingInstance } from '../settings-catalog/policy.ts';
import { instanceLines, nodeLine } from './mdm-lines.ts';

/** What policies, profiles and packages say together: a device gets all of them. */
export function liftMdmForms(placed: readonly PlacedForm<MdmForm>[]): LiftedPolicy {
  const { lifted, reasons } = liftWithReasons({
    catalog: placed.flatMap(({ form }) => form.catalog),
    custom: placed.flatMap(({ form }) => form.custom),
    scripts: placed.flatMap(({ form }) => form.scripts),
    compliance: placed.flatMap(({ form }) => form.compliance),
  });
  const { settings, residue, diagnostics } = lifted;
  const places: Places = {
    catalog: placed.flatMap(({ form, path }) => form.catalog.map(() => path)),
    custom: placed.flatMap(({ form, path }) => form.custom.map(() => path)),
    scripts: placed.flatMap(({ form, path }) => form.scripts.map(() => path)),
  };
  const left = [
    ...residue.catalog.flatMap((policy) =>
      policy.settings.map((instance) => leftInstance(policy, instance, reasons.get(instance) ?? [])),
    ),
    ...residue.scripts.map(({ name }) => leftScript(name)),
    ...residue.custom.flatMap((profile) => profile.settings.map((node) => leftNode(node, reasons.get(node) ?? []))),
  ];
  const said = diagnostics.map((one): Diagnostic => ({ ...one, at: inMember(one.at, places) }));
  return { parts: [{ settings, left, diagnostics: said }], beside: [] };
}

/** The files of the objects of a form, in order. */
type Places = Readonly<Record<'catalog' | 'custom' | 'scripts', readonly string[]>>;

/** The place inside the file of an object, where the channel knows it by its number alone. */
function inMember(at: Location, places: Places): Location {
  const found = /^(catalog|custom|scripts)\[(\d+)\]\.?(.*)$/.exec(at.path ?? '');
  const file = places[found?.[1] as keyof Places]?.[Number(found?.[2])];
  if (found === null || file === undefined) return at;
  const { path: _, ...rest } = at;
  return { ...rest, file, ...(found[3] === '' || found[3] === undefined ? {} : { path: found[3] }) };
}

function leftInstance(
  { template }: Pick<MdmPolicy, 'template'>,
  instance: SettingInstance,
  left: readonly LeftPart[],
): LeftEntry {
  const isOfDefender = template?.family != null && DEFENDER_FAMILIES.includes(template.family);
  const lines = instanceLines(instance);
  const otherwise = otherwiseIn(left);
  if (isByConnector(instance)) return { lines, fact: { onboarding: { state: 'planned', via: 'intune' } } };
  // A setting that nobody knows is carried as its node; one that is known and odd is for people to look at.
  if (isKnownDefinition(instance.definition) || left.length !== 1)
    return { lines, ...otherwise, unsayable: left.map((part) => unsayablePart(part, isOfDefender)) };
  const raw = rawOmaOfInstance(instance);
  const [first] = left;
  if (!('why' in raw) && first?.why === NO_SETTING) return { lines, raw: [raw] };
  return {
    lines,
    unsayable: left.map((part) =>
      unsayablePart('why' in raw && part.why === NO_SETTING ? { ...part, why: raw.why } : part, isOfDefender),
    ),
  };
}

function isKnownDefinition(definition: string): boolean {
  return byDefinition().has(definition) || byAlternateDefinition().has(definition);
}

/** What is read of a setting that something before it set to another value. */
function otherwiseIn(left: readonly LeftPart[]): Pick<LeftEntry, 'otherwise'> {
  const [found] = left.flatMap((part) => part.otherwise ?? []);
  return found === undefined ? {} : { otherwise: { setting: found.row.id, value: found.value } };
}

/** Families of templates that hold nothing but settings of Defender, on every system. */
const DEFENDER_FAMILIES: readonly string[] = [
  'endpointSecurityAntivirus',
  'endpointSecurityEndpointDetectionAndResponse',
];

function unsayablePart({ definition, why, hint }: LeftPart, isOfDefender: boolean): Unsayable {
  if (/_windowsadvancedthreatprotection_(?:onboarding|offboarding)/i.test(definition)) {
    const secret = 'onboarding data is a secret of the tenant and never stands in a fleet file';
    return { what: definition, why: secret, isDefender: true, isSecret: true };
  }
  const isDefender = isOfDefender || isDefenderDefinition(definition);
  return { what: definition, why, isDefender, ...(hint && { hint }) };
}

function leftScript(name: string): LeftEntry {
  const what = `the script package ${JSON.stringify(name)}`;
  return {
    lines: [],
    unsayable: [{ what, why: 'what a script does cannot be told from its text', isDefender: false }],
  };
}

function leftNode(node: OmaSetting, reasons: readonly LeftPart[]): LeftEntry {
  const left = { lines: [nodeLine(node)], ...otherwiseIn(reasons) };
  const raw = rawOfNode(node);
  if ('why' in raw)
    return { ...left, unsayable: [{ what: node.uri, why: raw.why, isDefender: isDefenderUri(node.uri) }] };
  const why = reasons[0]?.why;
  if (otherwiseSpelled(node.uri) !== undefined && why !== undefined)
    return { ...left, unsayable: [{ what: node.uri, why, isDefender: true, hint: RESPELL }] };
  const isKnown = why !== undefined && why !== NO_SETTING;
  return { ...left, raw: [isKnown ? { ...raw, note: `It is no setting: ${why}.` } : raw] };
}

const RESPELL = 'Correct the OMA-URI in the profile, and import it again.';

function rawOfNode(node: OmaSetting): RawCandidate | { readonly why: string } {
  if (node.secretReference !== null) return { why: 'the service keeps its value to itself' };
  const about = node.description === null ? {} : { description: node.description };
  switch (node.kind) {
    case 'integer':
      return { kind: 'oma', entry: { uri: node.uri, type: 'integer', value: node.value }, ...about };
    case 'boolean':
      return { kind: 'oma', entry: { uri: node.uri, type: 'boolean', value: node.value }, ...about };
    case 'string':
      return { kind: 'oma', entry: { uri: node.uri, type: 'string', value: node.value }, ...about };
    case 'floating-point':
    case 'date-time':
    case 'base64':
    case 'string-xml':
      return { why: `a fleet file has no form for a value of this kind (${node.kind})` };
  }
}
