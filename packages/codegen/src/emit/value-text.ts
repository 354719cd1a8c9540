import type { ValueType } from '@mdav/core';
import { ENTRY_KEY, isExtendable } from '../../../core/src/catalogue/describe.ts';
import { propertyName, quote } from './literal.ts';

/** The TypeScript type of a setting, `'remove'` and why it has its value included. */
export function valueTypeText(type: ValueType): string {
  const bare = bareTypeText(type);
  return `Justified<${isExtendable(type) ? `Extendable<${bare}>` : bare} | 'remove'>`;
}

function bareTypeText(type: ValueType): string {
  switch (type.kind) {
    case 'toggle':
      return 'boolean';
    case 'choice':
      return Object.keys(type.options).map(quote).join(' | ');
    case 'flags':
      return `readonly (${Object.keys(type.options).map(quote).join(' | ')})[]`;
    case 'integer':
      return 'number';
    case 'duration':
      return `{ readonly ${type.unit}: number }`;
    case 'time-of-day':
    case 'text':
      return 'string';
    case 'list':
      return listTypeText(type);
    case 'map':
      return mapTypeText(type);
  }
}

function listTypeText({ of, annotated, options }: ValueType & { kind: 'list' }): string {
  const plain = options === undefined ? 'string' : Object.keys(options).map(quote).join(' | ');
  if (annotated === undefined) return `readonly ${options === undefined ? plain : `(${plain})`}[]`;
  const entry = `(Justification & { readonly ${ENTRY_KEY[of]}: ${plain} })`;
  return `readonly (${plain} | ${entry})[]`;
}

/** Index signatures of keys that have no name. */
const OTHER_KEY = {
  guid: `guid: \`\${string}-\${string}-\${string}-\${string}-\${string}\``,
  number: `id: \`\${number}\``,
} as const;

function mapTypeText({ keys, values, otherKeys, lists }: ValueType & { kind: 'map' }): string {
  const value = `Justified<${lists === undefined ? Object.keys(values).map(quote).join(' | ') : 'string | readonly string[]'}>`;
  const named = Object.keys(keys).map((key) => `readonly ${propertyName(key)}?: ${value}`);
  // Some names look like a GUID to the pattern, and a user without exactOptionalPropertyTypes gets `undefined` in them.
  const other = otherKeys === undefined ? [] : [`readonly [${OTHER_KEY[otherKeys]}]: ${value} | undefined`];
  return `{ ${[...named, ...other].join('; ')} }`;
}
