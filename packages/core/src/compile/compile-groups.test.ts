import { describe, expect, it } from 'vitest';
import { utf8 } from '../bytes/text.ts';
import { parseFleet } from '../parse/parse-fleet.ts';
import { resolveFleet } from '../resolve/resolve-fleet.ts';
import type { FleetTarget } from '../target/fleet-target.ts';
import type { Target } from '../target/target.ts';
import { compileFleet } from './build-fleet.ts';
import type { BuildOptions } from './build-options.ts';
import { compileGroups } from './compile-groups.ts';

const fleet = (() => {
  const group = '{ os: windows-11, mode: active, deliver: [registry] }';
  const parsed = parseFleet({ text: `mdav: 1\nname: f\ngroups: { a: ${group}, b: ${group}, c: ${group} }\n` });
  const resolved = parsed.ok ? resolveFleet(parsed.value) : parsed;
  if (!resolved.ok) throw new Error(JSON.stringify(resolved.diagnostics));
  return resolved.value;
})();

/** Names the group; those that it cannot name are errors. */
function naming(refused: readonly string[] = []): Target {
  return {
    id: 'names',
    title: 'Names',
    serves: ['registry'],
    produce: ({ name }) => ({
      files: new Map([['name.txt', utf8(name)]]),
      emissions: [],
      diagnostics: refused.includes(name)
        ? [{ code: 'no-name', severity: 'error', message: `Not ${name}.`, at: {} }]
        : [],
    }),
  };
}

const neighbours: FleetTarget = {
  id: 'neighbours',
  title: 'Neighbours',
  advice: 'Read them.',
  produce: (groups) => new Map([['all.txt', utf8(groups.map(({ group }) => group.name).join(' '))]]),
  produceWithin: ({ name }, groups) => new Map([['others.txt', utf8(`${name} is one of ${groups.length}`)]]),
};

const optionsOf = (target: Target): BuildOptions => ({
  targets: [target],
  fleetTargets: [neighbours],
  date: '2026-11-21',
});

function handedOver(options: BuildOptions) {
  const steps: string[][] = [];
  const making = compileGroups(fleet, [], options);
  for (;;) {
    const { done, value } = making.next();
    if (done) return { steps, outcome: value };
    steps.push(value.map(([path]) => path));
  }
}

const ofGroup = (name: string) => ['RUNBOOK.md', 'name.txt', 'others.txt'].map((path) => `${name}/${path}`);

describe('a build group by group', () => {
  it('hands over the files of a group as soon as they are made, and the manifest last', () => {
    const { steps } = handedOver(optionsOf(naming()));
    expect(steps).toEqual([ofGroup('a'), ofGroup('b'), ofGroup('c'), ['all.txt'], ['SUMMARY.md'], ['manifest.json']]);
    const making = compileGroups(fleet, [], {
      ...optionsOf(naming()),
      onGroup: (compiled) => expect(compiled).toBe(1),
    });
    expect(making.next().done).toBe(false);
  });

  it('makes the files and says the words of a build that is held whole', () => {
    const options = optionsOf(naming());
    const { steps, outcome } = handedOver(options);
    const whole = compileFleet(fleet, [], options);
    if (!whole.ok || !outcome.ok) throw new Error('no errors');
    const { files, ...account } = whole.value;
    expect(outcome.value).toEqual(account);
    expect([...files.keys()]).toEqual([...steps.flat().slice(0, -1).sort(), 'manifest.json']);
    expect(new TextDecoder().decode(files.get('c/others.txt'))).toBe('c is one of 3');
    expect(account.groups.map(({ files: own }) => own.at(-1))).toEqual(
      ['a', 'b', 'c'].map((name) => `${name}/others.txt`),
    );
    expect(account.shared.map(({ files: beside }) => beside)).toEqual([['all.txt']]);
  });

  it('names every error, and hands nothing over from the first on', () => {
    const { steps, outcome } = handedOver(optionsOf(naming(['b', 'c'])));
    expect(steps).toEqual([ofGroup('a')]);
    expect(outcome).toMatchObject({ ok: false, diagnostics: [{ message: 'Not b.' }, { message: 'Not c.' }] });
  });
});
