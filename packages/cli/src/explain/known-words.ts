import { OS_IDS, OS_INFO, settingRows } from '@mdav/core';
import { RULE_INFOS } from '@mdav/core/rule';
import type { Word } from '../program/options.ts';
import { causeDescriptions } from './causes.ts';
import { DIAGNOSTICS } from './diagnostics.ts';
import { terms } from './terms/terms.ts';

/** Every setting, with its title. */
export function settingWords(): readonly Word[] {
  return settingRows().map(({ id, title }) => ({ text: id, meaning: title }));
}

/** Every operating system, with its title. */
export function systemWords(): readonly Word[] {
  return OS_IDS.map((id) => ({ text: id, meaning: OS_INFO[id].title }));
}

/** Everything that `mdav explain` knows by an id of ours, and the words beside that have no blanks and are no path. */
export function explainedWords(): readonly Word[] {
  return [
    ...settingWords(),
    ...RULE_INFOS.map(({ id, what }) => ({ text: id, meaning: what })),
    ...systemWords(),
    ...causeDescriptions().map(({ id, says }) => ({ text: id, meaning: says })),
    ...DIAGNOSTICS.map(({ code, what }) => ({ text: code, meaning: what })),
    ...terms()
      .filter(({ id }) => /^[\w.+-]+$/.test(id))
      .map(({ id, says }) => ({ text: id, meaning: says })),
  ];
}
