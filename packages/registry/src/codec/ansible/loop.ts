import { isMap, TaggedText, type YamlMap } from './form.ts';
import { fillTemplates } from './template.ts';

/** Arguments of one round of a task, or why they are not known. */
interface Round {
  readonly value: YamlMap;
  readonly why?: string;
}

type Rounds = { readonly arguments: readonly Round[] } | { readonly why: string };

/** The arguments of a task, once for each round of its loop, where what it goes over stands in the file. */
export function roundsOf(task: YamlMap, own: YamlMap): Rounds {
  const over = loopOf(task);
  if (over === undefined) return { arguments: [filled(own, new Map())] };
  if (over === 'elsewhere') return { why: 'it goes over a list that does not stand in the file' };
  const control = task['loop_control'];
  const called = isMap(control) && typeof control['loop_var'] === 'string' ? control['loop_var'] : 'item';
  return { arguments: over.map((item) => filled(own, new Map([[called, item]]))) };
}

function filled(own: YamlMap, variables: ReadonlyMap<string, unknown>): Round {
  const read = fillTemplates(own, variables);
  return 'why' in read ? { value: own, why: read.why } : { value: read.value as YamlMap };
}

/** What a task goes over: nothing for one without a loop. */
function loopOf(task: YamlMap): readonly unknown[] | 'elsewhere' | undefined {
  const key = Object.keys(task).find((each) => each === 'loop' || each.startsWith('with_'));
  if (key === undefined) return undefined;
  const list = task[key];
  if (!Array.isArray(list) || !['loop', 'with_items', 'with_list'].includes(key)) return 'elsewhere';
  // Source: the lookup `items`, which takes lists in the list apart, one level deep.
  const items: readonly unknown[] = key === 'with_items' ? list.flat() : list;
  return items.some(hasTemplate) ? 'elsewhere' : items;
}

function hasTemplate(value: unknown): boolean {
  if (typeof value === 'string') return /\{[{%#]/.test(value);
  if (value instanceof TaggedText) return value.tag === '!vault';
  return typeof value === 'object' && value !== null && Object.values(value).some(hasTemplate);
}
