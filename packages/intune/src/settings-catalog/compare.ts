import { assertNever } from '@mdav/core/format';
import { compareText } from './order.ts';
import type { ChoiceValue, GroupValue, SettingInstance } from './policy.ts';

/**
 * The setting as a plain policy says it: without references to a template, and with what has no order (the settings of a
 * group, the options of a collection) sorted. Two settings say the same when their plain forms are equal.
 */
export function plainInstance(instance: SettingInstance): SettingInstance {
  switch (instance.kind) {
    case 'choice':
      return { ...instance, template: null, value: plainChoice(instance.value) };
    case 'choice-collection': {
      const values = instance.values.map(plainChoice);
      return {
        ...instance,
        template: null,
        values: values.sort((a, b) => compareText(a.option ?? '', b.option ?? '')),
      };
    }
    case 'simple':
      return { ...instance, template: null, value: { ...instance.value, template: null } };
    case 'simple-collection':
      return { ...instance, template: null, values: instance.values.map((value) => ({ ...value, template: null })) };
    case 'group':
      return { ...instance, template: null, value: plainGroup(instance.value) };
    case 'group-collection':
      return { ...instance, template: null, values: instance.values.map(plainGroup) };
    default:
      return assertNever(instance);
  }
}

function plainChoice(value: ChoiceValue): ChoiceValue {
  return { option: value.option, template: null, children: plainChildren(value.children) };
}

function plainGroup(value: GroupValue): GroupValue {
  return { template: null, children: plainChildren(value.children) };
}

function plainChildren(children: readonly SettingInstance[]): readonly SettingInstance[] {
  return children.map(plainInstance).sort((a, b) => compareText(a.definition, b.definition));
}

/** True when two settings say the same, whatever template they come from and in whatever order. */
export function saysSame(left: SettingInstance, right: SettingInstance): boolean {
  return isEqual(plainInstance(left), plainInstance(right));
}

/** Deep equality of plain data. */
export function isEqual(left: unknown, right: unknown): boolean {
  if (Object.is(left, right)) return true;
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false;
  const names = Object.keys(left);
  if (Array.isArray(left) !== Array.isArray(right) || names.length !== Object.keys(right).length) return false;
  return names.every((name) => {
    const both = Object.hasOwn(right, name);
    return both && isEqual((left as Record<string, unknown>)[name], (right as Record<string, unknown>)[name]);
  });
}
