import { run } from '../run.ts';

/** What a command line said and how it ended. */
export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Where and for whom a command line runs. */
export interface Surroundings {
  readonly cwd?: string;
  readonly columns?: number;
  readonly color?: boolean;
  readonly env?: Readonly<Record<string, string>>;
  readonly today?: string;
  /** What a person at a terminal types, in order; without them there is no terminal. */
  readonly answers?: readonly string[];
}

/** Runs `mdav` with these arguments, in a folder; without colour and terminal, as in a pipeline. */
export async function runMdav(
  args: readonly string[],
  { cwd = '.', columns, color = false, env = {}, today = '2026-11-21', answers }: Surroundings = {},
): Promise<Ran> {
  let out = '';
  let err = '';
  const left = [...(answers ?? [])];
  const ask = async (question: string): Promise<string> => {
    err += `${question}\n`;
    const answer = left.shift();
    if (answer === undefined) throw new Error(`nobody answers: ${question}`);
    return answer;
  };
  const code = await run(args, {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    color,
    columns,
    env,
    cwd,
    today: () => today,
    stdin: () => new Uint8Array(),
    ...(answers === undefined ? {} : { ask }),
  });
  return { code, out, err };
}
