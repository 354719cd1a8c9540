import { stringify } from 'yaml';
import type { AdmxElement, AdmxPolicy } from '../admx/read-admx.ts';
import { categoryOf, supportOf, type Template, titleOf } from '../admx/template.ts';
import { registryPath } from './compare-policy.ts';

/** What a person has to find out and write; the catalogue's reader complains about every one that is left. */
export const OPEN = 'TO BE WRITTEN';

const OWN_CATEGORY = 'Windows Components > Microsoft Defender Antivirus';

/**
 * A row for a policy that the catalogue does not have, as far as the template tells: what it writes and where it stands in
 * the editor. Everything else is marked as open. As YAML, with the title of the editor in a comment.
 */
export function rowSkeleton(template: Template, policy: AdmxPolicy, file: string): string {
  const [element] = policy.elements;
  const row = {
    title: OPEN,
    ...(element === undefined ? toggle(policy) : ofElement(template, policy, element)),
    mdm: { kind: 'unsupported', why: OPEN },
    admx: admxOf(template, policy, file),
    since: { gpo: supportOf(template, policy) || OPEN },
    inPassive: OPEN,
    tamperProtected: OPEN,
    sources: { [OPEN]: 'documented' },
  };
  const notes = [
    `In the editor: ${titleOf(template, policy)}`,
    ...(policy.elements.length > 1 ? [`It has ${policy.elements.length} elements; a row is needed for each.`] : []),
    ...(element === undefined ? ['Check that `on` means what the id says; otherwise turn the codes around.'] : []),
  ];
  const text = stringify({ [idOf(policy, element)]: row }, { lineWidth: 0 });
  return `${notes.map((note) => `# ${note}`).join('\n')}\n${text}`;
}

/** The name of the value in camelCase, or of the policy where its values are entries of a list. */
function idOf({ name, valueName }: AdmxPolicy, element: AdmxElement | undefined): string {
  const source = (element?.kind === 'list' ? undefined : (element?.valueName ?? valueName)) ?? name.replace(/^.*_/, '');
  return source.charAt(0).toLowerCase() + source.slice(1).replaceAll(/[^A-Za-z0-9]/g, '');
}

function toggle({ key, valueName, enabled, disabled }: AdmxPolicy): object {
  return {
    type: { kind: 'toggle' },
    registry: [
      {
        kind: 'value',
        ...place(key, valueName ?? OPEN),
        type: 'dword',
        as: { on: codeOf(enabled, 1), off: codeOf(disabled, 0) },
      },
    ],
  };
}

/** A state without data writes 1 when enabled; deletion is nothing that a row can say. */
function codeOf(data: AdmxPolicy['enabled'], otherwise: number): number | string {
  return data === undefined ? otherwise : data === 'delete' ? OPEN : data;
}

function ofElement(template: Template, policy: AdmxPolicy, element: AdmxElement): object {
  const at = place(element.key ?? policy.key, element.valueName ?? policy.valueName ?? OPEN);
  switch (element.kind) {
    case 'enum': {
      const words = wordsOf(template, element);
      const type = typeof element.items[0]?.data === 'string' ? 'sz' : 'dword';
      return {
        type: { kind: 'choice', options: Object.fromEntries(words.map(([word]) => [word, OPEN])) },
        registry: [{ kind: 'value', ...at, type, as: Object.fromEntries(words) }],
      };
    }
    case 'decimal':
    case 'longDecimal':
      return {
        type: { kind: 'integer', unit: OPEN, min: element.minValue ?? 0, max: element.maxValue ?? 9999 },
        registry: [{ kind: 'value', ...at, type: element.kind === 'decimal' ? 'dword' : 'qword' }],
      };
    case 'multiText':
      return { type: { kind: 'list', of: 'text' }, registry: [{ kind: 'value', ...at, type: 'multi-sz' }] };
    case 'list':
      return listOf(policy, element);
    default:
      return { type: { kind: 'text' }, registry: [{ kind: 'value', ...at, type: 'sz' }] };
  }
}

function listOf({ key, valueName }: AdmxPolicy, element: AdmxElement): object {
  const marker = valueName === undefined ? {} : { marker: place(key, valueName) };
  return {
    type: { kind: 'list', of: 'text' },
    registry: [{ kind: 'list', key: below(element.key ?? key), ...marker, data: '0' }],
  };
}

function admxOf(template: Template, policy: AdmxPolicy, file: string): object {
  const [element] = policy.elements;
  const category = categoryOf(template, policy);
  const kind = element?.kind === 'multiText' ? 'multi-text' : element?.kind;
  return {
    ...(file !== 'WindowsDefender.admx' && { file }),
    policy: policy.name,
    ...(category !== OWN_CATEGORY && { category: category.replace(`${OWN_CATEGORY} > `, '') }),
    name: titleOf(template, policy),
    ...(element === undefined ? { states: { enabled: 'on', disabled: 'off' } } : { element: { id: element.id, kind } }),
  };
}

function place(key: string, name: string): { readonly key: string; readonly name: string } {
  return { key: below(key), name };
}

/** A key as rows write it: below the policies of Microsoft, in the template's own letters. */
function below(key: string): string {
  return key.slice(key.length - registryPath(key).length);
}

/** A word and its code per choice; a number tells words apart that are cut to the same. */
function wordsOf(
  { strings }: Template,
  { items }: AdmxElement,
): readonly (readonly [word: string, code: number | string])[] {
  const seen = new Set<string>();
  return items.map(({ displayName, data = OPEN }) => {
    const word = wordOf(strings.get(displayName)?.trim() ?? '', data);
    const unique = seen.has(word) ? `${word}-${data}` : word;
    seen.add(unique);
    return [unique, data];
  });
}

/** A word in kebab-case out of the text of a choice. */
function wordOf(text: string, data: number | string): string {
  const word = text
    .toLowerCase()
    .replaceAll(/\(0x.*?\)/g, ' ')
    .match(/[a-z0-9]+/g)
    ?.slice(0, 5)
    .join('-');
  return word === undefined || !/^[a-z]/.test(word) ? `choice-${data}` : word;
}
