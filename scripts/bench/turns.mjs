// Functions side by side, each in a process of its own: what one of them leaves to collect is no other's work. Rounds in
// turn, so that a change of the machine's pace hits all alike; processor time, with what the engine does beside.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { spread } from './processes.mjs';

/** Names the contender that a process is. */
const MARK = 'MDAV_BENCH_CONTENDER';
const ROUNDS = Number(process.env.MDAV_BENCH_ROUNDS ?? 25);
/** The first rounds are for the compiler. */
const WARM_UPS = 5;

/**
 * Times contenders `{ name, run?, command?, floors? }`: a function of the script that calls this, which is started anew for
 * each; or what gives the command of a program that works whenever it gets a line, and answers the milliseconds it took. A
 * ratio to a floor is taken within a round, before the median. To be called once in a script.
 */
export async function inTurns(contenders, rounds = ROUNDS) {
  const mine = process.env[MARK];
  if (mine !== undefined) return serve(contenders.find(({ name }) => name === mine).run);
  const started = contenders.map(start);
  for (let round = -WARM_UPS; round < rounds; round += 1) {
    const turn = (round + WARM_UPS) % started.length;
    for (const one of [...started.slice(turn), ...started.slice(0, turn)]) {
      const time = await one.work();
      if (round >= 0) one.times.push(time);
    }
  }
  for (const { end } of started) end();
  const timesOf = new Map(started.map(({ name, times }) => [name, times]));
  return contenders.map(({ name, floors = [] }) => ({
    name,
    ...spread(timesOf.get(name)),
    ratios: floors.map((floor) => ({
      floor,
      ...spread(timesOf.get(name).map((time, round) => time / timesOf.get(floor)[round])),
    })),
  }));
}

function start({ name, command = () => process.argv }) {
  const [program, ...args] = command();
  const child = spawn(program, args, {
    env: { ...process.env, [MARK]: name },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    name,
    times: [],
    async work() {
      child.stdin.write('\n');
      const { value, done } = await answers.next();
      if (done) throw new Error(`${name} ended`);
      return Number(value);
    },
    end: () => child.stdin.end(),
  };
}

/** Does the work with each line, and answers what the process used since the last answer: also what goes on behind the work. */
async function serve(run) {
  let result;
  let before = process.cpuUsage();
  for await (const _ of createInterface({ input: process.stdin })) {
    // Kept until the next: nothing is left out because nobody looks at it.
    result = run();
    const now = process.cpuUsage();
    console.log((now.user + now.system - before.user - before.system) / 1000);
    before = now;
  }
  process.exit(result === undefined ? 1 : 0);
}

/** Prints what {@link inTurns} found: milliseconds of the processor with the middle half of the rounds, then the ratios. */
export function printTurns(title, measured) {
  const width = Math.max(...measured.map(({ name }) => name.length)) + 2;
  console.log(title);
  for (const { name, low, median, high, ratios } of measured) {
    const time = `${median.toFixed(1).padStart(9)} ms (${low.toFixed(1)} to ${high.toFixed(1)})`;
    const told = ratios.map(({ floor, ...ratio }) =>
      ratio.median < 1 / 3
        ? `${(1 / ratio.median).toFixed(1)} times as fast as ${floor}`
        : `${ratio.median.toFixed(2)} × ${floor} (${ratio.low.toFixed(2)} to ${ratio.high.toFixed(2)})`,
    );
    console.log(`  ${name.padEnd(width)}${time.padEnd(33)}${told.join(', ')}`.trimEnd());
  }
}
