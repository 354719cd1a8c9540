import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

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

export function makeRepository(): Repository {
  const folder = mkdtempSync(join(tmpdir(), 'mdav-pipeline-'));
  const git = (...args: readonly string[]) => gitIn(folder, ...args);
  git('init', '-q', '-b', 'main');
  git('config', 'user.name', 'Test');
  git('config', 'user.email', 'test@example.org');
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

/** Runs the command line as a process. */
export function mdav(folder: string, ...args: readonly string[]) {
  return spawnSync(process.execPath, [MDAV, ...args], { cwd: folder, encoding: 'utf8' });
}

/** What a run of the script said and how it ended. */
export interface RanScript {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
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
      env: { PATH: process.env['PATH'] ?? '', HOME: cwd, ...env },
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

export const CONTOSO = readFileSync(join(root, 'examples/contoso/mdav.yaml'), 'utf8');

let built: string | undefined;

/** Puts the example into a folder, with the output that belongs to it. */
export function copyContoso(folder: string): void {
  if (built === undefined) {
    built = mkdtempSync(join(tmpdir(), 'mdav-contoso-'));
    writeFileSync(join(built, 'mdav.yaml'), CONTOSO);
    const { status, stdout } = mdav(built, 'build', '--out', 'dist');
    if (status !== 0) throw new Error(stdout);
  }
  cpSync(built, folder, { recursive: true });
}

/** Removes what the copies are made from, at the end of a test file. */
export function forgetContoso(): void {
  if (built !== undefined) rmSync(built, { recursive: true, force: true });
  built = undefined;
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
