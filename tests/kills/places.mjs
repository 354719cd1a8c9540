import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { litterOf, outcomeOf } from './judge.mjs';
import { printTable } from './report.mjs';
import { isSameTree, readTree, writeFiles } from './trees.mjs';

/** An account that may do nothing in particular. */
const NOBODY = 65534;

const isRoot = process.getuid?.() === 0;
const has = (program, ...args) => spawnSync(program, args).status === 0;
const isThere = (program) => spawnSync(program, ['--version']).error === undefined;

/** Builds into places that are hard to write to: the output is whole there, or the old one is and an error says why. */
export function tryPlaces({ folder, scenarios, driver, tool, every, report }) {
  const [first, change, , removed] = scenarios;
  const rows = [];
  const mounts = [];
  const mount = (place, ...args) => {
    mkdirSync(place, { recursive: true });
    if (spawnSync('mount', [...args, place]).status !== 0) return false;
    mounts.push(place);
    return true;
  };
  const write = (out, after, { asNobody = false } = {}) => {
    const command = [process.execPath, driver.file, 'write', out, after.file];
    const [program, ...args] =
      asNobody && isRoot
        ? ['setpriv', `--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups', ...command]
        : command;
    return spawnSync(program, args, { encoding: 'utf8' });
  };
  /** Does something in a folder of its own and holds the outcome to what is allowed. */
  const attempt = (name, needs, work) => {
    if (needs !== undefined && !needs[0]) {
      report.skip(name, needs[1]);
      return;
    }
    const place = join(folder, name.replaceAll(/\W+/g, '-'));
    mkdirSync(place);
    const out = join(place, 'out');
    const outcome = work(out, place);
    rows.push([name, outcome]);
  };
  const judge = (name, out, before, after, { status, stderr }, allowed) => {
    const outcome = `${status === 0 ? 'succeeded' : 'refused'}: ${outcomeOf(out, before?.tree, after.tree)}`;
    const litter = litterOf(out);
    report.check(
      allowed === outcome && litter.length === 0,
      `${name}: ${outcome}, left ${litter}: ${stderr.trim().split('\n').slice(-8).join(' ')}`,
    );
    return litter.length === 0 ? outcome : `${outcome}, litter`;
  };
  const permissions = [process.platform !== 'win32' && (!isRoot || isThere('setpriv')), 'no way to lack a permission'];
  const readOnly = (place) => {
    for (const entry of [
      place,
      ...readdirSync(place, { recursive: true, withFileTypes: true })
        .filter((each) => each.isDirectory())
        .map((each) => join(each.parentPath, each.name)),
    ])
      chmodSync(entry, 0o555);
  };
  const writable = (place) => {
    chmodSync(place, 0o755);
    for (const entry of readdirSync(place, { withFileTypes: true }))
      if (entry.isDirectory()) writable(join(place, entry.name));
  };
  // The folders of this run are private; somebody else has to come in as well.
  for (
    let each = folder;
    isRoot && each !== dirname(each) && !has('setpriv', `--reuid=${NOBODY}`, '--clear-groups', 'test', '-r', folder);
    each = dirname(each)
  )
    chmodSync(each, 0o755);

  try {
    attempt('a read-only folder', permissions, (out) => {
      writeFiles(out, change.before.tree);
      readOnly(out);
      const result = judge(
        'a read-only folder',
        out,
        change.before,
        change.after,
        write(out, change.after, { asNobody: true }),
        'refused: old',
      );
      writable(out);
      return result;
    });
    attempt('a read-only folder, nothing to change', permissions, (out) => {
      writeFiles(out, change.before.tree);
      readOnly(out);
      const result = judge(
        'a read-only folder, nothing to change',
        out,
        change.before,
        change.before,
        write(out, change.before, { asNobody: true }),
        'succeeded: new',
      );
      writable(out);
      return result;
    });
    attempt('a read-only parent, no folder', permissions, (out, place) => {
      chmodSync(place, 0o555);
      return judge(
        'a read-only parent, no folder',
        out,
        undefined,
        first.after,
        write(out, first.after, { asNobody: true }),
        'refused: old',
      );
    });
    attempt('a read-only parent, an empty folder', permissions, (out, place) => {
      mkdirSync(out);
      if (isRoot) chownSync(out, NOBODY, NOBODY);
      chmodSync(place, 0o555);
      return judge(
        'a read-only parent, an empty folder',
        out,
        undefined,
        first.after,
        write(out, first.after, { asNobody: true }),
        'succeeded: new',
      );
    });
    attempt('a read-only folder inside', permissions, (out) => {
      writeFiles(out, change.before.tree);
      if (isRoot) spawnSync('chown', ['-R', `${NOBODY}:${NOBODY}`, out]);
      readOnly(join(out, 'servers'));
      const result = judge(
        'a read-only folder inside',
        out,
        change.before,
        change.after,
        write(out, change.after, { asNobody: true }),
        'refused: old',
      );
      writable(out);
      return result;
    });
    attempt('a file that cannot be replaced', [isRoot && isThere('chattr'), 'chattr is for root on Linux'], (out) => {
      writeFiles(out, change.before.tree);
      const held = join(out, 'servers', 'expected.json');
      spawnSync('chattr', ['+i', held]);
      const result = judge(
        'a file that cannot be replaced',
        out,
        change.before,
        change.after,
        write(out, change.after),
        'refused: old',
      );
      spawnSync('chattr', ['-i', held]);
      return result;
    });

    const probe = join(folder, 'probe');
    const mayMount = [isRoot && mount(probe, '-t', 'tmpfs', 'tmpfs'), 'mounting is for root on Linux'];
    attempt('a mount of its own', mayMount, (out) => {
      mount(out, '-t', 'tmpfs', 'tmpfs');
      return judge('a mount of its own', out, undefined, first.after, write(out, first.after), 'succeeded: new');
    });
    attempt('the same, a change', mayMount, (out) => {
      mount(out, '-t', 'tmpfs', 'tmpfs');
      writeFiles(out, change.before.tree);
      return judge('the same, a change', out, change.before, change.after, write(out, change.after), 'succeeded: new');
    });
    attempt('another mount inside', mayMount, (out, place) => {
      writeFiles(out, change.before.tree);
      cpSync(join(out, 'servers'), join(place, 'servers'), { recursive: true });
      mount(join(out, 'servers'), '--bind', join(place, 'servers'));
      return judge(
        'another mount inside',
        out,
        change.before,
        removed.after,
        write(out, removed.after),
        'refused: old',
      );
    });
    attempt('a read-only mount', mayMount, (out) => {
      writeFiles(out, change.before.tree);
      mount(out, '--bind', out);
      spawnSync('mount', ['-o', 'remount,ro,bind', out]);
      return judge('a read-only mount', out, change.before, change.after, write(out, change.after), 'refused: old');
    });
    attempt('disks of every size', mayMount, (_, place) =>
      disksOfEverySize({ place, mount, write, change, first, every, report }),
    );
    attempt('no rename beside the folder', [tool.title === 'strace', 'needs strace'], (out, place) => {
      const command = [process.execPath, driver.file, 'write', out, first.after.file];
      const [call] = tool.callsOf(command, place).filter(({ name }) => name.startsWith('rename'));
      rmSync(out, { recursive: true });
      return judge(
        'no rename beside the folder',
        out,
        undefined,
        first.after,
        tool.refuse(command, call, 'EXDEV'),
        'succeeded: new',
      );
    });

    attempt('a link to the folder', undefined, (out, place) => {
      writeFiles(join(place, 'real'), change.before.tree);
      symlinkSync(join(place, 'real'), out, 'junction');
      const { status } = write(out, change.after);
      const isRight = status === 0 && isSameTree(readTree(join(place, 'real')), change.after.tree);
      report.check(isRight, `a link to the folder: ended with ${status}`);
      return isRight ? 'succeeded: new' : 'WRONG';
    });
    attempt('a link inside the folder', undefined, (out, place) => {
      const outside = join(place, 'outside');
      writeFiles(out, change.before.tree);
      cpSync(join(out, 'servers'), outside, { recursive: true });
      const before = readTree(outside);
      rmSync(join(out, 'servers'), { recursive: true });
      symlinkSync(outside, join(out, 'servers'), 'junction');
      // One build writes below the link, the other takes away what lies there by the manifest.
      const codes = [write(out, change.after), write(out, removed.after)].map(({ status }) => status);
      const isRight = codes[0] !== 0 && isSameTree(readTree(outside), before) && existsSync(join(out, 'servers'));
      report.check(isRight, `a link inside the folder: ended with ${codes}`);
      return isRight ? 'refused: nothing outside was touched' : 'WRONG';
    });
  } finally {
    for (const place of mounts.toReversed()) spawnSync('umount', [place]);
  }
  printTable(['written to', 'outcome'], rows);
}

/** From a disk with no room to one with enough: whatever it is, the output is the old or the new one. */
function disksOfEverySize({ place, mount, write, change, first, every, report }) {
  const counts = new Map();
  const size = [...change.after.tree.values()].reduce((sum, bytes) => sum + Math.ceil(bytes.length / 4096) + 1, 0) * 2;
  const steps = every === 1 ? 40 : 8;
  for (const [name, before, after] of [
    ['first', undefined, first.after],
    ['change', change.before, change.after],
  ]) {
    const least =
      before === undefined
        ? 1
        : [...before.tree.values()].reduce((sum, bytes) => sum + Math.ceil(bytes.length / 4096), 0);
    for (let step = 0; step < steps; step++) {
      const disk = join(place, `${name}-${step}`);
      mount(disk, '-t', 'tmpfs', '-o', `size=${(least + Math.round((step * size) / (steps - 1))) * 4096}`, 'tmpfs');
      const out = join(disk, 'out');
      if (before !== undefined) writeFiles(out, before.tree);
      const { status, stderr } = write(out, after);
      const outcome = `${status === 0 ? 'succeeded' : 'refused'}: ${outcomeOf(out, before?.tree, after.tree)}`;
      counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
      const isRight = outcome === 'succeeded: new' || outcome === 'refused: old';
      report.check(
        isRight && litterOf(out).length === 0,
        `a small disk, ${name}, step ${step}: ${outcome}, left ${litterOf(out)}: ${stderr}`,
      );
    }
  }
  return [...counts].map(([outcome, count]) => `${count} ${outcome}`).join(', ');
}
