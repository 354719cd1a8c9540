import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseFleet, resolveFleet } from '@mdav/core';
import { FROM_MODES, migrateFleet, type Stage } from '@mdav/core/migration';
import { describe, expect, it } from 'vitest';
import { stageDiagram } from './stage-diagram.ts';

const text = readFileSync(fileURLToPath(new URL('../../../../examples/contoso/mdav.yaml', import.meta.url)), 'utf8');

function waysOfContoso(): readonly (readonly Stage[])[] {
  const parsed = parseFleet({ text });
  const resolved = parsed.ok ? resolveFleet(parsed.value) : parsed;
  if (!resolved.ok) throw new Error(JSON.stringify(resolved.diagnostics));
  return FROM_MODES.flatMap((mode) => {
    const migrated = migrateFleet(resolved.value, { kind: 'mode', mode });
    if (!migrated.ok) throw new Error(JSON.stringify(migrated.diagnostics));
    return migrated.value.groups.flatMap(({ ways }) =>
      ways.flatMap(({ result }) => (result.kind === 'stages' ? [result.stages] : [])),
    );
  });
}

describe('stageDiagram', () => {
  it('leads through every stage and gate once, and from each gate back to its stage', () => {
    const ways = waysOfContoso();
    expect(ways.length).toBeGreaterThan(5);
    for (const stages of ways) {
      const lines = stageDiagram(stages).map((line) => line.trim());
      const edges = lines.flatMap((line) => {
        const found = /^(\w+) (--|-\.)(?:> | .*?> )(\w+)$/.exec(line);
        return found === null ? [] : [{ from: found[1], isBack: found[2] === '-.', to: found[3] }];
      });
      let at = 'from';
      const seen = [at];
      for (;;) {
        const [next, ...others] = edges.filter(({ from, isBack }) => from === at && !isBack);
        expect(others).toEqual([]);
        if (next?.to === undefined) break;
        at = next.to;
        seen.push(at);
      }
      expect(seen).toEqual(['from', ...stages.flatMap((_, index) => [`s${index + 1}`, `g${index + 1}`]), 'to']);
      expect(edges.filter(({ isBack }) => isBack).map(({ from, to }) => `${from} ${to}`)).toEqual(
        stages.map((_, index) => `g${index + 1} s${index + 1}`),
      );
    }
  });

  it('holds texts in quotes that nothing in them ends', () => {
    for (const stages of waysOfContoso())
      for (const line of stageDiagram(stages))
        if (/^ {2}[sg]\d/.test(line) && line.includes('"'))
          expect(line).toMatch(/^ {2}[sg]\d+(?:\["[^"`]*"\]|\{\{"[^"`]*"\}\})$/);
  });
});
