import { EVENT_TERMS, SENSOR_EVENT_TERMS } from './events.ts';
import { MODE_TERMS } from './modes.ts';
import { NODE_TERMS } from './nodes.ts';
import { OUR_WORDS } from './our-words.ts';
import { PRODUCT_TERMS, SYSTEM_TERMS } from './products.ts';
import { KEY_TERMS, NAME_TERMS, OTHER_NAME_TERMS } from './registry-names.ts';
import { RUNNING_MODE_TERMS, STATUS_TERMS } from './running-modes.ts';
import { SERVICE_TERMS } from './services.ts';
import type { Term, TermKind, TermOf } from './term.ts';
import { UPDATE_TERMS } from './updates.ts';

const LISTS: Readonly<Record<TermKind, readonly TermOf[]>> = {
  mode: MODE_TERMS,
  'running-mode': RUNNING_MODE_TERMS,
  status: STATUS_TERMS,
  node: NODE_TERMS,
  event: EVENT_TERMS,
  'sensor-event': SENSOR_EVENT_TERMS,
  update: UPDATE_TERMS,
  name: [...NAME_TERMS, ...OTHER_NAME_TERMS],
  key: KEY_TERMS,
  service: SERVICE_TERMS,
  product: PRODUCT_TERMS,
  system: SYSTEM_TERMS,
  word: OUR_WORDS,
};

let all: readonly Term[] | undefined;

/** Every term, by kind. */
export function terms(): readonly Term[] {
  all ??= (Object.keys(LISTS) as TermKind[]).flatMap((of) => LISTS[of].map((term) => ({ ...term, of })));
  return all;
}

/** Names as they are compared: letters and digits alone. */
export function plainName(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z\d]/g, '');
}

let byName: ReadonlyMap<string, Term> | undefined;

/** The term that goes by a name. The number of an update is enough. */
export function termNamed(name: string): Term | undefined {
  byName ??= new Map(
    terms().flatMap((term) => namesOfTerm(term).map((each): readonly [string, Term] => [plainName(each), term])),
  );
  return byName.get(plainName(name));
}

/** Everything that a term is called. */
export function namesOfTerm({ id, also = [] }: Term): readonly string[] {
  return [id, ...also, ...(/^KB\d+$/.test(id) ? [id.slice(2)] : [])];
}
