// Whole processes side by side: rounds in turn, so that a change of the machine's pace hits all alike; wall and processor time.
import { spawnSync } from 'node:child_process';

const CLOCK = 'TIMEFORMAT="%3R %3U %3S"; time "$@" >/dev/null 2>&1';

/**
 * Node without what an environment adds to it: reading extra certificates alone can take three times as long as Node
 * itself, and would make every ratio look better than it is.
 */
function environment() {
  const { NODE_EXTRA_CA_CERTS: _certificates, NODE_OPTIONS: _options, ...env } = process.env;
  return env;
}

/** One run: milliseconds by the wall and by the processor, which bash tells; without bash the wall alone. */
export function timed(command, cwd) {
  const env = environment();
  const told = spawnSync('bash', ['-c', `${CLOCK}; exit $?`, 'bash', ...command], { cwd, env, encoding: 'utf8' });
  if (told.error === undefined) {
    if (told.status !== 0) throw new Error(`${command.join(' ')} ended with ${told.status}`);
    const [wall, user, system] = told.stderr.trim().split('\n').at(-1).replaceAll(',', '.').split(' ').map(Number);
    return { wall: wall * 1000, cpu: (user + system) * 1000 };
  }
  const started = process.hrtime.bigint();
  const { status } = spawnSync(command[0], command.slice(1), { cwd, env, stdio: 'ignore' });
  if (status !== 0) throw new Error(`${command.join(' ')} ended with ${status}`);
  return { wall: Number(process.hrtime.bigint() - started) / 1e6, cpu: Number.NaN };
}

/** The middle of some numbers with the quarters around it: half of all runs lie between `low` and `high`. */
export function spread(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  const at = (part) => sorted[Math.round((sorted.length - 1) * part)] ?? Number.NaN;
  return { low: at(0.25), median: at(0.5), high: at(0.75) };
}

/**
 * Times cases `{ name, command, before?, floors? }`, each once a round, the order turning from round to round. A ratio
 * to a floor is taken within a round, before the median.
 */
export function interleave(cases, { rounds, warmUps = 1, cwd }) {
  const runs = new Map(cases.map(({ name }) => [name, []]));
  for (let round = -warmUps; round < rounds; round += 1) {
    const turn = Math.max(0, round) % cases.length;
    for (const { name, command, before } of [...cases.slice(turn), ...cases.slice(0, turn)]) {
      before?.();
      const run = timed(command, cwd);
      if (round >= 0) runs.get(name).push(run);
    }
  }
  return cases.map(({ name, floors = [] }) => ({
    name,
    wall: spread(runs.get(name).map(({ wall }) => wall)),
    cpu: spread(runs.get(name).map(({ cpu }) => cpu)),
    ratios: floors.map((floor) => ({
      floor,
      wall: spread(runs.get(name).map(({ wall }, round) => wall / runs.get(floor)[round].wall)).median,
      cpu: spread(runs.get(name).map(({ cpu }, round) => cpu / runs.get(floor)[round].cpu)).median,
    })),
  }));
}

/** Prints what {@link interleave} found: milliseconds, then how many times its floors each case takes. */
export function printCases(title, measured) {
  const width = Math.max(...measured.map(({ name }) => name.length)) + 2;
  const time = ({ low, median, high }) =>
    Number.isNaN(median)
      ? ''.padEnd(23)
      : `${median.toFixed(0).padStart(7)} (${low.toFixed(0)} to ${high.toFixed(0)})`.padEnd(23);
  console.log(title);
  console.log(`  ${'milliseconds'.padEnd(width)}${'   wall (middle half)'.padEnd(23)}   processor`);
  for (const { name, wall, cpu, ratios } of measured) {
    const told = ratios.map(
      ({ floor, ...ratio }) =>
        `${ratio.wall.toFixed(2)}${Number.isNaN(ratio.cpu) ? '' : ` / ${ratio.cpu.toFixed(2)}`} × ${floor}`,
    );
    console.log(`  ${name.padEnd(width)}${time(wall)}${time(cpu)}${told.join(', ')}`.trimEnd());
  }
  console.log('');
}

/**
 * What a program of Node took in one run: milliseconds of the processor, and the most memory in MB. What the system
 * accounts to a process starts with what the one had that started it, so it is asked of the process itself where the
 * kernel tells.
 */
export function usage([node, ...args], cwd) {
  const hook = `process.on('exit', () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    let kilobytes = maxRSS;
    try {
      const status = process.getBuiltinModule('fs').readFileSync('/proc/self/status', 'utf8');
      kilobytes = /VmHWM:\\s*(\\d+)/.exec(status)[1];
    } catch {}
    console.error('\\ntook ' + (userCPUTime + systemCPUTime) + ' resident ' + kilobytes);
  })`;
  const { stderr, status } = spawnSync(
    node,
    ['--import', `data:text/javascript,${encodeURIComponent(hook)}`, ...args],
    {
      cwd,
      env: environment(),
      encoding: 'utf8',
      maxBuffer: 1 << 30,
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  // Workers tell it as well; both numbers are of the whole process.
  const told = [...stderr.matchAll(/took (\d+) resident (\d+)/g)];
  const most = (index) => Math.max(...told.map((match) => Number(match[index])));
  return { status, cpu: most(1) / 1000, memory: Math.round(most(2) / 1024) };
}
