#!/usr/bin/env node
// Starts the command line, as little of it as will do. CommonJS, because loading modules costs a tenth of what Node itself does.
'use strict';
const { closeSync, fstatSync, openSync, readFileSync, readSync, writeSync } = require('node:fs');
const { join } = require('node:path');

const DIST = join(__dirname, '..', 'dist');
const [HEAD, TAIL] = ['(function (exports, require, module, __filename, __dirname) { ', '\n});'];
const args = process.argv.slice(2);
const page = pageOf(args);
/** The verbs that start from another bundle than the rest. */
const APART = new Map([
  ['build', 'build'],
  ['check', 'check-explain'],
  ['explain', 'check-explain'],
  ['verify', 'verify'],
]);
if ((page === undefined || !tell(page)) && !isSameBuild(args)) start(APART.get(args[0]) ?? 'mdav');

/** Pages that are known before: the version, the help, the help of each verb. The build wrote them. */
function pageOf([verb, ...rest]) {
  const isHelp = (argument) => argument === '--help' || argument === '-h';
  if (verb === '--version' || verb === '-v') return 'version';
  if (isHelp(verb) || (verb === 'help' && rest.length === 0)) return 'help';
  const about = verb === 'help' ? rest[0] : rest.some(isHelp) ? verb : undefined;
  return about !== undefined && /^[a-z-]+$/.test(about) ? `help-${about}` : undefined;
}

/** False when nothing was told: there is no such page, or something is wrong with the output, which the bundle explains. */
function tell(name) {
  let rest;
  try {
    rest = readFileSync(join(DIST, 'pages', `${name}.txt`));
  } catch {
    return false;
  }
  // A console of Windows takes bytes for its own code page.
  if (process.platform === 'win32') return process.stdout.write(rest) || true;
  try {
    rest = rest.subarray(writeSync(1, rest));
  } catch {
    return false;
  }
  if (rest.length > 0) process.stdout.write(rest);
  return true;
}

/** True for a build that has nothing to do and has said so: what knows that is a hundredth of what builds. */
function isSameBuild([verb, ...rest]) {
  if (verb !== 'build') return false;
  try {
    return require(join(DIST, 'main-last-build.cjs')).tellSameBuild(rest);
  } catch {
    return false;
  }
}

/**
 * Compiling a bundle is most of what starting it costs, so the build leaves V8's compiled form beside it; where another
 * Node refuses that form, Node's own compile cache does the same from the second run on.
 */
function start(name) {
  const bundle = join(DIST, `${name}.cjs`);
  const script = compiled(bundle);
  if (script === undefined) {
    require('node:module').enableCompileCache?.();
    require(bundle);
    return;
  }
  // V8 is to wait longer before it optimises a function: most runs are over before that pays, and of the long ones, too,
  // it otherwise makes much code that it throws away. It is the V8 of the build, so that it knows the word. Runs that
  // are over at once would pay more for the module that says it, and many devices go through little code.
  if (name === 'build' || name === 'mdav') require('node:v8').setFlagsFromString('--interrupt-budget=1000000');
  const loaded = { exports: {} };
  // What Node's own `createRequire` does, without the loader of modules that it brings along.
  const requireThere = (id) => require(id.startsWith('.') ? join(DIST, id) : id);
  script.runInThisContext()(loaded.exports, requireThere, loaded, bundle, DIST);
}

function compiled(bundle) {
  const { Script } = require('node:vm');
  try {
    const cache = openSync(bundle.replace(/cjs$/, 'v8cache'), 'r');
    const source = openSync(bundle, 'r');
    // Both through one piece of memory: getting more from the system takes as long as reading into it.
    const sizes = [HEAD.length + fstatSync(source).size + TAIL.length, fstatSync(cache).size];
    const bytes = Buffer.allocUnsafeSlow(Math.max(...sizes));
    const text = wrappedInto(bytes, source);
    const script = new Script(text, { filename: bundle, cachedData: readInto(bytes, cache) });
    return script.cachedDataRejected ? undefined : script;
  } catch {
    return undefined;
  }
}

/** A whole file, in memory that is large enough for it. */
function readInto(bytes, handle) {
  let length = 0;
  for (let more = -1; more !== 0; length += more) more = readSync(handle, bytes, length, bytes.length - length);
  closeSync(handle);
  return bytes.subarray(0, length);
}

/**
 * A file as Node wraps it, and as `warm-cli.mjs` did: the compiled form is for this text alone. In one piece, since of
 * joined pieces V8 makes one itself.
 */
function wrappedInto(bytes, handle) {
  const start = bytes.latin1Write(HEAD, 0);
  const end = start + readInto(bytes.subarray(start), handle).length;
  return bytes.latin1Slice(0, end + bytes.latin1Write(TAIL, end));
}
