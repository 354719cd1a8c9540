// What an installation takes on disk.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installPacked, packAll, packageSizes } from '../pack.mjs';

/** Packed, and installed with npm into an empty project, as a user gets them. */
export function installedSize() {
  const folder = mkdtempSync(join(tmpdir(), 'mdav-size-'));
  const project = join(folder, 'project');
  try {
    installPacked(project, packAll(folder));
    const sizes = Object.entries(packageSizes(project)).sort(([, a], [, b]) => b - a);
    console.log('Installed size: every package of ours and all that they depend on, as files');
    for (const [name, bytes] of sizes) console.log(`  ${name.padEnd(24)} ${(bytes / 1e6).toFixed(2).padStart(8)} MB`);
    const total = sizes.reduce((sum, [, bytes]) => sum + bytes, 0);
    console.log(`  ${`${sizes.length} packages`.padEnd(24)} ${(total / 1e6).toFixed(2).padStart(8)} MB\n`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
