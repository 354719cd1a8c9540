// Ends a build at every call that changes the disk, refuses each such call, lets several builds write at once, and puts
// the output into places that are hard to write to. Every time it looks at what is there afterwards, byte by byte.
//
//   node tests/kills/run.mjs [--every N] [--all] [--only kills,refusals,commands,writers,places] [--shim]
//
// --every N takes every N-th call (default: 5) and the first of each kind, --all every one. Calls are those of the system, seen and ended by strace;
// where that is missing, or with --shim, those of Node. Needs the built packages. Prints tables, a line for every
// failure, and in the end "N passed, N failed".
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { killCommands } from './commands.mjs';
import { makeDriver } from './driver.mjs';
import { killEveryCall } from './kills.mjs';
import { tryPlaces } from './places.mjs';
import { refuseEveryCall } from './refusals.mjs';
import { createReport } from './report.mjs';
import { makeScenarios } from './scenarios.mjs';
import { makeShim } from './shim.mjs';
import { hasStrace, makeStrace } from './strace.mjs';
import { writeAtOnce } from './writers.mjs';

// A build that is told and not made changes nothing: what is ended here is to be made every time.
process.env['MDAV_CACHE'] = '';

const PARTS = {
  kills: killEveryCall,
  refusals: refuseEveryCall,
  commands: killCommands,
  writers: writeAtOnce,
  places: tryPlaces,
};

const { values } = parseArgs({
  options: {
    every: { type: 'string', default: '5' },
    all: { type: 'boolean', default: false },
    only: { type: 'string', default: Object.keys(PARTS).join(',') },
    shim: { type: 'boolean', default: false },
  },
});
const every = values.all ? 1 : Number(values.every);
if (!Number.isInteger(every) || every < 1) throw new Error('--every takes a whole number');

const work = mkdtempSync(join(tmpdir(), 'mdav-kills-'));
const report = createReport();
try {
  const driver = await makeDriver(join(work, 'driver'));
  const tool = hasStrace() && !values.shim ? makeStrace(work) : makeShim(work);
  console.log(`${tool.title}, ${every === 1 ? 'every call' : `every ${every}th call`}`);
  const scenarios = makeScenarios(join(work, 'scenarios'));
  for (const part of values.only.split(',')) {
    const folder = join(work, part);
    mkdirSync(folder);
    const begun = Date.now();
    await PARTS[part]({ folder, scenarios, driver, tool, every, report });
    console.log(`${part}: ${((Date.now() - begun) / 1000).toFixed(0)} s\n`);
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
process.exitCode = report.finish() ? 0 : 1;
