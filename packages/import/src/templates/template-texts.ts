import type { AdmlDocument, AdmxPolicy } from '@mdav/gpo';
import type { PolicyTemplate } from './read-templates.ts';

/** Longest text of a template that is shown, in characters. */
const MOST_CHARACTERS = 120;
/** Deeper than any tree of categories; those of a broken file may go in a circle. */
const MOST_CATEGORIES = 12;

/** The text that `$(string.id)` stands for, on one line and of bounded length; the id where there is no text. */
export function textOf(adml: AdmlDocument | undefined, reference: string): string {
  const id = /^\$\(string\.(.*)\)$/s.exec(reference)?.[1];
  const text = id === undefined ? undefined : adml?.strings.find((string) => string.id === id)?.text;
  return shown(text ?? id ?? reference);
}

/** What the editor writes beside an element of a policy; its id where it writes nothing. */
export function elementLabel(adml: AdmlDocument | undefined, policy: AdmxPolicy, id: string): string {
  const presentation = /^\$\(presentation\.(.*)\)$/s.exec(policy.presentation ?? '')?.[1];
  const controls = adml?.presentations.find((each) => each.id === presentation)?.controls ?? [];
  const control = controls.find((each) => 'refId' in each && each.refId === id);
  const label = control !== undefined && 'label' in control ? shown(control.label).replace(/ ?:$/, '') : '';
  return label === '' ? shown(id) : label;
}

/** Text that somebody else wrote, as part of a line. */
function shown(text: string): string {
  const line = [...text.replace(/\s+/g, ' ').trim()];
  return line.length <= MOST_CHARACTERS ? line.join('') : `${line.slice(0, MOST_CHARACTERS - 1).join('')}…`;
}

/** Tells the path of a policy's category, from the top: `Windows Components > Microsoft Defender Antivirus`. */
export type CategoryPath = (template: PolicyTemplate, policy: AdmxPolicy) => string;

/** Categories may lie in other files; those of files that are not at hand are left out. */
export function categoryPaths(templates: readonly PolicyTemplate[]): CategoryPath {
  const byName = new Map<
    string,
    { readonly template: PolicyTemplate; readonly title: string; readonly parent: string }
  >();
  for (const template of templates) {
    for (const category of template.admx.categories) {
      const id = categoryId(template, category.name);
      const parent = category.parentCategory === undefined ? '' : categoryId(template, category.parentCategory);
      // The first of several copies of a file counts.
      if (!byName.has(id)) byName.set(id, { template, title: textOf(template.adml, category.displayName), parent });
    }
  }
  return (template, policy) => {
    const titles: string[] = [];
    let id = policy.parentCategory === undefined ? '' : categoryId(template, policy.parentCategory);
    while (titles.length < MOST_CATEGORIES) {
      const category = byName.get(id);
      if (category === undefined) break;
      titles.unshift(category.title);
      id = category.parent;
    }
    return titles.join(' > ');
  };
}

/** Equal for references to the same category: the namespace that the prefix stands for, and the name. */
function categoryId({ admx }: PolicyTemplate, reference: string): string {
  const [name = '', prefix] = reference.split(':').reverse();
  const used = [admx.target, ...admx.using].find((each) => each.prefix === prefix);
  return `${(prefix === undefined ? admx.target : used)?.namespace ?? prefix} ${name}`.toLowerCase();
}
