import { settingRow, settingRows, valueParts } from '@mdav/core';
import { boundaryValues, plainValue } from '@mdav/testkit';
import { describe, expect, it } from 'vitest';
import type { ParameterData } from './decode.ts';
import { liftPreferences } from './lift.ts';
import { PAIRED, PARAMETERS, SEVERITY_SETTING } from './parameters.ts';
import { preferenceCommands } from './preference-commands.ts';

/** What a device shows after a command: its parameters with the data that PowerShell makes of the words. */
function shownAfter(command: string): Readonly<Record<string, ParameterData>> {
  const words = /-(\w+) ((?:(?:'(?:[^']|'')*'|\([^)]*\)|\S+?)(?:, |(?= -[A-Z]|$)))+)/g;
  return Object.fromEntries(
    [...command.matchAll(words)].map(([, name = '', argument = '']) => {
      const data = [...argument.matchAll(/'((?:[^']|'')*)'|[^\s,]+/g)].map(
        ([whole, text]): string | number | boolean => {
          if (text !== undefined) return text.replaceAll("''", "'");
          if (whole === '$true' || whole === '$false') return whole === '$true';
          return /^\d+$/.test(whole) && !name.endsWith('_Ids') ? Number(whole) : whole;
        },
      );
      const [only = ''] = data;
      return [name, command.startsWith('Add-') ? data : only];
    }),
  );
}

const known = [...Object.keys(PARAMETERS), ...Object.keys(PAIRED), SEVERITY_SETTING];

describe('the commands of a preference', () => {
  it.each(known)('%s is read back as it was set', (id) => {
    const row = settingRow(id);
    let compared = 0;
    for (const value of boundaryValues(row)) {
      const commands = preferenceCommands(id, valueParts(row, value));
      // Text with hidden characters or quotes is PowerShell's own affair, and tried there.
      if (commands === undefined || commands.set.some((line) => /\[char\]/.test(line))) continue;
      const shown = Object.assign({}, ...commands.set.map(shownAfter)) as Readonly<Record<string, ParameterData>>;
      const { settings } = liftPreferences({ parameters: shown }, 'x');
      const entries = Array.isArray(value) ? (value as readonly unknown[]) : [];
      // A bar separates entries there.
      if (PARAMETERS[id]?.how === 'joined' && entries.some((entry) => String(entry).includes('|'))) continue;
      expect(settings[id], `${commands.set.join('; ')} for ${JSON.stringify(value)}`).toEqual(plainValue(row, value));
      compared += 1;
    }
    expect(compared).toBeGreaterThan(0);
  });

  it('are none for a setting without a parameter', () => {
    const without = settingRows().filter((row) =>
      boundaryValues(row).every((value) => preferenceCommands(row.id, valueParts(row, value)) === undefined),
    );
    expect(without.map(({ id }) => id).filter((id) => known.includes(id))).toEqual([]);
    expect(without.length).toBeGreaterThan(80);
  });

  it('say what no page confirms', () => {
    const row = settingRow('performanceModeStatus');
    expect(preferenceCommands(row.id, valueParts(row, true))?.unchecked).toBe(
      'its numbers are taken for those of the CSP',
    );
  });
});
