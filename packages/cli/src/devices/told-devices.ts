import type { Diagnostic, Outcome, ResolvedFleet } from '@mdav/core';
import { fail, succeed } from '@mdav/core/format';
import { type DeviceFacts, readStates } from '@mdav/core/migration';
import { expectedGroup, recordsIn, stateOf, type Verifier, verifier } from '@mdav/verify';
import { decodeChunks } from '../disk/stream/chunks.ts';
import type { Io } from '../program/io.ts';
import { type ListPages, listPages } from './list-pages.ts';
import { stateRecords } from './state-records.ts';
import { stateSources } from './state-sources.ts';

/**
 * The facts of devices from a file, a folder or standard input (`-`): facts by their names, or what `mdav verify` reads.
 * A device that belongs to no group has none, and the reader of the fleet says so. What cannot be read is left out with
 * a warning, as long as there is a device that can.
 *
 * Errors, and warnings: those of `readStates`, `stateSources`, `stateRecords` and `stateOf`, and `migrate-state-file`.
 */
export function toldDevices(named: string, fleet: ResolvedFleet, io: Io): Outcome<readonly DeviceFacts[]> {
  const sources = stateSources([named], io);
  if (!sources.ok) return sources;
  const verify = verifier(fleet.groups.map(expectedGroup));
  const devices: DeviceFacts[] = [];
  const diagnostics: Diagnostic[] = [];
  const pages = listPages();
  for (const { file, chunks } of sources.value) {
    const read = readSource(chunks, file, verify, pages);
    if (read.ok) for (const device of read.value) devices.push(device);
    for (const diagnostic of read.diagnostics) diagnostics.push(diagnostic);
  }
  for (const one of pages.unfinished()) diagnostics.push(one);
  const isLost = devices.length === 0 && diagnostics.length > 0;
  return isLost ? fail(diagnostics) : succeed(devices, asWarnings(diagnostics));
}

function readSource(
  chunks: () => Iterable<Uint8Array>,
  file: string,
  verify: Verifier,
  pages: ListPages,
): Outcome<readonly DeviceFacts[]> {
  let bytes: Uint8Array;
  try {
    // A piece is valid until the next one.
    bytes = Buffer.concat([...copied(chunks())]);
  } catch (error) {
    const message = `${file} cannot be read: ${(error instanceof Error ? error.message : String(error)).split('\n')[0]}.`;
    const hint = 'Check the path and the permissions.';
    return fail([{ code: 'migrate-state-file', severity: 'error', message, at: { file }, hint }]);
  }
  const facts = readStates([...decodeChunks([bytes])].join(''), file);
  // What names no fact is what devices themselves tell; a fact with a wrong name or value is a mistake.
  const isOther = facts.diagnostics.every(({ code }) => code !== 'migrate-state-value' && code !== 'migrate-state-key');
  return facts.ok || !isOther ? facts : readTold(bytes, file, verify, pages);
}

function* copied(chunks: Iterable<Uint8Array>): Generator<Uint8Array> {
  for (const chunk of chunks) yield Uint8Array.from(chunk);
}

/** Output of Get-MdavState.ps1, Get-MpComputerStatus, exports of advanced hunting. */
function readTold(
  bytes: Uint8Array,
  file: string,
  verify: Verifier,
  pages: ListPages,
): Outcome<readonly DeviceFacts[]> {
  const devices: DeviceFacts[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const record of stateRecords([bytes])) {
    if (record.kind !== 'record') {
      diagnostics.push({ ...record.diagnostic, at: { ...record.diagnostic.at, file } });
      continue;
    }
    if (record.page !== undefined) pages.note({ ...record.page, file, line: record.line });
    for (const one of recordsIn(record.value)) {
      const at = { file, line: record.line };
      const state = stateOf(one);
      if (state.ok) devices.push(factsOfVerdict(verify.verify(state.value), at));
      else for (const one of state.diagnostics.map((diagnostic) => ({ ...diagnostic, at }))) diagnostics.push(one);
    }
  }
  return devices.length === 0 && diagnostics.length > 0 ? fail(diagnostics) : succeed(devices, diagnostics);
}

/** Mistakes in what is left out, while there is something to plan with. */
function asWarnings(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.map((diagnostic) => ({ ...diagnostic, severity: 'warning' }));
}

function factsOfVerdict(verdict: ReturnType<Verifier['verify']>, at: DeviceFacts['at']): DeviceFacts {
  if (verdict.kind !== 'decided') return { facts: {}, at };
  // What is wanted comes from the fleet.
  const { wanted: _, ...facts } = verdict.facts;
  return { group: verdict.group, facts, at };
}
