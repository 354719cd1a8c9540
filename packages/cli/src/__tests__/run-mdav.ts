import { run } from '../run.ts';

/** What a command line said and how it ended. */
export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs `mdav` with these arguments, in a folder; without colour, as in a pipeline. */
export async function runMdav(
  args: readonly string[],
  { cwd = '.', columns, color = false }: { cwd?: string; columns?: number; color?: boolean } = {},
): Promise<Ran> {
  let out = '';
  let err = '';
  const code = await run(args, {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    color,
    columns,
    env: {},
    cwd,
    today: () => '2026-11-21',
    stdin: () => new Uint8Array(),
  });
  return { code, out, err };
}
