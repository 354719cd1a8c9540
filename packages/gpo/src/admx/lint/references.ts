import type { Diagnostic, Severity } from '@mdav/core';
import type { XmlPosition } from '@mdav/xml';
import type { AdmxDocument, SupportedVersion } from '../form.ts';
import { finding, placeIn, type Template } from './template-set.ts';

/**
 * References to categories and products: `admx-unknown-prefix`, `admx-unknown-category`, `admx-unknown-support`, and
 * `admx-no-support` for a policy that does not say what it is supported on. What a reference into another namespace
 * finds there is judged only when that file is among the templates.
 *
 * A category that is missing hides what is in it. A definition of support that is missing only leaves its text empty,
 * and Microsoft's own files have such: a warning.
 */
export function checkReferences(template: Template, all: readonly Template[]): readonly Diagnostic[] {
  const { path, admx } = template;
  const namesIn = nameIndex();
  const check = (
    kind: ReferenceKind,
    ref: string | undefined,
    owner: string,
    at: XmlPosition | undefined,
  ): readonly Diagnostic[] => {
    const problem = ref === undefined ? undefined : problemOf(kind, resolve(ref, admx, all), ref, namesIn);
    if (problem === undefined) return [];
    return [finding(problem.code, problem.severity, `${owner} ${problem.says}.`, placeIn(path, at), problem.hint)];
  };
  return [
    ...admx.categories.flatMap(({ name, parentCategory, at }) =>
      check('category', parentCategory, `The category "${name}"`, at),
    ),
    ...admx.policies.flatMap(({ name, parentCategory, supportedOn, at }) => {
      const owner = `The policy "${name}"`;
      const unsaid = finding(
        'admx-no-support',
        'error',
        `${owner} does not say what it is supported on.`,
        placeIn(path, at),
        'Add `<supportedOn>`.',
      );
      return [
        ...check('category', parentCategory, owner, at),
        ...check('support', supportedOn, owner, at),
        ...(supportedOn === undefined ? [unsaid] : []),
      ];
    }),
    ...admx.definitions.flatMap(({ name, condition, at }) =>
      (condition?.terms ?? []).flatMap(({ ref }) => check('term', ref, `The definition "${name}"`, at)),
    ),
  ];
}

/** A category, what a policy is supported on, or a part of a definition of support. */
type ReferenceKind = 'category' | 'support' | 'term';

interface Problem {
  readonly code: string;
  readonly severity: Severity;
  readonly says: string;
  readonly hint: string;
}

function problemOf(kind: ReferenceKind, found: Resolved, ref: string, namesIn: NameIndex): Problem | undefined {
  if (found === 'not-here') return undefined;
  if (found === 'unknown-prefix') {
    const says = `refers to "${ref}", and no namespace has that prefix`;
    // Nothing but the text of a definition is ever shown, so that its parts may dangle.
    return {
      code: 'admx-unknown-prefix',
      severity: kind === 'term' ? 'warning' : 'error',
      says,
      hint: 'Declare the prefix in policyNamespaces.',
    };
  }
  const names = namesIn(found.document);
  if (names[kind === 'category' ? 'categories' : 'support'].has(found.name.toLowerCase())) return undefined;
  const what = kind === 'category' ? 'category' : 'definition of support';
  return {
    code: kind === 'category' ? 'admx-unknown-category' : 'admx-unknown-support',
    severity: kind === 'category' ? 'error' : 'warning',
    says: `refers to the ${what} "${ref}", which does not exist`,
    hint: `Define it, or refer to another ${what}.`,
  };
}

type Resolved = 'unknown-prefix' | 'not-here' | { readonly document: AdmxDocument; readonly name: string };

function resolve(ref: string, admx: AdmxDocument, all: readonly Template[]): Resolved {
  const colon = ref.indexOf(':');
  if (colon === -1) return { document: admx, name: ref };
  const prefix = ref.slice(0, colon);
  // Files of Windows have a blank after the colon here and there.
  const name = ref.slice(colon + 1).trim();
  const use = [admx.target, ...admx.using].find((candidate) => candidate.prefix === prefix);
  if (use === undefined) return 'unknown-prefix';
  if (use === admx.target) return { document: admx, name };
  const other = all.find((template) => template.admx.target.namespace.toLowerCase() === use.namespace.toLowerCase());
  return other === undefined ? 'not-here' : { document: other.admx, name };
}

/** What references to a document can find there, in lower case. */
interface Names {
  readonly categories: ReadonlySet<string>;
  readonly support: ReadonlySet<string>;
}
type NameIndex = (document: AdmxDocument) => Names;

/** Looks each document over once, however many references point into it. */
function nameIndex(): NameIndex {
  const known = new Map<AdmxDocument, Names>();
  return (document) => {
    const names = known.get(document) ?? {
      categories: new Set(document.categories.map(({ name }) => name.toLowerCase())),
      support: new Set(supportNames(document).map((name) => name.toLowerCase())),
    };
    known.set(document, names);
    return names;
  };
}

/** Everything that a policy can say it is supported on. */
function supportNames({ definitions, products }: AdmxDocument): readonly string[] {
  const names = (versions: readonly SupportedVersion[]): readonly string[] =>
    versions.flatMap((version) => [version.name, ...names(version.versions)]);
  return [...definitions.map(({ name }) => name), ...names(products)];
}
