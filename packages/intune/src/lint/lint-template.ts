import type { TemplateInfo } from '@mdav/core';
import { templateOffer, templates } from '@mdav/core/format';
import { type JsonPath, show } from '@mdav/core/json';
import type { MdmPolicy, SettingInstance, ValueTemplate } from '../settings-catalog/policy.ts';
import { isDefenderId } from './areas.ts';
import type { KnownDefinition } from './definition.ts';
import { knownDefinitions } from './known-definitions.ts';
import type { Report } from './problem.ts';

/** Holds a policy to its template: what the template owns, and the ids that go with it. */
export function lintTemplate(report: Report, policy: MdmPolicy): void {
  const template = templateOf(report, policy);
  for (const [index, instance] of policy.settings.entries()) {
    const known = knownDefinitions().get(instance.definition);
    const path = ['settings', index, 'settingInstance'];
    if (known === undefined || known.parent !== undefined) continue;
    if (policy.template === null && policy.creationSource === undefined) lintPlain(report, instance, known, path);
    else if (template !== undefined) lintOwned(report, instance, known, template, path);
  }
}

/** The template that a policy names, when it is one of those that are known. */
function templateOf(report: Report, policy: MdmPolicy): TemplateInfo | undefined {
  const { template, technologies, settings } = policy;
  if (template === null) return templates.find(({ id }) => id === `creationSource:${policy.creationSource}`);
  const found = templates.find(({ id }) => id === template.id);
  if (found === undefined) {
    const twin = templates.find(({ id }) => id.toLowerCase() === template.id.toLowerCase());
    const isDefender = settings.some(({ definition }) => isDefenderId(definition));
    if (twin === undefined && !isDefender) return undefined;
    report({
      code: 'lint-unknown-template',
      severity: twin === undefined ? 'warning' : 'error',
      message: `No template ${show(template.id)} is known.`,
      path: ['templateReference', 'templateId'],
      hint:
        twin === undefined
          ? 'Check the id, or export the policy again.'
          : `Did you mean "${twin.id}"? Letter case counts.`,
    });
    return undefined;
  }
  const missing = found.technologies
    .split(',')
    .filter((word) => !technologies.some((technology) => technology === word));
  if (missing.length > 0) {
    report({
      code: 'lint-template-technologies',
      severity: 'warning',
      message: `Policies of the template ${found.title} are for ${found.technologies}; this one lacks ${missing.join(' and ')}.`,
      path: ['technologies'],
      hint: `Write "${found.technologies}".`,
    });
  }
  return found;
}

function lintPlain(report: Report, instance: SettingInstance, known: KnownDefinition, path: JsonPath): void {
  if (known.templateOnly) {
    report({
      code: 'lint-template-only',
      severity: 'error',
      message: `${known.id} is offered in templates only; this policy has none.`,
      path: [...path, 'settingDefinitionId'],
      hint: 'Create it in a policy of the template that owns it.',
    });
  }
  const given = instance.template ?? valueTemplate(instance)?.id;
  if (given === undefined) return;
  report({
    code: 'lint-template-reference',
    severity: 'error',
    message: `${known.id} refers to a template, and the policy has none.`,
    path,
    hint: 'Take the references out, or name the template in templateReference.',
  });
}

function lintOwned(
  report: Report,
  instance: SettingInstance,
  known: KnownDefinition,
  template: TemplateInfo,
  path: JsonPath,
): void {
  const pair = known.templates.find((candidate) => candidate.template === template.id);
  if (pair === undefined) {
    lintUnlisted(report, known, template, path);
    return;
  }
  // Offered, and the ids of its place are in no public source: nothing to hold the policy to.
  if (pair.instance === undefined) return;
  if (instance.template !== pair.instance) {
    report({
      code: 'lint-template-reference',
      severity: 'error',
      message: `${known.id} refers to ${show(instance.template)}; its id in the template ${template.title} is "${pair.instance}".`,
      path: [...path, 'settingInstanceTemplateReference'],
      hint: 'Correct the id; letter case counts.',
    });
  }
  const value = valueTemplate(instance);
  if ((value?.id ?? undefined) === pair.value) return;
  report({
    code: 'lint-template-reference',
    severity: 'error',
    message:
      pair.value === undefined
        ? `The value of ${known.id} refers to ${show(value?.id)}; values of collections refer to nothing.`
        : `The value of ${known.id} refers to ${show(value?.id ?? null)}; its id in the template ${template.title} is "${pair.value}".`,
    path: [...path, ...VALUE_MEMBER[instance.kind]],
    hint: pair.value === undefined ? 'Take the reference out.' : 'Correct the id; letter case counts.',
  });
}

/** What is not established is no fault: a list that lacks the setting warns, and where no list was read it is said so. */
function lintUnlisted(report: Report, known: KnownDefinition, template: TemplateInfo, path: JsonPath): void {
  const isUnlisted = known.row !== undefined && templateOffer(known.row, template) === 'not-listed';
  const owner = templates.find(
    ({ id, family, technologies }) =>
      family !== 'baseline' &&
      technologies === template.technologies &&
      known.templates.some((candidate) => candidate.template === id),
  );
  report({
    code: 'lint-not-in-template',
    severity: isUnlisted ? 'warning' : 'info',
    message: isUnlisted
      ? `${known.id} is not in the list of what the template ${template.title} offers.`
      : `Whether the template ${template.title} offers ${known.id} is not known.`,
    path: [...path, 'settingDefinitionId'],
    hint:
      owner === undefined || !isUnlisted
        ? 'Check the template in the portal.'
        : `Check the template in the portal; the template ${owner.title} offers the setting.`,
  });
}

const VALUE_MEMBER: Readonly<Record<SettingInstance['kind'], readonly string[]>> = {
  choice: ['choiceSettingValue', 'settingValueTemplateReference'],
  simple: ['simpleSettingValue', 'settingValueTemplateReference'],
  group: ['groupSettingValue', 'settingValueTemplateReference'],
  'choice-collection': ['choiceSettingCollectionValue'],
  'simple-collection': ['simpleSettingCollectionValue'],
  'group-collection': ['groupSettingCollectionValue'],
};

/** What the value of an instance refers to; of a collection, what its first value does. */
function valueTemplate(instance: SettingInstance): ValueTemplate | undefined {
  const values = 'values' in instance ? instance.values : [instance.value];
  return values.find(({ template }) => template !== null)?.template ?? undefined;
}
