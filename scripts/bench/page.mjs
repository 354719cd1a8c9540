// docs/performance.md: what `bench.mjs` printed, part by part, with the kind of machine that it ran on.
import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';

const HEAD = `# What it costs

\`npm run bench -- --write\` wrote this page; a name behind it renews one part. Contenders take turns within a round, so that
what else the machine does hits all of them; where a part tells two numbers, they are time by the wall and time of the
processor. Ratios say more than times: they are taken round by round, and the floor is the least program that does the same
work. Growth is held by [counting](../CONTRIBUTING.md), not by timing: \`npm run budget\`.

Once, on 2026-11-30, 100,000 groups were built in one process that held all of their files, 2.2 million: 8.7 GB of memory,
500 seconds of the processor. That was 5 ms a group, more than twice what one of ten thousand took, with other work beside it; what the
rest went to was not looked into. Since then a build holds no files, and that many groups were not built again.
`;

/** Where and when, without the name of anything. */
function machine() {
  const [first] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  const load = loadavg()[1].toFixed(1);
  const day = new Date().toISOString().slice(0, 10);
  return `${day}, Node ${process.versions.node}, ${process.platform} ${process.arch}, ${availableParallelism()} cores (${first.model.trim()}), ${memory} GB, load ${load}`;
}

/** Measures the named parts and writes them; the others stay as they are. */
export function writePage(root, names, measure) {
  const file = join(root, 'docs/performance.md');
  for (const name of names) {
    const where = machine();
    const told = measure(name);
    if (told === undefined) continue;
    // Read now: another part may have been measured meanwhile.
    const parts = new Map(sectionsOf(file));
    parts.set(name, `${where}\n\n\`\`\`text\n${told.replace(/[ \t]+$/gm, '').trim()}\n\`\`\``);
    const sections = [...parts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([title, text]) => `## ${title}\n\n${text}\n`);
    writeFileSync(file, [HEAD, ...sections].join('\n'));
  }
}

function sectionsOf(file) {
  let text = '';
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    // The first time there is no page.
  }
  return text
    .split(/^## /m)
    .slice(1)
    .map((section) => {
      const [name, ...lines] = section.split('\n');
      return [name, lines.join('\n').trim()];
    });
}
