// Writes what the command line says of itself, so that saying it takes no bundle: see packages/cli/bin/mdav.js.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const dist = new URL('../packages/cli/dist/', import.meta.url);
const pages = new URL('pages/', dist);
const { COMMANDS, run } = await import(new URL('index.js', dist).href);

async function page(name, args) {
  let text = '';
  const out = (more) => {
    text += more;
  };
  const stdin = () => new Uint8Array();
  await run(args, { out, err: out, color: false, env: {}, cwd: fileURLToPath(dist), today: () => '', stdin });
  writeFileSync(new URL(`${name}.txt`, pages), text);
}

rmSync(pages, { recursive: true, force: true });
mkdirSync(pages);
await page('version', ['--version']);
await page('help', ['--help']);
for (const { name } of COMMANDS) await page(`help-${name}`, ['help', name]);
