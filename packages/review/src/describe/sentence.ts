import type { SettingRow } from '@mdav/core';
import { describeDefaults } from './defaults.ts';
import { describeEffect } from './effect.ts';
import { describeValues } from './values.ts';

/** A setting in one paragraph: what it is, its values, its default and what is left of it in passive mode. The schema has it. */
export function settingSentence(row: SettingRow): string {
  const defaults = describeDefaults(row.defaults).join('; ');
  return [
    `${row.title}.`,
    ...(row.notes ?? []),
    `Values: ${describeValues(row.type)}.`,
    ...(defaults ? [`Default: ${defaults}.`] : []),
    `In passive mode: ${describeEffect(row.inPassive)}.`,
  ].join(' ');
}
