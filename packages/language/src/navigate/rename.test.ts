import { parseFleet } from '@mdav/core';
import { expect, it } from 'vitest';
import { type Renamed, rename } from './rename.ts';

const TEXT = `mdav: 1
name: contoso
profiles:
  hard: { settings: { puaProtection: block } }
groups:
  desks: { os: windows-11, mode: active, deliver: [gpo], profiles: [hard] }
  laps: { os: windows-11, mode: active, deliver: [gpo] }
`;
const NAMES = ['verify', 'PolicyDefinitions', 'LAPS', 'laps', 'Desks', 'con', 'nul', 'null', 'yes', '1', '0x1f'];
const MORE = ['a.b', 'a b', '-x', '~', '', 'all', 'constructor', '__proto__', 'x'.repeat(65), 'other'];
const THINGS: readonly Renamed[] = [
  { kind: 'group', name: 'desks' },
  { kind: 'profile', name: 'hard' },
];

it.each(THINGS.flatMap((thing) => [...NAMES, ...MORE].map((to) => [thing, to] as const)))(
  'refuses a name that a check would refuse, for the same reason: %o to %s',
  (thing, to) => {
    const top = thing.kind === 'group' ? 'groups' : 'profiles';
    const by =
      thing.kind === 'group'
        ? TEXT.replace('  desks:', `  ${JSON.stringify(to)}:`)
        : TEXT.replace('  hard:', `  ${JSON.stringify(to)}:`).replace('[hard]', `[${JSON.stringify(to)}]`);
    const parsed = parseFleet({ text: by });
    const [checked] = parsed.ok ? [] : parsed.diagnostics;
    const renamed = rename({ text: TEXT }, thing, to);
    expect(renamed.ok, `${top}.${to}`).toBe(parsed.ok);
    const [said] = renamed.ok ? [] : renamed.diagnostics;
    if (checked?.code === 'fleet-name') expect(said?.message).toBe(checked.message);
  },
);

it('minds no name that was wrong before', () => {
  const text = TEXT.replace('  laps:', '  verify:');
  expect(rename({ text }, { kind: 'group', name: 'desks' }, 'other').ok).toBe(true);
});
