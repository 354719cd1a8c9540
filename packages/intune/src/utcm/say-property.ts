import type { Leaf } from './leaves.ts';
import type { PropertyKind, TemplateResource } from './resources.ts';

/** A property of a resource as the page spells it. */
export interface Property {
  readonly name: string;
  readonly kind: PropertyKind;
}

/** The property of a resource by its name in any letter case. */
export function propertyOf({ properties }: TemplateResource, name: string): Property | undefined {
  const wanted = name.toLowerCase();
  const found = Object.entries(properties).find(([known]) => known.toLowerCase() === wanted);
  return found && { name: found[0], kind: found[1] };
}

/** What a property holds for a value, or what it takes instead; the end of a sentence. */
export function sayProperty(
  { kind }: Property,
  value: Leaf['value'],
): { readonly it: string | number | readonly string[] } | { readonly takes: string } {
  if (kind === 'number') {
    if (typeof value !== 'number') return { takes: 'a number' };
    const fits = value >= -0x80000000 && value <= 0x7fffffff;
    return fits ? { it: value } : { takes: `a number of 32 bits with its sign, and not ${value}` };
  }
  if (kind === 'texts') {
    if (typeof value !== 'object') return { takes: 'a list' };
    return value.some(isExpression) ? { takes: EXPRESSION } : { it: value };
  }
  if (typeof value !== 'string') return { takes: 'text' };
  if (kind === 'text') return isExpression(value) ? { takes: EXPRESSION } : { it: value };
  const word = kind.find((one) => one.toLowerCase() === value.toLowerCase());
  return word === undefined ? { takes: `${kind.join(', ')}, and not ${value}` } : { it: word };
}

const EXPRESSION = 'text in square brackets for an expression';

/** `[concat('a', parameters('b'))]`: text of a baseline that the service works out. */
export function isExpression(text: string): boolean {
  return /^\[.*\]$/s.test(text);
}
