import { type AskedOfSetting, askedOfSettings, type Framework, frameworkName } from '@mdav/core/frameworks';
import { type Fact, facts, type Page } from '../terminal/layout.ts';
import { textTable } from './table.ts';

/** A value that frameworks ask for, of the setting or of a key of it, and the rules that do. */
export interface AskedValue {
  readonly key?: string;
  readonly asks: string;
  /** True where no value pleases everybody who asks. */
  readonly disputed: boolean;
  readonly by: readonly { readonly framework: string; readonly rule: string }[];
}

/** Which framework asks for which value of a setting, the most wanted value first. */
export function askedValues(frameworks: readonly Framework[], setting: string): readonly AskedValue[] {
  return askedOfSettings(frameworks, setting).flatMap(({ key, answers, disagree }: AskedOfSetting) =>
    answers.map(({ text, by }) => ({
      ...(key === undefined ? {} : { key }),
      asks: text,
      disputed: disagree,
      by: by.map(({ framework, rule }) => ({ framework: frameworkName(framework), rule: rule.id })),
    })),
  );
}

/** The same as lines of a page; nothing where nobody asks. */
export function askedLines(asked: readonly AskedValue[], page: Page): readonly string[] {
  if (asked.length === 0) return [];
  const own = asked.filter(({ key }) => key === undefined);
  const ofKeys = asked.filter(({ key }) => key !== undefined);
  const fact: Fact = ['Frameworks', own.map((one) => `\`${one.asks}\`: ${askers(one)}`)];
  const rows = ofKeys.map((one) => [`  ${one.key}`, one.asks, askers(one)]);
  const keys = rows.length === 0 ? [] : textTable(['  Key', 'Asked for', 'By framework'], rows, page);
  return ['', ...facts([fact], page), ...keys];
}

/** A framework may have several rules that ask for the same. */
function askers({ by }: AskedValue): string {
  return [...new Set(by.map(({ framework }) => framework))].join(', ');
}
