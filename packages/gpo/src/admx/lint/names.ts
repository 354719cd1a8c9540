import type { Diagnostic } from '@mdav/core';
import type { XmlPosition } from '@mdav/xml';
import { finding, placeIn, type Template } from './template-set.ts';

interface Named {
  readonly name: string;
  readonly at?: XmlPosition;
}

/**
 * Names of one file: `admx-duplicate-name` (Windows keeps one of them), `admx-bad-name` for characters outside of
 * letters, digits and the underscore, which the schema refuses.
 */
export function checkNames({ path, admx, languages }: Template): readonly Diagnostic[] {
  const groups: readonly (readonly [string, string, readonly Named[]])[] = [
    ['policy', path, admx.policies],
    ['category', path, admx.categories],
    ['definition of support', path, [...admx.definitions, ...admx.products]],
    ...admx.policies.map((policy) => [`element of ${policy.name}`, path, ids(policy.elements)] as const),
    ...languages.flatMap(({ path: textPath, adml }) => [
      ['string', textPath, ids(adml.strings)] as const,
      ['presentation', textPath, ids(adml.presentations)] as const,
    ]),
  ];
  return groups.flatMap(([what, file, named]) => {
    // Ids of elements are free text in the schema.
    const bad = what.startsWith('element')
      ? []
      : named.filter(({ name }) => name !== '' && !/^[\p{L}\p{N}_]+$/u.test(name));
    return [
      ...duplicates(named).map((item) =>
        finding(
          'admx-duplicate-name',
          'error',
          `The ${what} "${item.name}" stands here a second time.`,
          placeIn(file, item.at),
          'Give it another name.',
        ),
      ),
      ...bad.map((item) => {
        const odd = [...new Set(item.name.replace(/[\p{L}\p{N}_]/gu, ''))]
          .map((character) => `"${character}"`)
          .join(', ');
        const message = `The ${what} "${item.name}" has ${odd} in its name.`;
        return finding(
          'admx-bad-name',
          'warning',
          message,
          placeIn(file, item.at),
          'Use letters, digits and the underscore only.',
        );
      }),
    ];
  });
}

/** Target namespaces have to be unique in a folder; Windows passes over all but one of the files: `admx-namespace-clash`. */
export function checkNamespaces(templates: readonly Template[]): readonly Diagnostic[] {
  const targets = templates.map(({ path, admx }) => ({
    path,
    name: admx.target.namespace,
    ...(admx.target.at ? { at: admx.target.at } : {}),
  }));
  return duplicates(targets).map(({ path, name, at }) => {
    const other = targets.find((target) => sameName(target.name, name))?.path;
    const message = `The namespace "${name}" is that of ${other} already; Windows reads only one of the two.`;
    return finding(
      'admx-namespace-clash',
      'error',
      message,
      placeIn(path, at),
      'Give the file a namespace of its own.',
    );
  });
}

function ids(items: readonly { readonly id: string; readonly at?: XmlPosition }[]): readonly Named[] {
  return items.map(({ id, at }) => ({ name: id, ...(at === undefined ? {} : { at }) }));
}

/** All but the first of each name; case does not tell them apart. */
function duplicates<Item extends Named>(items: readonly Item[]): readonly Item[] {
  const seen = new Set<string>();
  return items.filter(({ name }) => {
    const key = name.toLowerCase();
    const isAgain = seen.has(key);
    seen.add(key);
    return isAgain && name !== '';
  });
}

function sameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
