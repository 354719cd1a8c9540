import { findSetting } from '../catalogue/lookup.ts';
import { showValue } from '../value/show-value.ts';
import type { Ask, FrameworkRule } from './framework.ts';
import { isSettingAsk } from './framework.ts';

/** What a rule asks for in a few words: `block`, `one of high, high-plus`, `1 hour to 4 hours`, `not set`. */
export function askText(ask: Ask): string {
  switch (ask.kind) {
    case 'is':
      return orAbsent(ask, showValue(ask.value));
    case 'any-of':
      return orAbsent(ask, `one of ${ask.values.map(showValue).join(', ')}`);
    case 'range':
      return orAbsent(ask, `${showValue(ask.from)} to ${showValue(ask.to)}`);
    case 'set':
      return 'any value';
    case 'absent':
      return 'not set';
    case 'registry':
      return `${ask.name} = ${ask.data} in ${ask.key}`;
    case 'antivirus':
      return 'an antivirus that runs';
    case 'unsayable':
      return ask.value === undefined ? 'nothing that a fleet file can say' : `option ${ask.value}`;
  }
}

function orAbsent(ask: { readonly orAbsent?: true }, text: string): string {
  return ask.orAbsent ? `${text}, or not set` : text;
}

/** What a rule is about: its own title where that is free, else the setting's. */
export function ruleTitle({ title, ask }: FrameworkRule): string {
  if (title !== undefined) return title;
  if (isSettingAsk(ask)) {
    const row = findSetting(ask.setting);
    const meaning = ask.key !== undefined && row?.type.kind === 'map' ? row.type.keys[ask.key] : undefined;
    return meaning ?? row?.title ?? ask.setting;
  }
  if (ask.kind === 'registry') return ask.name;
  return ask.kind === 'unsayable' ? (ask.definition ?? ask.why) : 'An antivirus runs';
}

/** What a rule is about, as a place in a fleet file: `puaProtection`, `attackSurfaceReductionRules.block-wmi-persistence`. */
export function askedPlace(ask: Ask): string {
  if (isSettingAsk(ask)) return ask.key === undefined ? ask.setting : `${ask.setting}.${ask.key}`;
  if (ask.kind === 'registry') return `${ask.key}\\${ask.name}`;
  return ask.kind === 'unsayable' ? (ask.definition ?? '') : '';
}
