import { type CompiledGroup, type Diagnostic, groupCompiler, type ResolvedGroup, stepsOf } from '@mdav/core';
import { type FileContent, remember, type Target, type TargetOutput } from '@mdav/core/format';
import { nodeSha256 } from '../disk/hash.ts';
import { chooseTargets } from '../targets/choose-targets.ts';

/** What a thread has to know to compile groups, as plain data. */
export interface GroupTask {
  /** The targets that are named. */
  readonly targets: readonly string[];
  readonly targetOptions: Readonly<Record<string, string>>;
  readonly epochSeconds?: number;
  /** How many groups the fleet has. */
  readonly groups: number;
  readonly marks: SharedMarks;
}

/** What all threads see at once. */
export interface SharedMarks {
  /** By group, 1 where nobody needs it any more. */
  readonly taken: Uint8Array;
  /** Bytes of answers of one thread that nobody has taken yet. */
  readonly held: Int32Array;
}

/** Groups that are to be compiled. */
export interface GroupOrder {
  /** The place of the first among all groups. */
  readonly first: number;
  readonly groups: readonly ResolvedGroup[];
}

/** What came of them. */
export interface GroupAnswer {
  readonly groups: readonly ToldGroup[];
  /** Pieces of files in a row, to be handed over and not copied. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Pieces that many files have: those behind the ones that were told before. */
  readonly shared: readonly Uint8Array[];
}

interface ToldGroup {
  readonly index: number;
  readonly files: readonly ToldFile[];
  /** JSON of a `ToldWords`: groups that have the same to say share what is made of it. */
  readonly words: string;
}

interface ToldFile {
  readonly path: string;
  readonly hash: string;
  /** Of each piece its length in the row; below zero, -1 less the number of one that many files have. */
  readonly pieces: readonly number[];
}

interface ToldWords {
  readonly outputs: readonly (Omit<TargetOutput, 'target'> & { readonly target: string })[];
  readonly said: readonly Diagnostic[];
}

/** Bytes that wait to be taken, at most; beyond that a thread waits. */
const MOST_HELD = 1 << 26;

/** Compiles groups in a thread. Orders have to be answered in their order. */
export function groupAnswerer(task: GroupTask): (order: GroupOrder) => GroupAnswer {
  const {
    targets,
    targetOptions,
    epochSeconds,
    groups: all,
    marks: { taken, held },
  } = task;
  const compile = groupCompiler(
    {
      ...chooseTargets(targets),
      targetOptions,
      ...(epochSeconds === undefined ? {} : { epochSeconds }),
      sha256: nodeSha256,
    },
    all,
  );
  const numbers = sharedNumbers();
  return ({ first, groups }) => {
    for (let now = Atomics.load(held, 0); now > MOST_HELD; now = Atomics.load(held, 0)) Atomics.wait(held, 0, now);
    const pieces: Uint8Array[] = [];
    const told = groups.flatMap((group, at): readonly ToldGroup[] => {
      const index = first + at;
      if (Atomics.load(taken, index) === 1) return [];
      const { outputs, said, files } = compile(group);
      const words: ToldWords = { outputs: outputs.map(({ target, ...one }) => ({ ...one, target: target.id })), said };
      const toldFiles = files.map(({ path, content, hash }): ToldFile => {
        const lengths = piecesOf(content).map((piece) => {
          const number = numbers.of(piece);
          if (number !== undefined) return -1 - number;
          return pieces.push(piece) && piece.length;
        });
        return { path, hash, pieces: lengths };
      });
      return [{ index, files: toldFiles, words: JSON.stringify(words) }];
    });
    const bytes = inARow(pieces);
    Atomics.add(held, 0, bytes.length);
    return { groups: told, bytes, shared: numbers.fresh() };
  };
}

/** Reads the answers of one thread, in their order. */
export function answerReader(
  groups: readonly ResolvedGroup[],
  targets: readonly Target[],
  { held }: SharedMarks,
): (answer: GroupAnswer) => readonly (readonly [index: number, compiled: CompiledGroup])[] {
  const known: Uint8Array[] = [];
  const byId = new Map(targets.map((target) => [target.id, target]));
  const read = remember((text: string) => {
    const { outputs, said } = JSON.parse(text) as ToldWords;
    return {
      outputs: outputs.map(({ target, ...one }): TargetOutput => ({ ...one, target: byId.get(target) as Target })),
      said,
    };
  }, MOST_WORDS);
  return ({ groups: told, bytes, shared }) => {
    Atomics.sub(held, 0, bytes.length);
    Atomics.notify(held, 0);
    known.push(...shared);
    let at = 0;
    return told.map(({ index, files, words }) => {
      const compiled = files.map(({ path, hash, pieces }) => {
        const content = pieces.map((piece) => {
          if (piece < 0) return known[-1 - piece] as Uint8Array;
          at += piece;
          return bytes.subarray(at - piece, at);
        });
        const [first, ...others] = content;
        return { path, hash, content: first !== undefined && others.length === 0 ? first : content };
      });
      const group = groups[index] as ResolvedGroup;
      const steps = stepsOf(
        group,
        files.map(({ path }) => path),
      );
      return [index, { ...read(words), steps, files: compiled }] as const;
    });
  };
}

/** Words of groups that are kept. */
const MOST_WORDS = 1024;

const piecesOf = (content: FileContent): readonly Uint8Array[] => (content instanceof Uint8Array ? [content] : content);

/** Numbers for pieces that come again: such a one is sent once. */
function sharedNumbers() {
  const seen = new WeakMap<Uint8Array, number>();
  let count = 0;
  let fresh: Uint8Array[] = [];
  return {
    of(piece: Uint8Array): number | undefined {
      const known = seen.get(piece);
      if (known === undefined) {
        // Most come but once, and would be kept for nothing.
        seen.set(piece, ONCE);
        return undefined;
      }
      if (known !== ONCE) return known;
      // Alone: of a part of something larger all would be sent.
      fresh.push(new Uint8Array(piece));
      seen.set(piece, count);
      return count++;
    },
    /** Those that got a number since this was asked last. */
    fresh(): readonly Uint8Array[] {
      const found = fresh;
      fresh = [];
      return found;
    },
  };
}

const ONCE = -1;

function inARow(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const row = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    row.set(piece, at);
    at += piece.length;
  }
  return row;
}
