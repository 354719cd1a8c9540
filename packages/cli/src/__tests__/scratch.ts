import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { type Ran, runMdav } from './run-mdav.ts';

/** A folder of its own for each test, with `mdav` run inside it. */
export interface Scratch {
  readonly folder: () => string;
  readonly write: (path: string, content: string | Uint8Array) => void;
  readonly mdav: (...args: readonly string[]) => Promise<Ran>;
}

/** Makes a folder before each test of the file and removes it afterwards. */
export function useScratch(): Scratch {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'mdav-scratch-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  return {
    folder: () => folder,
    write: (path, content) => {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    },
    mdav: (...args) => runMdav(args, { cwd: folder }),
  };
}

/** Groups by Group Policy, by Intune, and by both, each with a setting of every shape. */
export const FLEET = `mdav: 1
name: demo
groups:
  desks:
    os: windows-11
    mode: active
    antivirus: none
    deliver: [intune]
    settings:
      puaProtection: block
      cloudBlockLevel: high
      signatureUpdateInterval: { hours: 4 }
      excludedPaths: ['D:\\Build', { path: 'C:\\Tools', reason: slow, owner: build team, expires: 2027-01-01 }]
      attackSurfaceReductionRules: { block-psexec-wmi-process-creation: audit }
  servers:
    os: windows-server-2022
    mode: passive
    onboarding: { state: planned, via: gpo }
    antivirus: { product: Other, exclusionsForDefender: true }
    deliver: [gpo, registry]
    settings: { disableCatchupQuickScan: true }
    raw:
      registry:
        - { key: 'HKLM\\SOFTWARE\\Contoso', name: Ring, type: dword, data: 2, reason: inventory }
`;
