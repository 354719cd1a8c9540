// Walks through a release against a registry of this machine, so that the first one holds no surprise: packs, publishes,
// installs in an empty project, runs, compiles, upgrades, and writes the bill of materials. Nothing leaves the machine.
// `npm run rehearse-release` ends with "N passed, N failed".
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packAll } from './pack.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'mdav-release-'));
const at = (...parts) => join(folder, ...parts);
const shell = process.platform === 'win32';
const env = { ...process.env, npm_config_loglevel: 'error', npm_config_update_notifier: 'false' };

let passed = 0;
let failed = 0;
/** Runs a step; what it throws is told, and the next one is tried. */
async function step(what, work) {
  const started = performance.now();
  try {
    await work();
    passed += 1;
    console.log(`ok      ${what} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
  } catch (error) {
    failed += 1;
    console.log(`failed  ${what}\n${error.message}`);
  }
}

function run(cwd, command, ...args) {
  const done = spawnSync(command, args, { cwd, encoding: 'utf8', shell, env });
  if (done.status !== 0)
    throw new Error(`${[command, ...args].join(' ')}\n${done.stdout}${done.stderr}${done.error ?? ''}`);
  return done.stdout;
}

function holds(condition, message) {
  if (!condition) throw new Error(message);
}

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

const json = (path, value) => writeFileSync(path, `${JSON.stringify(value, null, 2)}\n`);

/** A registry that keeps our packages and passes all others on to the one that npm uses here. */
async function startRegistry() {
  const upstream = run(folder, 'npm', 'config', 'get', 'registry').trim();
  mkdirSync(at('registry'));
  // The node-fetch that this version asks for does not run on Node 20.
  json(at('registry/package.json'), {
    private: true,
    dependencies: { verdaccio: '6.8.0' },
    overrides: { 'node-fetch': '2.7.0' },
  });
  run(at('registry'), 'npm', 'install', '--no-audit', '--no-fund', '--prefer-offline');
  writeFileSync(
    at('registry/config.yaml'),
    `storage: ./storage
auth: { htpasswd: { file: ./htpasswd } }
uplinks: { up: { url: '${upstream}' } }
packages: { '@mdav/*': { access: $all, publish: $authenticated }, '**': { access: $all, proxy: up } }
log: { type: stdout, format: pretty, level: error }
`,
  );
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/`;
  const program = at('registry/node_modules/verdaccio/bin/verdaccio');
  const server = spawn(process.execPath, [program, '--config', at('registry/config.yaml'), '--listen', url], {
    stdio: 'inherit',
  });
  for (let tries = 0; ; tries++) {
    try {
      await fetch(`${url}-/ping`);
      break;
    } catch (error) {
      if (tries > 600 || server.exitCode !== null) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  const user = { name: 'rehearsal', password: 'rehearsal' };
  const answer = await fetch(`${url}-/user/org.couchdb.user:${user.name}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(user),
  });
  const { token } = await answer.json();
  return { url, server, npmrc: `registry=${url}\n//127.0.0.1:${port}/:_authToken=${token}\n` };
}

/** A folder in which npm asks that registry alone. */
function project(name, npmrc, manifest = { name, version: '1.0.0', private: true, type: 'module' }) {
  mkdirSync(at(name));
  writeFileSync(at(name, '.npmrc'), npmrc);
  json(at(name, 'package.json'), manifest);
  return at(name);
}

/** The same packages as the next patch version. */
function nextVersion(packed, npmrc) {
  return packed.map(({ name, version, tarball }, index) => {
    const next = version.replace(/\d+$/, (patch) => String(Number(patch) + 1));
    const work = project(`next-${index}`, npmrc);
    run(work, 'tar', '-xzf', tarball);
    const path = join(work, 'package/package.json');
    const manifest = JSON.parse(readFileSync(path, 'utf8'));
    for (const other of Object.keys(manifest.dependencies ?? {}))
      if (other.startsWith('@mdav/')) manifest.dependencies[other] = next;
    json(path, { ...manifest, version: next });
    const [{ filename }] = JSON.parse(run(work, 'npm', 'pack', '--json', './package'));
    return { name, version: next, tarball: join(work, filename) };
  });
}

const install = ['install', '--no-audit', '--no-fund', '--ignore-scripts'];

let registry;
try {
  let packed = [];
  await step('packs every public package, with checksums', () => {
    packed = packAll(at('pack'));
    const lines = packed.map(
      ({ tarball }) => `${createHash('sha256').update(readFileSync(tarball)).digest('hex')}  ${basename(tarball)}`,
    );
    writeFileSync(at('pack/SHA256SUMS'), `${lines.sort().join('\n')}\n`);
    holds(packed.length > 5, 'some packages are missing');
  });
  await step('starts a registry of its own', async () => {
    registry = await startRegistry();
  });
  const { url, npmrc } = registry;
  const publish = (tarballs) => {
    const desk = project(`desk-${tarballs[0].version}`, npmrc);
    for (const { tarball } of tarballs) run(desk, 'npm', 'publish', tarball, '--provenance=false');
  };
  await step('publishes', () => publish(packed));
  const user = project('user', npmrc);
  const version = packed[0]?.version;
  await step('runs from the registry without an installation', () => {
    const told = run(user, 'npm', 'exec', '--yes', '--package', '@mdav/cli', '--', 'mdav', '--version');
    holds(told.includes(version), `told ${told}`);
  });
  await step('installs in an empty project, from the registry alone', () => {
    run(user, 'npm', ...install, ...packed.map(({ name }) => name));
    const lock = JSON.parse(readFileSync(join(user, 'package-lock.json'), 'utf8'));
    const strangers = Object.entries(lock.packages).filter(
      ([path, { resolved }]) => path !== '' && resolved !== undefined && !resolved.startsWith(url),
    );
    holds(
      packed.every(({ name }) => lock.packages[`node_modules/${name}`] !== undefined),
      'a package is missing',
    );
    holds(strangers.length === 0, `from elsewhere: ${strangers.map(([path]) => path).join(', ')}`);
  });
  await step('starts a fleet, checks and builds it', () => {
    cpSync(join(root, 'examples/contoso/mdav.yaml'), join(user, 'mdav.yaml'));
    const mdav = join(user, 'node_modules/@mdav/cli/bin/mdav.js');
    run(user, process.execPath, mdav, 'check');
    run(user, process.execPath, mdav, 'build', '--out', 'dist');
    const manifest = (path) => readFileSync(path, 'utf8');
    holds(
      manifest(join(user, 'dist/manifest.json')) === manifest(join(root, 'examples/contoso/dist/manifest.json')),
      'the output differs from the committed one',
    );
  });
  await step('compiles strictly against the types', () => {
    const example = readFileSync(join(root, 'packages/core/README.md'), 'utf8').match(/^```ts\n([\s\S]*?)\n```$/m)?.[1];
    writeFileSync(join(user, 'use.ts'), `${example}\n`);
    json(join(user, 'tsconfig.json'), {
      compilerOptions: {
        strict: true,
        exactOptionalPropertyTypes: true,
        noUncheckedIndexedAccess: true,
        module: 'nodenext',
        target: 'es2023',
        noEmit: true,
        lib: ['es2023', 'dom'],
        types: [],
      },
      include: ['use.ts'],
    });
    run(user, process.execPath, join(root, 'node_modules/typescript/bin/tsc'), '-p', '.');
  });
  await step('upgrades all packages to the next version together', () => {
    const next = nextVersion(packed, npmrc);
    publish(next);
    run(user, 'npm', ...install, ...packed.map(({ name }) => `${name}@latest`));
    const versions = readdirSync(join(user, 'node_modules/@mdav')).map(
      (name) => JSON.parse(readFileSync(join(user, 'node_modules/@mdav', name, 'package.json'), 'utf8')).version,
    );
    holds(
      versions.every((each) => each === next[0].version),
      `installed: ${versions.join(', ')}`,
    );
  });
  await step('writes a bill of materials (CycloneDX) that its schema accepts, the same each time', () => {
    const bill = () => {
      const { serialNumber: _, ...rest } = JSON.parse(
        run(user, 'npm', 'sbom', '--sbom-format', 'cyclonedx', '--omit', 'dev'),
      );
      delete rest.metadata.timestamp;
      return rest;
    };
    const first = bill();
    holds(JSON.stringify(first) === JSON.stringify(bill()), 'two bills of one project differ');
    const judge = project('judge', npmrc);
    const reader = ['@cyclonedx/cyclonedx-library@10.3.0', 'ajv@8', 'ajv-formats@3', 'ajv-formats-draft2019@1'];
    run(judge, 'npm', ...install, '--legacy-peer-deps', ...reader);
    json(join(judge, 'bill.json'), first);
    writeFileSync(
      join(judge, 'judge.mjs'),
      `import { readFileSync } from 'node:fs';
import { Validation } from '@cyclonedx/cyclonedx-library';
const text = readFileSync('bill.json', 'utf8');
const found = await new Validation.JsonStrictValidator(JSON.parse(text).specVersion).validate(text);
if (found !== null) { console.error(JSON.stringify(found)); process.exit(1); }
`,
    );
    run(judge, process.execPath, 'judge.mjs');
    holds(first.components.length >= packed.length, 'components are missing');
  });
  await step('has a Dockerfile that a reader accepts', () => {
    const judge = project('dockerfile', npmrc);
    run(judge, 'npm', ...install, 'dockerfile-utils@0.16.3');
    const text = readFileSync(join(root, 'Dockerfile'), 'utf8');
    writeFileSync(
      join(judge, 'judge.cjs'),
      `const found = require('dockerfile-utils').validate(${JSON.stringify(text)});
if (found.length > 0) { console.error(JSON.stringify(found)); process.exit(1); }
`,
    );
    run(judge, process.execPath, 'judge.cjs');
  });
} catch (error) {
  failed += 1;
  console.log(error.message);
} finally {
  registry?.server.kill();
  rmSync(folder, { recursive: true, force: true });
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
