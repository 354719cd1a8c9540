import { DELIVERIES, type Diagnostic } from '@mdav/core';
import { type Drift, WAY_WORDS } from '@mdav/review';

/** Nothing of the fleet was set against anything: that is no word on whether anything drifted. */
export function nothingCompared(drift: Drift): Diagnostic {
  return {
    code: 'drift-nothing-compared',
    severity: 'error',
    message: `Nothing was compared: in what was given there is not one value for a group of the fleet ${drift.fleet}.`,
    at: {},
    hint: hintsOf(drift).join(' '),
  };
}

function hintsOf({ groups, devicesWithoutGroup, otherFleets, ignored }: Drift): readonly string[] {
  const ways = DELIVERIES.filter((way) => groups.some(({ notGiven }) => notGiven.ways.includes(way)));
  const hints = [
    ...(devicesWithoutGroup.length === 0
      ? []
      : ['Say under `devices` of a group which ones belong to it, or name it with --group GROUP=PATH.']),
    ...(otherFleets.length === 0
      ? []
      : [
          `Name the file of the fleet ${otherFleets.map(({ fleet }) => fleet).join(' or ')}, or give what is of this one.`,
        ]),
    ...(ignored === 0 ? [] : ['Leave out --ignore.']),
    ...(ways.length === 0 ? [] : [`Give exports of ${ways.map((way) => WAY_WORDS[way]).join(' or ')}.`]),
  ];
  return hints.length === 0 ? ['Run `mdav show` on what was given to see what it says.'] : hints;
}
