import { type AdmxFile, type AdmxPolicy, readAdmx, readStrings } from './read-admx.ts';

/** A definition file together with its texts in one language. */
export interface Template extends AdmxFile {
  readonly strings: ReadonlyMap<string, string>;
}

/** Reads a definition file and a language file. Throws on XML that is not well-formed. */
export function readTemplate(admx: string, adml: string): Template {
  return { ...readAdmx(admx), strings: readStrings(adml) };
}

/** The title of a policy in the editor. */
export function titleOf({ strings }: Template, policy: AdmxPolicy): string {
  return strings.get(policy.displayName)?.trim() ?? '';
}

/**
 * The place of a policy in the editor, as rows write it. Categories that other files define stand for Windows Components,
 * and the oldest template knows the product by its former name.
 */
export function categoryOf({ categories, strings }: Template, policy: AdmxPolicy): string {
  const path: string[] = [];
  let name: string | undefined = policy.category;
  while (name !== undefined && !name.includes(':')) {
    path.unshift(strings.get(categories.get(name)?.displayName ?? '') ?? '');
    name = categories.get(name)?.parent;
  }
  return ['Windows Components', ...path]
    .join(' > ')
    .replace('Windows Defender Antivirus', 'Microsoft Defender Antivirus')
    .replace('> Windows Defender', '> Microsoft Defender Antivirus');
}

/** What a policy is supported on, in words; empty where another file says it. */
export function supportOf({ supports, strings }: Template, policy: AdmxPolicy): string {
  return strings.get(supports.get(policy.supportedOn) ?? '')?.trim() ?? '';
}
