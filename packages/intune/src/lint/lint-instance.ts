import { suggest } from '@mdav/core/format';
import { type JsonPath, show } from '@mdav/core/json';
import type { GroupValue, SettingInstance, SimpleValue } from '../settings-catalog/policy.ts';
import { isDefenderId, isLeftAside } from './areas.ts';
import type { Inside, KnownDefinition, Shape } from './definition.ts';
import { NOTHING_INSIDE } from './definition.ts';
import { knownDefinitions } from './known-definitions.ts';
import type { Report } from './problem.ts';

/** Holds an instance, and everything inside it, to its definition. What is not Defender's is left alone. */
export function lintInstance(report: Report, instance: SettingInstance, path: JsonPath, parent?: string): void {
  const known = knownDefinitions().get(instance.definition);
  if (known === undefined) {
    lintUnknown(report, instance.definition, path);
    return;
  }
  const at = [...path, 'settingDefinitionId'];
  if (known.parent !== parent) lintPlace(report, known, parent, at);
  const old = known.row?.retired ?? known.row?.deprecated;
  if (known.row !== undefined && old !== undefined) {
    report({
      code: 'lint-deprecated',
      severity: 'warning',
      message: `${known.row.id}: ${old}`,
      path: at,
      hint: 'Remove the setting.',
    });
  }
  const given = shapeOf(instance);
  if (given === known.shape) {
    lintValues(report, instance, known, path);
    return;
  }
  report({
    code: 'lint-wrong-kind',
    severity: 'error',
    message: `${known.id} is a ${SHAPES[known.shape]}, and this is ${given === undefined ? 'something else' : `a ${SHAPES[given]}`}.`,
    path: [...path, '@odata.type'],
    hint: `Write it as a ${SHAPES[known.shape]}.`,
  });
}

function lintUnknown(report: Report, id: string, path: JsonPath): void {
  if (!isDefenderId(id) || isLeftAside(id)) return;
  const likely = knownDefinitions().has(id.toLowerCase())
    ? id.toLowerCase()
    : suggest(id, [...knownDefinitions().keys()]);
  report({
    code: 'lint-unknown-definition',
    severity: 'warning',
    message: `No definition ${show(id)} is known.`,
    path: [...path, 'settingDefinitionId'],
    hint: likely === undefined ? 'Check the id, or export the policy again.' : `Did you mean "${likely}"?`,
  });
}

function lintPlace(
  report: Report,
  { id, parent: owner }: KnownDefinition,
  parent: string | undefined,
  path: JsonPath,
): void {
  report({
    code: 'lint-misplaced',
    severity: 'error',
    message:
      owner === undefined
        ? `${id} stands at the top of a policy, not inside ${parent}.`
        : `${id} belongs inside ${owner}${parent === undefined ? '' : `, not inside ${parent}`}.`,
    path,
    hint: owner === undefined ? 'Move it to the top.' : 'Move it there.',
  });
}

const SHAPES: Readonly<Record<Shape, string>> = {
  choice: 'choice',
  'choice-collection': 'collection of choices',
  integer: 'number',
  string: 'text',
  secret: 'secret',
  'string-collection': 'list of texts',
  'group-collection': 'collection of groups',
};

/** What an instance is; undefined for what no definition of Defender is. */
function shapeOf(instance: SettingInstance): Shape | undefined {
  switch (instance.kind) {
    case 'choice':
    case 'choice-collection':
    case 'group-collection':
      return instance.kind;
    case 'simple':
      return instance.value.kind === 'reference' ? undefined : instance.value.kind;
    case 'simple-collection':
      return instance.values.every(({ kind }) => kind === 'string') ? 'string-collection' : undefined;
    case 'group':
      return undefined;
  }
}

