import { describe, expect, it } from 'vitest';
import type { RegistryEntry } from '../form.ts';
import { undoOf, unsureOfZero } from './undo.ts';

const ROOT = 'HKEY_LOCAL_MACHINE';
const ATP = 'SOFTWARE\\Policies\\Microsoft\\Windows Advanced Threat Protection';
/** A key of policies, whose values an undo deletes. */
const P = 'SOFTWARE\\Policies\\K';
const force = (value: number, key = ATP): RegistryEntry => ({
  kind: 'set',
  key,
  name: 'ForceDefenderPassiveMode',
  data: { type: 'dword', value },
});
const undo = (...entries: RegistryEntry[]) => undoOf({ hive: 'machine', entries }).items;

describe('undo', () => {
  it('deletes each value that was set, once, and no key', () => {
    const items = undo(
      { kind: 'set', key: P, name: 'a', data: { type: 'dword', value: 1 } },
      { kind: 'set', key: P.toLowerCase(), name: 'A', data: { type: 'dword', value: 2 } },
      { kind: 'set', key: P, name: '', data: { type: 'sz', value: '' } },
      { kind: 'set', key: `${P}\\New`, name: '', data: { type: 'raw', code: 0, bytes: new Uint8Array(0) } },
    );
    expect(items).toEqual([
      { kind: 'delete', root: ROOT, key: P, name: 'a' },
      { kind: 'delete', root: ROOT, key: P, name: '' },
    ]);
  });

  it('does not promise that on a server of which no page says it', () => {
    const at = { file: 'mdav.yaml', line: 1, column: 1 } as never;
    const os = (['windows-server-2022', 'windows-7', 'windows-server-2008-r2'] as const).map((id) => ({ id, at }));
    expect(unsureOfZero({ os }, { hive: 'machine', entries: [force(1)] })).toEqual([
      'Whether the value 0 brings Windows Server 2008 R2 back to active, the cited pages do not say.',
    ]);
    expect(unsureOfZero({ os }, { hive: 'machine', entries: [force(0)] })).toEqual([]);
    expect(unsureOfZero({ os: os.slice(0, 2) }, { hive: 'machine', entries: [force(1)] })).toEqual([]);
  });

  it('leads a server out of forced passive mode by the value 0', () => {
    const items = undo(force(1, ATP.toLowerCase()));
    expect(items.at(-1)).toEqual({
      kind: 'set',
      root: ROOT,
      key: ATP.toLowerCase(),
      name: 'ForceDefenderPassiveMode',
      data: { type: 'dword', value: 0 },
    });
    expect(items.slice(0, -1).every(({ kind }) => kind === 'comment')).toBe(true);
    expect(JSON.stringify(items)).toMatch(/restart/);
  });

  it('deletes the same value where it forces nothing', () => {
    const deletion = { kind: 'delete', root: ROOT, key: ATP, name: 'ForceDefenderPassiveMode' };
    expect(undo(force(0))).toEqual([deletion]);
    expect(undo(force(1, P))).toEqual([{ ...deletion, key: P }]);
    expect(undoOf({ hive: 'user', entries: [force(1)] }).items).toEqual([{ ...deletion, root: 'HKEY_CURRENT_USER' }]);
  });

  it('leaves what stands outside of the Policies keys, and names it first', () => {
    const services = 'SYSTEM\\CurrentControlSet\\Services';
    const start: RegistryEntry = {
      kind: 'set',
      key: `${services}\\WinDefend`,
      name: 'Start',
      data: { type: 'dword', value: 4 },
    };
    const items = undo(
      force(0),
      start,
      { ...start, key: start.key.toUpperCase(), name: 'START' },
      { ...start, key: `${services}\\W32Time\\Parameters`, name: 'Type', data: { type: 'sz', value: 'NTP' } },
      force(1, 'SOFTWARE\\Microsoft\\Windows Defender'),
    );
    expect(items).toEqual([
      { kind: 'comment', text: expect.stringMatching(/^Outside of the Policies keys nothing is deleted/) },
      ...[
        `${services}\\WINDEFEND, "START"`,
        `${services}\\W32Time\\Parameters, "Type"`,
        'SOFTWARE\\Microsoft\\Windows Defender, "ForceDefenderPassiveMode"',
      ].map((place) => ({
        kind: 'comment',
        text: expect.stringMatching(
          new RegExp(`^Not taken back, look at it by hand: ${ROOT}\\\\${place.replaceAll('\\', '\\\\')}$`, 'i'),
        ),
      })),
      { kind: 'delete', root: ROOT, key: ATP, name: 'ForceDefenderPassiveMode' },
    ]);
  });

  it('names what it cannot bring back', () => {
    const items = undo(
      { kind: 'delete', key: 'K', name: 'gone' },
      { kind: 'clear', key: 'L' },
      { kind: 'directive', key: 'M', name: '**DeleteKeys', data: { type: 'sz', value: 'x' } },
      { kind: 'directive', key: 'M', name: '**Comment:why', data: { type: 'sz', value: ' ' } },
    );
    expect(items).toEqual([
      { kind: 'comment', text: `Not brought back, the value was deleted: ${ROOT}\\K, "gone"` },
      { kind: 'comment', text: `Not brought back, all values of the key were deleted: ${ROOT}\\L` },
      { kind: 'comment', text: `Not taken back, look at it by hand: ${ROOT}\\M, "**DeleteKeys"` },
    ]);
  });
});
