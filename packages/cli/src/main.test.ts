import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const BIN = fileURLToPath(new URL('../bin/mdav.js', import.meta.url));
/** A device that is always full; Linux has one. */
const FULL = '/dev/full';

describe.skipIf(!existsSync(FULL))('a full disk', () => {
  it('is called that when it takes no standard output', () => {
    const { status, stderr } = spawnSync(process.execPath, [BIN, 'schema'], {
      stdio: ['ignore', openSync(FULL, 'w'), 'pipe'],
      encoding: 'utf8',
    });
    expect(stderr).toBe(
      'mdav: Standard output could not be written. The disk is full (ENOSPC). command-system\n  → Free some space, then run it again.\n',
    );
    expect(status).toBe(65);
  });

  it('is called that when it takes no file', () => {
    const folder = mkdtempSync(join(tmpdir(), 'mdav-full-'));
    const fleet = join(folder, 'mdav.yaml');
    writeFileSync(fleet, 'mdav: 1\nname: a\ngroups: { a: { os: windows-11, mode: active, deliver: [gpo] } }\n');
    const { status, stderr } = spawnSync(process.execPath, [BIN, 'check', fleet, '--output', `json=${FULL}`], {
      encoding: 'utf8',
    });
    rmSync(folder, { recursive: true });
    expect(stderr).toBe(
      'mdav: The disk is full (ENOSPC). command-system\n  → Free some space, then run it again. Nothing of the last output was lost.\n',
    );
    expect(status).toBe(65);
  });
});
