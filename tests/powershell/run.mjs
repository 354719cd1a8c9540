// Runs the PowerShell that mdav writes, on simulated devices and tenants, and holds what it does to laws.
//   npm run powershell [-- --devices N] [--seed S] [--all] [--only PART OF A GROUP] [--workers N] [SUITE …]
// Ends with laws, statements that no case reached, and "N passed, N failed" over laws and groups.
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { pwsh } from './engine.mjs';
import { SUITES } from './suites.mjs';
import { Tally } from './tally.mjs';

const { values, positionals } = parseArgs({
  options: {
    devices: { type: 'string' },
    seed: { type: 'string', default: '1' },
    all: { type: 'boolean', default: false },
    only: { type: 'string' },
    workers: { type: 'string', default: String(availableParallelism()) },
  },
  allowPositionals: true,
});
const devices = Number(values.devices ?? (values.all ? 1000 : 200));
const unknown = positionals.filter((name) => !Object.hasOwn(SUITES, name));
if (unknown.length > 0 || !Number.isInteger(devices) || !Number.isInteger(Number(values.seed))) {
  console.error(`Suites: ${Object.keys(SUITES).join(', ')}. --devices and --seed are whole numbers.`);
  process.exit(2);
}
if (pwsh === undefined) {
  console.log(
    'skipped: PowerShell is not installed (dotnet tool install --tool-path node_modules/.cache/pwsh PowerShell)',
  );
  // In continuous integration, which installs it, that is a failure.
  const isMissed = process.env.CI !== undefined;
  console.log(`0 passed, ${isMissed ? 1 : 0} failed`);
  process.exit(isMissed ? 1 : 0);
}

let [passed, failed] = [0, 0];
for (const [name, run] of Object.entries(SUITES)) {
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  const started = performance.now();
  const tally = new Tally();
  const { summary, statements } = await run({
    devices,
    seed: Number(values.seed),
    only: values.only,
    workers: Number(values.workers),
    tally,
  });
  const missed = statements.filter(({ isSeen }) => !isSeen);
  console.log(`== ${name}: ${summary}, seed ${values.seed}, ${((performance.now() - started) / 1000).toFixed(0)} s`);
  tally.print();
  console.log(`statements executed: ${statements.length - missed.length} of ${statements.length}`);
  for (const { place, text } of missed) console.log(`  not executed: ${place} ${text.slice(0, 100)}`);
  tally.hold('every statement is executed', missed.length === 0, 'all', () => '');
  for (const { broken } of tally.entries) broken.length === 0 ? passed++ : failed++;
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
