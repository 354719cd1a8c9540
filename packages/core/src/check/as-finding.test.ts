import { expect, it } from 'vitest';
import { asFinding } from './as-finding.ts';

it.each([[{}], [{ hint: 'Write `true`.' }]])('a mistake of the file is a finding without sources, with %j', (more) => {
  const mistake = { severity: 'error', message: 'This is wrong.', at: { line: 2, column: 3 }, ...more } as const;
  expect(asFinding({ code: 'fleet-setting-value', ...mistake })).toEqual({
    rule: 'fleet-setting-value',
    sources: [],
    ...mistake,
  });
});
