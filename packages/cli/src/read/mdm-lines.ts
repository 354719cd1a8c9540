import { assertNever, type ResidueLine } from '@mdav/core';
import type { CustomProfile, MdmForm, MdmPolicy, OmaSetting, SettingInstance, SimpleValue } from '@mdav/intune';

/** What policies say to Intune with raw ids, one line per value. */
export function mdmLines({ catalog, custom }: Pick<MdmForm, 'catalog' | 'custom'>): readonly ResidueLine[] {
  return [...catalog.flatMap(policyLines), ...custom.flatMap(profileLines)];
}

function policyLines({ settings, template }: MdmPolicy): readonly ResidueLine[] {
  const lines = settings.flatMap((instance) => instanceLines(instance, ''));
  // A policy of which nothing is left is one whose settings were all understood.
  return lines.length > 0 || template === null ? lines : [];
}

function instanceLines(instance: SettingInstance, below: string): readonly ResidueLine[] {
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

function profileLines({ settings }: CustomProfile): readonly ResidueLine[] {
  return settings.map((node) => ({ place: node.uri, says: nodeText(node) }));
}

function nodeText(node: OmaSetting): string {
  if (node.secretReference !== null) return `${node.kind}, kept by the service`;
  const { value } = node;
  return `${node.kind} ${typeof value === 'string' ? `"${value}"` : value}`;
}
