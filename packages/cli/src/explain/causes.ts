import { SOURCES, type SourceId } from '@mdav/core';
import { CAUSES, CAUTION_INFOS, type CauseInfo } from '@mdav/core/decision';
import { once } from '@mdav/core/format';
import { DEAD_END_ROWS } from '@mdav/core/migration';
import type { DescribedSource } from '@mdav/review';
import { OUTSIDE_CAUSES } from '@mdav/verify';

/** What an id of a verdict or of a dead end stands for. */
export interface CauseDescription extends Told {
  readonly kind: 'cause';
  readonly id: string;
  /** Where the id is told. */
  readonly of: 'cause of a verdict' | 'caution beside a verdict' | 'dead end of a migration';
  /** Absent for what is a dead end alone. */
  readonly title?: string;
  /** The dead end of the same id, where it is a cause as well. */
  readonly deadEnd?: Told;
}

interface Told {
  /** What is the case; a complete sentence. */
  readonly says: string;
  /** What to do next; empty where nothing is to do. */
  readonly next: string;
  readonly sources: readonly DescribedSource[];
}

const deadEnds = once(
  (): ReadonlyMap<string, Told> =>
    new Map(DEAD_END_ROWS.map(({ id, says, first, sources }) => [id, told({ says, next: first, sources })])),
);

/** Every cause and caution that `mdav verify` tells, and every dead end of `mdav migrate`; an id stands there once. */
export const causeDescriptions = once((): readonly CauseDescription[] => {
  const ofVerdicts = [
    ...described('cause of a verdict', { ...CAUSES, ...OUTSIDE_CAUSES }),
    ...described('caution beside a verdict', CAUTION_INFOS),
  ];
  return [
    ...ofVerdicts,
    ...[...deadEnds()]
      .filter(([id]) => !ofVerdicts.some((cause) => cause.id === id))
      .map(([id, deadEnd]): CauseDescription => ({ kind: 'cause', id, of: 'dead end of a migration', ...deadEnd })),
  ];
});

function described(
  of: CauseDescription['of'],
  infos: Readonly<Record<string, CauseInfo>>,
): readonly CauseDescription[] {
  return Object.entries(infos).map(([id, info]) => {
    const deadEnd = deadEnds().get(id);
    return { kind: 'cause', id, of, title: info.title, ...told(info), ...(deadEnd && { deadEnd }) };
  });
}

function told({ says, next, sources }: Pick<CauseInfo, 'says' | 'next'> & { sources: readonly SourceId[] }): Told {
  return { says, next, sources: sources.map((id) => ({ id, ...SOURCES[id] })) };
}
