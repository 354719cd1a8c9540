import { type Diagnostic, isDefenderDefinition, isDefenderUri, templateById, WRITTEN_TEMPLATES } from '@mdav/core';
import {
  type CustomProfile,
  EMPTY_FORM,
  type MdmForm,
  type MdmPolicy,
  mdmChannel,
  type OmaSetting,
  type ScriptPackage,
} from '@mdav/intune';
import type { RawCandidate, Unsayable } from '../policy/source.ts';
import type { Said } from './said.ts';

/** What a settings catalog policy says, and the short name of the template that it follows. */
export function saidByCatalogPolicy(
  policy: MdmPolicy,
  notes: readonly Diagnostic[],
): { readonly said: Said; readonly template?: string } {
  const template = policy.template === null ? undefined : templateById(policy.template.id)?.name;
  const said = saidByForm({ ...EMPTY_FORM, catalog: [policy] }, notes);
  if (template === undefined) return { said };
  // The group is to have its policies written in templates again.
  const isWritten = (WRITTEN_TEMPLATES as readonly string[]).includes(template);
  const kept = isWritten ? said.notes.filter(({ code }) => code !== 'mdm-template-left') : said.notes;
  return { said: { ...said, notes: kept }, template };
}

/** What a custom profile says. */
export function saidByCustomProfile(profile: CustomProfile, notes: readonly Diagnostic[]): Said {
  return saidByForm({ ...EMPTY_FORM, custom: [profile] }, notes);
}

/** What a script package says: only those that mdav writes are understood. */
export function saidByScript(pack: ScriptPackage, notes: readonly Diagnostic[]): Said {
  return saidByForm({ ...EMPTY_FORM, scripts: [pack] }, notes);
}

function saidByForm(form: MdmForm, notes: readonly Diagnostic[]): Said {
  const { settings, residue, diagnostics } = mdmChannel.lift(form);
  const nodes = residue.custom.flatMap((profile) => profile.settings);
  const raw: RawCandidate[] = [];
  const unsayable: Unsayable[] = [
    ...residue.catalog.flatMap((policy) => policy.settings.map(({ definition }) => unsayableDefinition(definition))),
    ...residue.scripts.map(({ name }) => ({
      what: `the script package ${JSON.stringify(name)}`,
      why: 'what a script does cannot be told from its text',
      isDefender: false,
    })),
  ];
  for (const node of nodes) {
    const candidate = rawOfNode(node);
    if ('why' in candidate) unsayable.push({ what: node.uri, why: candidate.why, isDefender: isDefenderUri(node.uri) });
    else raw.push(candidate);
  }
  // Scope tags belong to the tenant, and no fleet file has them.
  const kept = notes.filter(({ code }) => code !== 'catalog-scope-tag-name');
  return { settings, raw, unsayable, notes: [...kept, ...diagnostics.map((note) => ({ ...note, at: {} }))] };
}

function unsayableDefinition(definition: string): Unsayable {
  const isDefender = isDefenderDefinition(definition);
  if (/_windowsadvancedthreatprotection_(?:onboarding|offboarding)/i.test(definition)) {
    const why = 'onboarding data is a secret of the tenant and never stands in a fleet file';
    return { what: definition, why, isDefender, isSecret: true };
  }
  return { what: definition, why: 'no setting stands for the definition or for this value of it', isDefender };
}

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
