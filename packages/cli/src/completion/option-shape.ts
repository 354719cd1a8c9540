import type { Command } from '../program/command.ts';

/** An option as its line in the help describes it. */
export interface OptionShape {
  /** With its dashes. */
  readonly name: string;
  readonly meaning: string;
  readonly value?: ValueShape;
}

/** What the value of an option looks like. */
export interface ValueShape {
  /** The word of the help that stands for it, such as `FILE`; empty where the words stand there themselves. */
  readonly placeholder: string;
  /** The words that stand in the help, as in `pretty|json`. */
  readonly words: readonly string[];
  /** Whether several are written with commas between them. */
  readonly isList: boolean;
}

/** The options of a verb. `--fix --dry-run` in one line are two of them. */
export function optionsOf({ options }: Command): readonly OptionShape[] {
  const shapes = options.flatMap(([written, meaning]) => {
    const parts = written.split(' ');
    return parts.flatMap((part, index): readonly OptionShape[] => {
      if (!part.startsWith('--')) return [];
      const next = parts[index + 1];
      return [
        next === undefined || next.startsWith('--')
          ? { name: part, meaning }
          : { name: part, meaning, value: shapeOfValue(next) },
      ];
    });
  });
  return shapes.filter(({ name }, index) => shapes.findIndex((other) => other.name === name) === index);
}

function shapeOfValue(written: string): ValueShape {
  const isList = written.endsWith(',…');
  const plain = isList ? written.slice(0, -2) : written;
  const words = plain.split('|');
  const areWords = words.length > 1 && words.every((word) => /^[a-z][a-z0-9-]*$/.test(word));
  return areWords ? { placeholder: '', words, isList } : { placeholder: plain, words: [], isList };
}
