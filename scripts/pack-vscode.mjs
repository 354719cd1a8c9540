// Packs the extension for VS Code and tries what came out: `node scripts/pack-vscode.mjs [DIR]` leaves a .vsix in DIR (out).
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CONTENTS, stageExtension, VERSION } from './vscode/stage.mjs';
import { tryServer } from './vscode/try-server.mjs';
import { unzip } from './vscode/unzip.mjs';

/** Brings 240 packages along that nothing else needs: it is fetched when somebody packs. */
const VSCE = '@vscode/vsce@3.9.2';
const MOST_BYTES = 2_500_000;
const root = fileURLToPath(new URL('..', import.meta.url));

const out = resolve(process.argv[2] ?? join(root, 'out'));
const vsix = join(out, `mdav-${VERSION}.vsix`);
const folder = mkdtempSync(join(tmpdir(), 'mdav-vscode-'));
try {
  const staged = join(folder, 'stage');
  await stageExtension(staged);
  mkdirSync(out, { recursive: true });
  pack(staged);
  const files = filesOf(vsix);
  const unpacked = join(folder, 'unpacked');
  for (const [name, bytes] of files) {
    mkdirSync(dirname(join(unpacked, name)), { recursive: true });
    writeFileSync(join(unpacked, name), bytes);
  }
  const tried = await tryServer(unpacked);
  const { wrong, risky, completions, version } = tried;
  if (
    version !== VERSION ||
    !wrong.includes('fleet-unknown-setting') ||
    !risky.includes('exclusion-of-drive-root') ||
    completions < 10
  )
    throw new Error(`The packed server answers ${JSON.stringify(tried)}`);
  const bytes = readFileSync(vsix).length;
  console.log(`${vsix}: ${files.size} files, ${(bytes / 1000).toFixed(0)} kB; its server answers a session.`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function pack(cwd) {
  const args = ['--yes', '--package', VSCE, 'vsce', 'package', '--no-dependencies', '--allow-missing-repository'];
  const shell = process.platform === 'win32';
  const done = spawnSync('npx', [...args, '--skip-license', '--out', vsix], { cwd, encoding: 'utf8', shell });
  if (done.status !== 0) throw new Error(`vsce\n${done.stdout}${done.stderr}${done.error ?? ''}`);
}

/** What the extension consists of, held to what it may hold. */
function filesOf(path) {
  const packed = readFileSync(path);
  const files = new Map(
    [...unzip(packed)].flatMap(([name, bytes]) => (name.startsWith('extension/') ? [[name.slice(10), bytes]] : [])),
  );
  // vsce writes some papers under names of its own.
  const names = [...files.keys()].map((name) => name.toLowerCase().replace(/^license\.txt$/, 'license')).sort();
  const wanted = CONTENTS.map((name) => name.toLowerCase()).sort();
  if (names.join() !== wanted.join())
    throw new Error(`The package holds ${names.join(', ')} instead of ${wanted.join(', ')}`);
  if (packed.length > MOST_BYTES)
    throw new Error(`The package has ${packed.length} bytes; ${MOST_BYTES} are the limit`);
  for (const [name, bytes] of files)
    for (const place of [root.replace(/[\\/]$/, ''), homedir(), folder])
      if (place.length > 4 && bytes.includes(place))
        throw new Error(`${name} names ${place}, a folder of this machine`);
  return files;
}
