import { parseFleet, resolveFleet } from '@mdav/core';
import { describe, expect, it } from 'vitest';
import { planFleets } from './plan-fleets.ts';
import { PLAN_REPORTERS } from './reporters/list.ts';

const COUNT = 2000;
const GROUP =
  'os: windows-11, mode: active, antivirus: none, licence: p2, onboarding: { state: onboarded, via: gpo }, deliver: [gpo]';

/** Almost all groups become stronger; the last one, far behind in the file, weaker. */
function fleetOf(settings: (index: number) => string, count = COUNT) {
  const groups = Array.from(
    { length: count },
    (_, index) => `  group-${index}: { ${GROUP}, settings: { ${settings(index)} } }\n`,
  );
  const parsed = parseFleet({ text: `mdav: 1\nname: x\ngroups:\n${groups.join('')}`, file: 'mdav.yaml' });
  const resolved = parsed.ok ? resolveFleet(parsed.value) : parsed;
  if (!resolved.ok) throw new Error(JSON.stringify(resolved.diagnostics));
  return resolved.value;
}

describe('a plan of 2,000 groups as Markdown', () => {
  const plan = planFleets(
    fleetOf(() => 'puaProtection: audit'),
    fleetOf((index) =>
      index === COUNT - 1
        ? "allowRealtimeMonitoring: false, excludedPaths: ['C:\\']"
        : `puaProtection: block, excludedExtensions: [.x${index}]`,
    ),
    { date: '2026-11-21' },
  );
  const base = { kind: 'file', file: 'old.yaml' } as const;
  const tell = (maxCharacters?: number) =>
    PLAN_REPORTERS.markdown.render({ plan, base, ...(maxCharacters !== undefined && { maxCharacters }) });

  it('has the most harmful first and says by kind what is left out', () => {
    const text = tell(65_536);
    expect(text.length).toBeLessThanOrEqual(65_536);
    const lines = text.split('\n');
    const at = (words: RegExp) => lines.findIndex((line) => words.test(line));
    const order = [
      /^\| ✗ new error \| .*exclusion-of-drive-root.* \| group-1999 \|/,
      /^\| ▼ weaker \| `allowRealtimeMonitoring` .* \| group-1999 \|/,
      /^\| ▼ weaker \| `excludedExtensions` .* \| group-10 \|/,
      /^\*\*Cut here\*\*, since 65536 characters fit\. Left out: \d+ × ▼ weaker, .*\d+ × ▲ stronger/,
    ].map(at);
    expect(order).not.toContain(-1);
    expect(order).toEqual([...order].sort((a, b) => a - b));
  });

  it('is whole where that fits or nobody says how much does', () => {
    expect(tell().length).toBeGreaterThan(500_000);
    expect(tell()).toContain('### group-1234 (changed)');
    expect(tell(tell().length)).toBe(tell());
  });

  it('tells what all have in common in one row', () => {
    const alike = planFleets(
      fleetOf(() => 'puaProtection: audit', 200),
      fleetOf(() => 'puaProtection: block', 200),
      { date: '2026-11-21' },
    );
    const text = PLAN_REPORTERS.markdown.render({ plan: alike, base, maxCharacters: 20_000 });
    expect(text.length).toBeLessThan(5000);
    expect(text).toMatch(
      /^\| ▲ stronger \| `puaProtection` \| `audit → block` .* \| 200: group-0, .* and 195 more \|/m,
    );
    expect(text).not.toContain('Cut here');
  });
});