function lintValues(report: Report, instance: SettingInstance, known: KnownDefinition, path: JsonPath): void {
  switch (instance.kind) {
    case 'choice':
      lintChoice(report, instance.value, known, [...path, 'choiceSettingValue']);
      return;
    case 'choice-collection':
      lintEmpty(report, instance.values, known, [...path, 'choiceSettingCollectionValue']);
      for (const [index, value] of instance.values.entries())
        lintChoice(report, value, known, [...path, 'choiceSettingCollectionValue', index]);
      return;
    case 'simple':
      lintNumber(report, instance.value, known, [...path, 'simpleSettingValue']);
      return;
    case 'simple-collection':
      lintEmpty(report, instance.values, known, [...path, 'simpleSettingCollectionValue']);
      return;
    case 'group-collection':
      lintEmpty(report, instance.values, known, [...path, 'groupSettingCollectionValue']);
      for (const [index, value] of instance.values.entries())
        lintGroup(report, value, known, [...path, 'groupSettingCollectionValue', index]);
      return;
    case 'group':
      return;
  }
}

function lintChoice(
  report: Report,
  { option, children }: { readonly option: string | null; readonly children: readonly SettingInstance[] },
  known: KnownDefinition,
  path: JsonPath,
): void {
  const inside = known.options?.get(option ?? '');
  if (inside === undefined) {
    const likely = suggest(option ?? '', [...(known.options?.keys() ?? [])]);
    report({
      code: 'lint-unknown-option',
      severity: 'error',
      message: `${known.id} has no option ${show(option)}.`,
      path: [...path, 'value'],
      hint:
        likely === undefined
          ? `Use one of ${[...(known.options?.keys() ?? [])].join(', ')}.`
          : `Did you mean "${likely}"?`,
    });
    return;
  }
  if (known.isOpaque === true) return;
  lintInside(report, children, inside, known, path);
}

function lintGroup(report: Report, { children }: GroupValue, known: KnownDefinition, path: JsonPath): void {
  lintEmpty(report, children, known, [...path, 'children']);
  lintInside(report, children, known.members ?? NOTHING_INSIDE, known, path);
}

/** What belongs inside an option or group has to be there where it is required, and nothing else may be. */
function lintInside(
  report: Report,
  children: readonly SettingInstance[],
  { required, optional }: Inside,
  known: KnownDefinition,
  path: JsonPath,
): void {
  for (const id of required) {
    if (children.some(({ definition }) => definition === id)) continue;
    report({
      code: 'lint-missing-child',
      severity: 'error',
      message: `${known.id} has no ${id} inside, which this choice requires.`,
      path,
      hint: 'Add it, or choose another option.',
    });
  }
  const seen = new Set<string>();
  for (const [index, child] of children.entries()) {
    const at = [...path, 'children', index];
    lintTwice(report, child, seen, at);
    const isKnownElsewhere = knownDefinitions().get(child.definition)?.parent === known.id;
    if (isKnownElsewhere && !required.includes(child.definition) && !optional.includes(child.definition)) {
      report({
        code: 'lint-stray-child',
        severity: 'error',
        message: `${child.definition} does not belong to this choice of ${known.id}.`,
        path: [...at, 'settingDefinitionId'],
        hint: 'Remove it, or choose the option that it belongs to.',
      });
    }
    lintInstance(report, child, at, known.id);
  }
}

/** The same definition twice in one place: the service takes one of them. */
export function lintTwice(report: Report, { definition }: SettingInstance, seen: Set<string>, path: JsonPath): void {
  if (seen.has(definition) && knownDefinitions().has(definition)) {
    report({
      code: 'lint-set-twice',
      severity: 'error',
      message: `${definition} stands here twice.`,
      path: [...path, 'settingDefinitionId'],
      hint: 'Remove one of the two.',
    });
  }
  seen.add(definition);
}

function lintEmpty(report: Report, values: readonly unknown[], { id }: KnownDefinition, path: JsonPath): void {
  if (values.length > 0) return;
  report({
    code: 'lint-empty',
    severity: 'warning',
    message: `${id} holds nothing.`,
    path,
    hint: 'Remove the setting, or put a value in.',
  });
}

function lintNumber(report: Report, value: SimpleValue, { id, range }: KnownDefinition, path: JsonPath): void {
  if (value.kind !== 'integer' || range === undefined) return;
  if (value.value >= range.min && value.value <= range.max) return;
  report({
    code: 'lint-out-of-range',
    severity: 'error',
    message: `${id} takes ${range.min} to ${range.max}, not ${value.value}.`,
    path: [...path, 'value'],
    hint: 'Correct the value.',
  });
}
