import { assertNever, type ResidueLine } from '@mdav/core/format';
import type { OmaSetting } from '../custom/profile.ts';
import type { SettingInstance, SimpleValue } from '../settings-catalog/policy.ts';

/** What a setting of the catalog says to Intune with raw ids, one line per value. */
export function instanceLines(instance: SettingInstance, below = ''): readonly ResidueLine[] {
  const place = below === '' ? instance.definition : `${below} > ${instance.definition}`;
  switch (instance.kind) {
    case 'choice':
      return choiceLines(place, [instance.value]);
    case 'choice-collection':
      return choiceLines(place, instance.values);
    case 'simple':
      return [{ place, says: simpleText(instance.value) }];
    case 'simple-collection':
      return instance.values.length === 0
        ? [{ place, says: 'none' }]
        : instance.values.map((value) => ({ place, says: simpleText(value) }));
    case 'group':
      return instance.value.children.flatMap((child) => instanceLines(child, place));
    case 'group-collection':
      return instance.values.flatMap(({ children }, index) =>
        children.flatMap((child) => instanceLines(child, `${place}[${index}]`)),
      );
    default:
      return assertNever(instance);
  }
}

type Choice = Extract<SettingInstance, { kind: 'choice' }>['value'];

function choiceLines(place: string, values: readonly Choice[]): readonly ResidueLine[] {
  if (values.length === 0) return [{ place, says: 'none' }];
  return values.flatMap(({ option, children }) => [
    { place, says: option ?? 'no option' },
    ...children.flatMap((child) => instanceLines(child, place)),
  ]);
}

function simpleText(value: SimpleValue): string {
  switch (value.kind) {
    case 'integer':
      return String(value.value);
    case 'string':
    case 'reference':
      return value.value === null ? 'nothing' : `"${value.value}"`;
    // Never the value: it may be the secret itself.
    case 'secret':
      return `a secret (${value.state})`;
    default:
      return assertNever(value);
  }
}

/** What a node of a custom profile says. */
export function nodeLine(node: OmaSetting): ResidueLine {
  return { place: node.uri, says: nodeText(node) };
}

function nodeText(node: OmaSetting): string {
  if (node.secretReference !== null) return `${node.kind}, kept by the service`;
  const { value } = node;
  return `${node.kind} ${typeof value === 'string' ? `"${value}"` : value}`;
}
