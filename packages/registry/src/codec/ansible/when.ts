import { type Around, isMap, type YamlMap } from './form.ts';

/** Keywords of plays, blocks and tasks by which something happens to other hosts, or not always. */
const LIMITS: readonly (readonly [key: string, isLimit: (value: unknown) => boolean, why: string])[] = [
  ['when', (value) => !isAlways(value), 'it acts under a condition (when)'],
  ['delegate_to', isSaid, 'it acts on another host (delegate_to)'],
  ['run_once', isOn, 'it acts on one host of all (run_once)'],
  ['check_mode', isOn, 'it only tells what it would do (check_mode)'],
  ['tags', hasNever, 'it acts only when its tag is asked for (never)'],
  ['module_defaults', isSaid, 'module_defaults may give it further arguments'],
];

/** Why what stands below this does not simply act on every host; what stands around it has the first word. */
export function conditionOf(one: YamlMap, { why }: Pick<Around, 'why'>): Pick<Around, 'why'> {
  const own = why ?? LIMITS.find(([key, isLimit]) => isLimit(one[key]))?.[2];
  return own === undefined ? {} : { why: own };
}

function isAlways(value: unknown): boolean {
  if (value === undefined || value === null || value === true || value === 'true') return true;
  return Array.isArray(value) && value.every(isAlways);
}

function isSaid(value: unknown): boolean {
  return value !== undefined && value !== null && !(isMap(value) && Object.keys(value).length === 0);
}

function isOn(value: unknown): boolean {
  return isSaid(value) && value !== false;
}

function hasNever(value: unknown): boolean {
  const tags: readonly unknown[] = Array.isArray(value) ? value : typeof value === 'string' ? value.split(',') : [];
  return tags.some((tag) => typeof tag === 'string' && tag.trim() === 'never');
}
