// Tries every parser and the way from a fleet to its files with wrong input.
//   npm run fuzz -- [--minutes N] [--seed N] [--workers N] [--only PART OF A NAME] [--keep FOLDER]
// Ends with a table and "N passed, N failed": a parser passes when nothing was thrown, nothing hung and nothing was
// changed in silence. Failing inputs are kept in a folder, `out/fuzz` unless said otherwise.
import { fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { PARSERS } from './parsers.mjs';

/** Without a word for so long, also on a busy machine, a process is held to hang. */
const SILENT_MS = 600_000;

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '1' },
    seed: { type: 'string', default: String(Math.floor(Date.now() / 1000)) },
    workers: { type: 'string', default: String(availableParallelism()) },
    only: { type: 'string' },
    keep: { type: 'string', default: fileURLToPath(new URL('../../out/fuzz', import.meta.url)) },
  },
});
const seed = Number(values.seed);
const until = Date.now() + Number(values.minutes) * 60_000;
const totals = new Map(
  PARSERS.filter(({ name }) => values.only === undefined || name.includes(values.only)).map(({ name }) => [
    name,
    { inputs: 0, cpuSeconds: 0, thrown: 0, changed: 0, slow: 0, hung: 0 },
  ]),
);
if (totals.size === 0) {
  console.error(`No parser is called ${JSON.stringify(values.only)}: ${PARSERS.map(({ name }) => name).join(', ')}.`);
  process.exit(2);
}
console.log(`seed ${seed}, ${values.workers} processes, ${values.minutes} min`);

await Promise.all(Array.from({ length: Number(values.workers) }, (_, index) => work(seed + index * 7919)));

const width = Math.max(...[...totals.keys()].map((name) => name.length));
console.log(`${'parser'.padEnd(width)}     inputs  a second  thrown  changed  slow  hung`);
let [inputs, failed] = [0, 0];
for (const [name, { inputs: count, cpuSeconds, thrown, changed, slow, hung }] of totals) {
  inputs += count;
  if (thrown + changed + slow + hung > 0 || count === 0) failed++;
  const rate = cpuSeconds === 0 ? 0 : Math.round(count / cpuSeconds);
  const cells = [
    String(count).padStart(10),
    String(rate).padStart(9),
    String(thrown).padStart(7),
    String(changed).padStart(8),
    String(slow).padStart(5),
    String(hung).padStart(5),
  ];
  console.log(`${name.padEnd(width)} ${cells.join(' ')}`);
}
console.log(`${inputs} inputs`);
console.log(`${totals.size - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

/** One process after the other, until the time is up: one that hangs or dies is replaced. */
async function work(first) {
  for (let round = 0; Date.now() < until; round++) {
    await new Promise((done) => {
      const child = fork(fileURLToPath(new URL('worker.mjs', import.meta.url)), [
        JSON.stringify({
          seed: first + round * 104_729,
          until,
          ...(values.only === undefined ? {} : { only: values.only }),
        }),
      ]);
      let running = { name: '', seed: 0 };
      let killed = false;
      let timer = setTimeout(kill, SILENT_MS);
      function kill() {
        killed = true;
        child.kill('SIGKILL');
      }
      child.on('message', (message) => {
        clearTimeout(timer);
        timer = setTimeout(kill, SILENT_MS);
        if (message.begins !== undefined) running = { name: message.begins, seed: message.seed };
        else take(message);
      });
      child.on('exit', (code, signal) => {
        clearTimeout(timer);
        if (code !== 0) {
          const total = totals.get(running.name);
          if (total !== undefined) total.hung++;
          console.log(
            `${running.name}: ${killed ? 'hangs' : `ended with ${code ?? signal}`} in the turn with seed ${running.seed}`,
          );
        }
        done();
      });
    });
  }
}

function take({ parser, inputs: count, cpuSeconds, failures }) {
  const total = totals.get(parser);
  total.inputs += count;
  total.cpuSeconds += cpuSeconds;
  for (const { kind, why, input } of failures) {
    total[kind]++;
    if (total.thrown + total.changed + total.slow > 20) continue;
    const bytes = Buffer.from(input.base64, 'base64');
    const name = `${parser.replace(/[^A-Za-z0-9]+/g, '-')}-${kind}-${createHash('sha256').update(bytes).digest('hex').slice(0, 12)}`;
    mkdirSync(values.keep, { recursive: true });
    writeFileSync(join(values.keep, name), bytes);
    writeFileSync(join(values.keep, `${name}.txt`), `${input.path === undefined ? '' : `${input.path}\n`}${why}\n`);
    console.log(`${parser}: ${kind}: ${why.split('\n')[0]}\n  kept as ${join(values.keep, name)}`);
  }
}
