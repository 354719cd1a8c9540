import type { Diagnostic } from '@mdav/core';
import type { XmlPosition } from '@mdav/xml';
import { type AdmxDocument, referencedId, type SupportedVersion } from '../form.ts';
import { finding, placeIn, type Template, type TemplateLanguage } from './template-set.ts';

/** A reference to a string, with who makes it. */
interface StringUse {
  readonly reference: string;
  readonly owner: string;
  readonly at: XmlPosition | undefined;
}

/**
 * Texts of a template in each language: `admx-bad-reference`, `admx-string-missing`, `admx-string-orphan`,
 * `admx-revision-mismatch`, `admx-language-parity`.
 */
export function checkTexts(template: Template): readonly Diagnostic[] {
  const { path, admx, languages } = template;
  const uses = stringUses(admx);
  const ids = uses.map((use) => ({ ...use, id: referencedId('string', use.reference) }));
  const bad = ids
    .filter(({ id }) => id === undefined)
    .map(({ reference, owner, at }) =>
      finding(
        'admx-bad-reference',
        'error',
        `${owner} has "${reference}" where a reference to a string has to stand.`,
        placeIn(path, at),
        'Write $(string.id).',
      ),
    );
  const used = ids.flatMap((use) => (use.id === undefined ? [] : [{ ...use, id: use.id }]));
  const usedIds = new Set(used.map(({ id }) => id.toLowerCase()));
  const perLanguage = languages.flatMap(({ path: textPath, language, adml }) => {
    const present = new Set(adml.strings.map(({ id }) => id.toLowerCase()));
    const missing = used
      .filter(({ id }) => !present.has(id.toLowerCase()))
      .map(({ id, owner, at }) =>
        finding(
          'admx-string-missing',
          'error',
          `${owner} needs the string "${id}", which ${nameOf(language, textPath)} does not have.`,
          placeIn(path, at),
          `Add the string to ${textPath}.`,
        ),
      );
    const orphans = adml.strings
      .filter(({ id }) => !usedIds.has(id.toLowerCase()))
      .map(({ id, at }) =>
        finding(
          'admx-string-orphan',
          'info',
          `Nothing uses the string "${id}".`,
          placeIn(textPath, at),
          'Remove the string.',
        ),
      );
    return [...missing, ...orphans, ...checkRevision(admx, textPath, adml.revision)];
  });
  return [...bad, ...perLanguage, ...checkParity(languages)];
}

function checkRevision(admx: AdmxDocument, textPath: string, revision: string): readonly Diagnostic[] {
  const [wanted, had] = [versionOf(admx.minRequiredRevision), versionOf(revision)];
  if (had[0] > wanted[0] || (had[0] === wanted[0] && had[1] >= wanted[1])) return [];
  const message = `The texts have revision ${revision}; the definitions ask for ${admx.minRequiredRevision} or later.`;
  return [
    finding(
      'admx-revision-mismatch',
      'error',
      message,
      { file: textPath },
      'Take the texts that came with the definitions.',
    ),
  ];
}

function versionOf(text: string): readonly [number, number] {
  const [major = 0, minor = 0] = text.split('.').map((part) => Number.parseInt(part, 10) || 0);
  return [major, minor];
}

/** Every language has to have what any of them has: the editor shows no mixture. */
function checkParity(languages: readonly TemplateLanguage[]): readonly Diagnostic[] {
  if (languages.length < 2) return [];
  const kinds = ['strings', 'presentations'] as const;
  return kinds.flatMap((kind) => {
    const all = new Map(
      languages.flatMap(({ adml, path }) => adml[kind].map(({ id }) => [id.toLowerCase(), { id, path }])),
    );
    return languages.flatMap(({ adml, path, language }) => {
      const own = new Set(adml[kind].map(({ id }) => id.toLowerCase()));
      return [...all]
        .filter(([key]) => !own.has(key))
        .map(([, { id, path: other }]) =>
          finding(
            'admx-language-parity',
            'warning',
            `${nameOf(language, path)} lacks "${id}" of the ${kind} in ${other}.`,
            { file: path },
            'Translate it as well.',
          ),
        );
    });
  });
}

function nameOf(language: string, path: string): string {
  return language === '' ? path : language;
}

function stringUses(admx: AdmxDocument): readonly StringUse[] {
  const use = (
    owner: string,
    at: XmlPosition | undefined,
    ...references: readonly (string | undefined)[]
  ): readonly StringUse[] =>
    references.flatMap((reference) => (reference === undefined ? [] : [{ reference, owner, at }]));
  const versions = (items: readonly SupportedVersion[]): readonly StringUse[] =>
    items.flatMap((item) => [
      ...use(`The product "${item.name}"`, item.at, item.displayName),
      ...versions(item.versions),
    ]);
  return [
    ...versions(admx.products),
    ...admx.definitions.flatMap(({ name, displayName, at }) => use(`The definition "${name}"`, at, displayName)),
    ...admx.categories.flatMap(({ name, displayName, explainText, at }) =>
      use(`The category "${name}"`, at, displayName, explainText),
    ),
    ...admx.policies.flatMap(({ name, displayName, explainText, elements, at }) => [
      ...use(`The policy "${name}"`, at, displayName, explainText),
      ...elements.flatMap((item) =>
        item.kind === 'enum'
          ? item.items.flatMap((choice) => use(`The element "${item.id}" of "${name}"`, item.at, choice.displayName))
          : [],
      ),
    ]),
  ];
}
