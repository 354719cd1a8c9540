import { settingPosition } from '../catalogue/lookup.ts';
import { groupBy } from '../rule/group-by.ts';
import { askText } from './ask-words.ts';
import type { Framework, FrameworkRule, SettingAsk } from './framework.ts';
import { isSettingAsk } from './framework.ts';
import { canMeetBoth } from './judge-ask.ts';

/** A rule, the framework that it belongs to, and what it asks of a setting. */
export interface AskedBy {
  readonly framework: Framework;
  readonly rule: FrameworkRule;
  readonly ask: SettingAsk;
}

/** Everything that is asked of one setting, or of one key of it, by what is asked: most often asked first. */
export interface AskedOfSetting {
  readonly setting: string;
  readonly key?: string;
  readonly answers: readonly { readonly text: string; readonly by: readonly AskedBy[] }[];
  /** True when no value meets all of it. */
  readonly disagree: boolean;
}

/** Who asks what of which setting, in the order of the catalogue; with `setting`, of that one alone. */
export function askedOfSettings(frameworks: readonly Framework[], setting?: string): readonly AskedOfSetting[] {
  const asked = frameworks.flatMap((framework) =>
    framework.rules.flatMap((rule): AskedBy[] =>
      isSettingAsk(rule.ask) && (setting === undefined || rule.ask.setting === setting)
        ? [{ framework, rule, ask: rule.ask }]
        : [],
    ),
  );
  const places = groupBy(asked, ({ ask }) => JSON.stringify([ask.setting, ask.key ?? '']));
  return [...places.values()]
    .map(settle)
    .sort(
      (a, b) => settingPosition(a.setting) - settingPosition(b.setting) || ((a.key ?? '') < (b.key ?? '') ? -1 : 1),
    );
}

function settle(asked: readonly AskedBy[]): AskedOfSetting {
  const { setting = '', key } = asked[0]?.ask ?? {};
  const answers = [...groupBy(asked, ({ ask }) => JSON.stringify(ask)).values()]
    .map((by) => ({ text: by[0] === undefined ? '' : askText(by[0].ask), by }))
    .sort((a, b) => b.by.length - a.by.length || (a.text < b.text ? -1 : 1));
  const asks = answers.flatMap(({ by }) => by.slice(0, 1).map(({ ask }) => ask));
  const disagree = asks.some((a, index) => asks.slice(index + 1).some((b) => !canMeetBoth(a, b)));
  return { setting, ...(key === undefined ? {} : { key }), answers, disagree };
}
