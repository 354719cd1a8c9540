import { spawn, spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from '../../packages/cli/src/run.ts';

export const root = fileURLToPath(new URL('../..', import.meta.url));
/** The command line as it is installed: the bundle that the build makes. */
export const MDAV = join(root, 'packages/cli/bin/mdav.js');
/** Names and programs of these tests are of systems like Unix. */
export const isWindows = process.platform === 'win32';
export const TOKEN = 'a-secret-token';

/** A request as a fake host received it. */
export interface Received {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Answers a request with a status and a body. */
export type Answer = (received: Received) => readonly [status: number, body: unknown];

/** A host on the loopback that keeps what it was asked. */
export interface Host {
  readonly url: string;
  readonly received: Received[];
  answer: Answer;
  readonly close: () => Promise<void>;
}

export async function startHost(): Promise<Host> {
  const received: Received[] = [];
  const server = createServer((message, response) => {
    let text = '';
    message.setEncoding('utf8');
    message.on('data', (part: string) => {
      text += part;
    });
    message.on('end', () => {
      const one: Received = {
        method: message.method ?? '',
        path: message.url ?? '',
        authorization: message.headers.authorization,
        body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>),
      };
      received.push(one);
      const [status, body] = host.answer(one);
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
  });
  // A connection is not given up while git, which this process waits for, takes long on a busy machine.
  server.keepAliveTimeout = 0;
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const host: Host = {
    url: `http://127.0.0.1:${port}`,
    received,
    answer: () => [500, {}],
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
  return host;
}

/** A repository in a folder of its own. */
export interface Repository {
  readonly folder: string;
  readonly git: (...args: readonly string[]) => string;
  readonly write: (path: string, content: string) => void;
  readonly read: (path: string) => string;
  /** Adds everything and gives the commit. */
  readonly commit: (message: string) => string;
  readonly remove: () => void;
}

/** A repository: empty, or a copy of another one. */
export function makeRepository(like?: string): Repository {
  const folder = mkdtempSync(join(tmpdir(), 'mdav-pipeline-'));
  const git = (...args: readonly string[]) => gitIn(folder, ...args);
  if (like === undefined) {
    git('init', '-q', '-b', 'main', '--template=');
    appendFileSync(join(folder, '.git/config'), '[user]\n\tname = Test\n\temail = test@example.org\n');
  } else cpSync(like, folder, { recursive: true, preserveTimestamps: true });
  return {
    folder,
    git,
    write: (path, content) => {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    },
    read: (path) => readFileSync(join(folder, path), 'utf8'),
    commit: (message) => {
      git('add', '-A');
      git('commit', '-q', '-m', message);
      return git('rev-parse', 'HEAD').trim();
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

export function gitIn(folder: string, ...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync('git', [...args], { cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`);
  return stdout;
}

/** Runs the command line within this process. */
export async function mdav(folder: string, ...args: readonly string[]): Promise<RanScript> {
  return runInside(args, { cwd: folder, env: {} });
}

interface Surroundings {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
}

async function runInside(args: readonly string[], { cwd, env }: Surroundings): Promise<RanScript> {
  const said = { out: '', err: '' };
  const code = await run(args, {
    out: (text) => {
      said.out += text;
    },
    err: (text) => {
      said.err += text;
    },
    color: false,
    env,
    cwd,
    today: () => new Date().toISOString().slice(0, 10),
    stdin: () => new Uint8Array(),
  });
  return { code, ...said };
}

/** What a run of the script said and how it ended. */
export interface RanScript {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** What the scripts of `pipelines` start from, and the parts of their own process that they are given. */
type Main = (name: string, world: Surroundings & { print: (text: string) => void; launch: Launch }) => Promise<number>;
type Launch = (args: readonly string[], surroundings: Surroundings) => RanScript | Promise<RanScript>;

/** A script of `pipelines`: as a process, which is how it runs, and as the function that it calls. */
export interface Script {
  readonly file: string;
  readonly main: Main;
}

export async function scriptOf(file: string, module: string, name: string): Promise<Script> {
  const exported = (await import(join(root, 'pipelines/src', module))) as Readonly<Record<string, Main>>;
  const main = exported[name];
  if (main === undefined) throw new Error(`${module} has no ${name}`);
  return { file: join(root, 'pipelines', file), main };
}

/**
 * Runs a script for a host within this process, the command line too: the same code, without the time that processes take
 * to start. `apart` is for what only processes have: their environment, their arguments and their end.
 */
export async function runPipeline(
  { file, main }: Script,
  name: string,
  { cwd, env, apart }: Surroundings & { readonly apart: boolean },
): Promise<RanScript> {
  if (apart) return runScript([file, name], cwd, env);
  const { launchNode } = (await import(join(root, 'pipelines/src/mdav.mjs'))) as { launchNode: Launch };
  let out = '';
  const code = await main(name, {
    cwd,
    env: basicEnvironment(cwd, env),
    print: (text) => {
      out += text;
    },
    launch: ([script = '', ...args], surroundings) =>
      script === MDAV ? runInside(args, surroundings) : launchNode([script, ...args], surroundings),
  });
  return { code, out, err: '' };
}

function basicEnvironment(cwd: string, env: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return { PATH: process.env['PATH'] ?? '', HOME: cwd, ...env };
}

/** Runs a program with this environment and hardly anything else, while the fake host goes on answering. */
export function runScript(
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>>,
): Promise<RanScript> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [...args], {
      cwd,
      env: basicEnvironment(cwd, env),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text;
    });
    child.on('error', fail);
    child.on('close', (code) => done({ code, out, err }));
  });
}

/** The fleet of the example, whole. */
export const CONTOSO = readFileSync(join(root, 'examples/contoso/mdav.yaml'), 'utf8');
/** The groups of it that go to Intune: most tests need no more, and the output of its servers is three times as much. */
export const CLIENTS = CONTOSO.slice(0, CONTOSO.indexOf('  # Servers never go passive'));

const built = new Map<string, string>();

/** A repository with a fleet and the output that belongs to it, in a first commit. */
export async function makeContoso(fleet = CLIENTS): Promise<Repository> {
  const made = built.get(fleet) ?? (await buildContoso(fleet));
  built.set(fleet, made);
  return makeRepository(made);
}

async function buildContoso(fleet: string): Promise<string> {
  const { folder, git, write, commit } = makeRepository();
  write('mdav.yaml', fleet);
  const { code, out } = await mdav(folder, 'build', '--out', 'dist');
  if (code !== 0) throw new Error(out);
  commit('base');
  // Copying the files of many objects, and removing them, takes longer than what most tests do.
  git('repack', '-a', '-d', '-q');
  return folder;
}

/** Removes what the copies are made from, at the end of a test file. */
export function forgetContoso(): void {
  for (const folder of built.values()) rmSync(folder, { recursive: true, force: true });
  built.clear();
}

/** The fleet with a parameter in place of a value, which somebody has to say. */
export function parametrize(fleet: string): string {
  const changed = fleet
    .replace(
      'puaProtection: block\n      enableNetworkProtection',
      "puaProtection: '${pua}'\n      enableNetworkProtection",
    )
    .replace(/^groups:/m, 'parameters:\n  pua: { type: string, values: [audit, block] }\ngroups:');
  if (!changed.includes('pua}')) throw new Error('the example says something else');
  return changed;
}

/** A change that weakens a setting of one group, and that a build can make. */
export function weaken(fleet: string): string {
  const changed = fleet.replace(
    'puaProtection: block\n      enableNetworkProtection',
    'puaProtection: audit\n      enableNetworkProtection',
  );
  if (changed === fleet) throw new Error('the example says something else');
  return changed;
}
