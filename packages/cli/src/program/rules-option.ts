import type { Arguments } from './usage.ts';

/** The option that names modules with rules of one's own: of every verb that checks a fleet. */
export const RULES_OPTION = { rules: { type: 'string', multiple: true } } as const;

/** Its line in the help. */
export const RULES_HELP = [
  '--rules FILE',
  'hold it to the rules of a module as well, any number of times; the module is code and runs',
] as const;

/** The modules that were named. */
export function namedRules(values: Arguments['values']): readonly string[] {
  return (values['rules'] ?? []) as readonly string[];
}
