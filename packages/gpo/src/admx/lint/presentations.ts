import type { Diagnostic } from '@mdav/core';
import type { AdmlControl, AdmlDocument, AdmlPresentation } from '../adml-form.ts';
import { type AdmxElement, type AdmxPolicy, referencedId } from '../form.ts';
import { finding, placeIn, type Template } from './template-set.ts';

/** The controls that can edit each kind of element; source: the notes in Microsoft's schema. */
const CONTROLS_FOR: { readonly [Kind in AdmxElement['kind']]: readonly AdmlControl['kind'][] } = {
  boolean: ['check-box'],
  decimal: ['decimal-text-box', 'text-box'],
  'long-decimal': ['long-decimal-text-box', 'decimal-text-box', 'text-box'],
  text: ['text-box', 'combo-box', 'decimal-text-box', 'long-decimal-text-box'],
  'multi-text': ['multi-text-box'],
  enum: ['dropdown-list'],
  list: ['list-box'],
};

/**
 * How the elements of policies are shown: `admx-no-presentation`, `admx-bad-reference`, `admx-presentation-missing`,
 * `admx-presentation-orphan`, and in each presentation `admx-control-missing`, `admx-control-without-element`,
 * `admx-control-twice`, `admx-control-mismatch`, `admx-default-out-of-range`.
 */
export function checkPresentations({ path, admx, languages }: Template): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const used = new Set<string>();
  const byLanguage = languages.map(({ path: textPath, adml }) => ({ textPath, presentations: byId(adml) }));
  for (const policy of admx.policies) {
    if (policy.presentation === undefined) {
      if (policy.elements.length === 0) continue;
      const message = `The policy "${policy.name}" has elements and no presentation; the editor cannot show them.`;
      diagnostics.push(
        finding(
          'admx-no-presentation',
          'error',
          message,
          placeIn(path, policy.at),
          'Add presentation="$(presentation.id)".',
        ),
      );
      continue;
    }
    const id = referencedId('presentation', policy.presentation);
    if (id === undefined) {
      const message = `The policy "${policy.name}" has "${policy.presentation}" where a reference to a presentation has to stand.`;
      diagnostics.push(
        finding('admx-bad-reference', 'error', message, placeIn(path, policy.at), 'Write $(presentation.id).'),
      );
      continue;
    }
    used.add(id.toLowerCase());
    for (const language of byLanguage)
      for (const one of checkPolicyIn(policy, id, path, language)) diagnostics.push(one);
  }
  const orphans = languages.flatMap(({ path: textPath, adml }) =>
    adml.presentations
      .filter((presentation) => !used.has(presentation.id.toLowerCase()))
      .map(({ id, at }) =>
        finding(
          'admx-presentation-orphan',
          'info',
          `Nothing uses the presentation "${id}".`,
          placeIn(textPath, at),
          'Remove the presentation.',
        ),
      ),
  );
  return [...diagnostics, ...orphans];
}

/** The presentations of a language by their ids in lower case; the first of an id counts. */
interface LanguagePresentations {
  readonly textPath: string;
  readonly presentations: ReadonlyMap<string, AdmlPresentation>;
}

function byId({ presentations }: AdmlDocument): ReadonlyMap<string, AdmlPresentation> {
  return new Map([...presentations].reverse().map((presentation) => [presentation.id.toLowerCase(), presentation]));
}

function checkPolicyIn(
  policy: AdmxPolicy,
  id: string,
  path: string,
  { textPath, presentations }: LanguagePresentations,
): readonly Diagnostic[] {
  const presentation = presentations.get(id.toLowerCase());
  if (presentation === undefined) {
    const message = `The policy "${policy.name}" needs the presentation "${id}", which ${textPath} does not have.`;
    return [
      finding(
        'admx-presentation-missing',
        'error',
        message,
        placeIn(path, policy.at),
        `Add the presentation to ${textPath}.`,
      ),
    ];
  }
  return [...checkElements(policy, presentation, textPath), ...checkControls(policy, presentation, textPath)];
}

/** Each element needs one control. */
function checkElements(
  { name, elements }: AdmxPolicy,
  { id, controls, at }: AdmlPresentation,
  textPath: string,
): readonly Diagnostic[] {
  return elements.flatMap((item) => {
    const own = controls.filter((control) => refOf(control) === item.id);
    if (own.length === 0) {
      const message = `The presentation "${id}" has no control for the element "${item.id}" of "${name}".`;
      return [
        finding('admx-control-missing', 'error', message, placeIn(textPath, at), 'Add a control with that refId.'),
      ];
    }
    return own
      .slice(1)
      .map((control) =>
        finding(
          'admx-control-twice',
          'warning',
          `The element "${item.id}" of "${name}" has a second control.`,
          placeIn(textPath, control.at),
          'Remove one of them.',
        ),
      );
  });
}

function checkControls(
  { name, elements }: AdmxPolicy,
  { controls }: AdmlPresentation,
  textPath: string,
): readonly Diagnostic[] {
  return controls.flatMap((control) => {
    const refId = refOf(control);
    if (refId === undefined) return [];
    const item = elements.find((candidate) => candidate.id === refId);
    if (item === undefined) {
      const message = `A control refers to the element "${refId}", which "${name}" does not have.`;
      return [
        finding(
          'admx-control-without-element',
          'error',
          message,
          placeIn(textPath, control.at),
          'Correct refId; case matters.',
        ),
      ];
    }
    if (!CONTROLS_FOR[item.kind].includes(control.kind)) {
      const message = `The element "${refId}" of "${name}" is a ${item.kind}, which a ${control.kind} cannot edit.`;
      return [
        finding(
          'admx-control-mismatch',
          'error',
          message,
          placeIn(textPath, control.at),
          `Use a ${CONTROLS_FOR[item.kind].join(' or a ')}.`,
        ),
      ];
    }
    const problem = badDefault(item, control);
    return problem === undefined
      ? []
      : [
          finding(
            'admx-default-out-of-range',
            'warning',
            `The default of "${refId}" in "${name}" ${problem}.`,
            placeIn(textPath, control.at),
            'Correct the default.',
          ),
        ];
  });
}

function refOf(control: AdmlControl): string | undefined {
  return control.kind === 'text' ? undefined : control.refId;
}

function badDefault(item: AdmxElement, control: AdmlControl): string | undefined {
  if (item.kind === 'enum' && control.kind === 'dropdown-list') {
    const { defaultItem } = control;
    return defaultItem !== undefined && defaultItem >= item.items.length
      ? `is item ${defaultItem} of ${item.items.length}, counted from 0`
      : undefined;
  }
  if (item.kind === 'decimal' && control.kind === 'decimal-text-box') {
    const { defaultValue } = control;
    const isOutside = defaultValue !== undefined && (defaultValue < item.minValue || defaultValue > item.maxValue);
    return isOutside ? `is ${defaultValue}, outside of ${item.minValue} to ${item.maxValue}` : undefined;
  }
  return undefined;
}
