import { FACT_IDS, FACTS, type FactId } from '../decision/facts.ts';
import { actionOf } from './actions.ts';
import type { Gate } from './stages.ts';
import type { WayBack } from './way-back.ts';

/** What a gate asks for, one line each; what stands between backticks is code. */
export function gateLines({ expect, look }: Gate): readonly string[] {
  const lines = FACT_IDS.flatMap((id) => {
    const accepted: readonly string[] = expect[id] ?? [];
    if (accepted.length === 0) return [];
    return [`${FACTS[id].title}: ${accepted.map((value) => withMeaning(id, value)).join(' or ')}.`];
  });
  return [...lines, ...look];
}

/** A value with what it means in brackets. */
function withMeaning(id: FactId, value: string): string {
  const values: Readonly<Record<string, string>> = FACTS[id].values;
  const meaning = (values[value] ?? '').replace(/\.$/, '');
  return meaning === '' ? `\`${value}\`` : `\`${value}\` (${meaning.charAt(0).toLowerCase()}${meaning.slice(1)})`;
}

/** The way back of a stage in a few lines. */
export function backLines(back: WayBack): readonly string[] {
  switch (back.kind) {
    case 'undo':
      return back.says.length === 0 ? ['Nothing is to be taken back.'] : back.says;
    case 'way': {
      const actions = back.actions.map((action) => actionOf(action).title).join('; then: ');
      return [`${actions}.`, ...(back.only === undefined ? [] : [back.only])];
    }
    case 'none':
      return back.says;
  }
}
