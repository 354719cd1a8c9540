// Loaded before the writer, where strace is missing: ends the process before the AT-th call that changes the disk, makes
// that call fail with CODE, or writes all calls to LOG. Counts from `armShim()` on, or with AT_ONCE from the beginning.
const fs = require('node:fs');
const { syncBuiltinESMExports } = require('node:module');
const at = Number(process.env.SHIM_AT ?? 0);
const code = process.env.SHIM_CODE;
const calls = [];
let isArmed = process.env.SHIM_AT_ONCE === '1';
for (const name of ['openSync', 'writeSync', 'mkdirSync', 'renameSync', 'unlinkSync', 'rmdirSync', 'linkSync']) {
  const real = fs[name];
  fs[name] = (...args) => {
    const isReading = name === 'openSync' && !/[wax+]/.test(String(args[1] ?? 'r'));
    if (isArmed && !isReading) {
      calls.push(name);
      if (calls.length === at && code === undefined) process.kill(process.pid, 'SIGKILL');
      if (calls.length === at) {
        process.exitCode = 0;
        throw Object.assign(new Error(`${code}: ${name} ${args[0]}`), { code, syscall: name });
      }
    }
    return real(...args);
  };
}
syncBuiltinESMExports();
globalThis.armShim = () => {
  isArmed = true;
};
process.on('exit', () => {
  isArmed = false;
  if (process.env.SHIM_LOG) fs.writeFileSync(process.env.SHIM_LOG, JSON.stringify(calls));
});
