import { settingRow, settingRows, valueParts } from '@mdav/core';
import { boundaryValues, plainValue } from '@mdav/testkit';
import { describe, expect, it } from 'vitest';
import { factsJson, factsMissing } from '../../../../tests/facts.ts';
import { askPwsh, pwshMissing } from '../../../../tests/pwsh.ts';
import type { ParameterData } from './decode.ts';
import { liftPreferences } from './lift.ts';
import { PARAMETERS } from './parameters.ts';
import { preferenceCommands } from './preference-commands.ts';

const missing = pwshMissing ?? factsMissing;

/** A setting with its parameters as the page and the syntax of the cmdlet have them. */
interface Fact {
  readonly parameter?: string | readonly string[] | Readonly<Record<string, string>>;
  readonly psType?: string;
  readonly values?: Readonly<Record<string, { readonly word?: string | null; readonly code: number }>>;
}

/** Types of PowerShell by the names that the syntax has; enumerations are made of the words that are known. */
const TYPES: Readonly<Record<string, string>> = {
  Boolean: 'bool',
  UInt32: 'uint32',
  Byte: 'byte',
  String: 'string',
  'String[]': 'string[]',
  DateTime: 'datetime',
  'Int64[]': 'long[]',
};

/**
 * The cmdlets as functions with parameters of the real types, so that PowerShell itself converts the words and refuses what
 * has no such type. They give back what they were bound to, as `Get-MpPreference` shows it: numbers for words, text for times.
 */
function standIns(facts: readonly Fact[]): string {
  const enums = new Map<string, Map<string, number>>();
  const parameters = new Map<string, string>();
  for (const { parameter, psType, values = {} } of facts) {
    const names = typeof parameter === 'string' ? [parameter] : Object.values(parameter ?? {});
    const types = (psType ?? '').split(' + ');
    for (const [index, name] of names.entries()) {
      const type = types[Math.min(index, types.length - 1)] ?? '';
      const own = type.replace(/\[\]$/, '');
      const words = Object.values(values).flatMap(({ word, code }) =>
        word && /^[a-z]\w*$/i.test(word) ? [[word, code] as const] : [],
      );
      if (TYPES[type] !== undefined) parameters.set(name, TYPES[type]);
      else if (words.length > 0 && /^\w+$/.test(own)) {
        enums.set(own, new Map([...(enums.get(own) ?? []), ...words]));
        parameters.set(name, type);
      } else parameters.set(name, 'object');
    }
  }
  const made = [...enums].map(
    ([name, words]) => `enum ${name} { ${[...words].map(([word, code]) => `${word} = ${code}`).join('; ')} }`,
  );
  const list = [...parameters].map(([name, type]) => `[Parameter()][${type}]$${name}`).join(', ');
  return `${made.join('\n')}
function plain($value) {
  if ($value -is [enum]) { [int]$value }
  elseif ($value -is [datetime]) { $value.ToString('HH:mm:ss') }
  elseif ($value -is [array]) { , @($value | ForEach-Object { plain $_ }) }
  else { $value }
}
function shown($bound) { $out = @{}; foreach ($name in $bound.Keys) { $out[$name] = plain $bound[$name] }; $out }
function Set-MpPreference { [CmdletBinding()] param(${list}) shown $PSBoundParameters }
function Add-MpPreference { [CmdletBinding()] param(${list}) shown $PSBoundParameters }`;
}

describe.skipIf(missing !== undefined)(
  `the commands of a preference, bound by PowerShell${missing === undefined ? '' : `: ${missing}`}`,
  () => {
    it('mean the value that they are made of, for every value of every setting', async () => {
      const { settings } = factsJson('mp-preference.json') as { settings: Readonly<Record<string, Fact>> };
      const cases = settingRows().flatMap((row) =>
        boundaryValues(row).flatMap((value) => {
          const commands = preferenceCommands(row.id, valueParts(row, value));
          return commands === undefined ? [] : [{ id: row.id, value, lines: commands.set }];
        }),
      );
      const told = (await askPwsh(
        `${standIns(Object.values(settings))}
$results = foreach ($lines in $data) {
  $out = @{}
  foreach ($line in $lines) { $made = & ([scriptblock]::Create($line)); foreach ($name in $made.Keys) { $out[$name] = $made[$name] } }
  , $out
}
ConvertTo-Json -Compress -Depth 5 -InputObject @($results)`,
        cases.map(({ lines }) => lines),
      )) as readonly Readonly<Record<string, ParameterData>>[];
      expect(told.length).toBe(cases.length);
      for (const [index, { id, value, lines }] of cases.entries()) {
        // A bar separates entries there.
        const entries = Array.isArray(value) ? (value as readonly unknown[]) : [];
        if (PARAMETERS[id]?.how === 'joined' && entries.some((entry) => String(entry).includes('|'))) continue;
        const { settings: read } = liftPreferences({ parameters: told[index] ?? {} }, 'x');
        expect(read[id], lines.join('; ')).toEqual(plainValue(settingRow(id), value));
      }
      expect(new Set(cases.map(({ id }) => id)).size).toBeGreaterThan(70);
    });
  },
);
