import { parseJson } from '../json/parse-json.ts';
import { readText } from '../json/read-text.ts';
import { isObject } from '../json/shape.ts';

/** The kinds of objects of Intune that are read here. */
export const INTUNE_OBJECTS = ['settings-catalog', 'custom-profile', 'script-package'] as const;
export type IntuneObject = (typeof INTUNE_OBJECTS)[number];

/**
 * What a file holds: an object of Intune, something else (`other`), or nothing that can be read (`unreadable`). Tells
 * exports from the other JSON that lies beside them.
 */
export function intuneObjectOf(bytes: Uint8Array): IntuneObject | 'other' | 'unreadable' {
  const text = readText(bytes);
  const parsed = text.ok ? parseJson(text.value) : text;
  if (!parsed.ok) return 'unreadable';
  const root = parsed.value;
  if (!isObject(root)) return 'other';
  switch (root['@odata.type']) {
    case '#microsoft.graph.windows10CustomConfiguration':
      return 'custom-profile';
    case '#microsoft.graph.deviceHealthScript':
      return 'script-package';
    default: {
      if (root.detectionScriptContent !== undefined) return 'script-package';
      const isPolicy = Array.isArray(root.settings) && root.platforms !== undefined && root.technologies !== undefined;
      // The template table of CIPP keeps a policy as text.
      const isWrapped = root.RAWJson !== undefined || typeof root.JSON === 'string';
      return isPolicy || isWrapped ? 'settings-catalog' : 'other';
    }
  }
}
