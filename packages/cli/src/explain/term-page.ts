import { type DescribedSource, describeSource } from '@mdav/review';
import { facts, type Page, paragraph } from '../terminal/layout.ts';
import { sourceFact } from './source-fact.ts';
import { TERM_KINDS, type Term, type TermKind } from './terms/term.ts';

/** A term, for other programs. */
export interface TermDescription {
  readonly kind: 'term';
  readonly id: string;
  readonly of: TermKind;
  readonly also: readonly string[];
  readonly says: string;
  /** What Microsoft calls a word of ours. */
  readonly theirs?: string;
  readonly next?: string;
  /** What else `mdav explain` tells about it. */
  readonly see: readonly string[];
  readonly sources: readonly DescribedSource[];
}

/** A term with its sources written out. */
export function describeTerm({ also = [], see = [], sources, ...term }: Term): TermDescription {
  return { kind: 'term', ...term, also, see, sources: sources.map(describeSource) };
}

/** What a term stands for, and what leads on. */
export function termPage({ id, of, says, theirs, next, see, sources }: TermDescription, page: Page): string {
  return [
    `${page.paint.bold(page.paint.accent(id))}  ${TERM_KINDS[of]}`,
    '',
    paragraph(says, page),
    '',
    ...facts(
      [
        ['At Microsoft', theirs === undefined ? [] : [theirs]],
        ['Next step', next === undefined ? [] : [next]],
        ['See also', see.length === 0 ? [] : [see.join(', ')]],
        sourceFact(sources),
      ],
      page,
    ),
    '',
  ].join('\n');
}
