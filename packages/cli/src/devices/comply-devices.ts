import type { Diagnostic, Outcome, ResolvedFleet } from '@mdav/core';
import { fail, succeed } from '@mdav/core/format';
import { type ComplyDevice, count } from '@mdav/review';
import {
  expectedGroup,
  readVerdict,
  recordsIn,
  shownByVerdict,
  stateOf,
  type ToldVerdict,
  verdictsIn,
  verifier,
} from '@mdav/verify';
import type { Io } from '../program/io.ts';
import { listPages } from './list-pages.ts';
import { stateRecords } from './state-records.ts';
import { stateSources } from './state-sources.ts';

/** Devices whose groups are not known that are named; the others are counted. */
const MOST_NAMED = 3;

/**
 * The devices of some inputs, each once and as it was last, with the group that `mdav verify` finds for it. Devices of no
 * group cannot be held to anything, and are told.
 *
 * Verdicts of `mdav verify` stand for their devices: what they do not tell is not known.
 *
 * Errors, and warnings: those of `stateSources`, `stateRecords` and `stateOf`, `state-nobody-judged`, `state-no-group`,
 * `state-left-out`, `state-other-fleet`.
 */
export function complyDevicesOf(
  named: readonly string[],
  fleet: ResolvedFleet,
  io: Io,
): Outcome<readonly ComplyDevice[]> {
  const sources = stateSources(named, io);
  if (!sources.ok) return sources;
  const { verify } = verifier(fleet.groups.map(expectedGroup));
  const byVerdict = new Map(fleet.groups.map((group) => [group.name, shownByVerdict(group)]));
  const changed = new Set<string>();
  const devices = new Map<string, ComplyDevice>();
  const strangers: string[] = [];
  const diagnostics: Diagnostic[] = [];
  const pages = listPages();
  let isBroken = false;

  function keep(device: ComplyDevice): void {
    const id = device.state.device.toLowerCase();
    const known = devices.get(id);
    if (known === undefined || isLater(timeOf(device), timeOf(known))) devices.set(id, device);
  }

  function takeVerdict(told: ToldVerdict, at: ComplyDevice['at']): void {
    const { device, group = '', os, reported, realTime, hasOtherProduct } = told;
    const reader = byVerdict.get(group);
    if (reader === undefined) {
      strangers.push(device);
      return;
    }
    if (!reader.isOfFleet(told)) changed.add(group);
    const shown = (setting: string, key?: string) => reader.shown(told, setting, key);
    keep({ state: { device, os, realTime, hasOtherProduct, shown }, group, reported, at });
  }

  function take(value: unknown, file: string, line: number): void {
    const verdicts = verdictsIn(value);
    if (verdicts !== undefined && verdicts.missing > 0) diagnostics.push(leftOut(verdicts.missing, file));
    for (const one of verdicts?.devices ?? recordsIn(value)) {
      const at = { file, line };
      const told = readVerdict(one);
      if (told !== undefined) {
        takeVerdict(told, at);
        continue;
      }
      // What could not be read then is no device now.
      if (verdicts !== undefined) continue;
      const state = stateOf(one);
      if (!state.ok) {
        for (const one of state.diagnostics.map((diagnostic) => warning({ ...diagnostic, at }))) diagnostics.push(one);
        continue;
      }
      const verdict = verify(state.value);
      if (verdict.kind !== 'decided') {
        strangers.push(state.value.device);
        continue;
      }
      keep({ state: state.value, group: verdict.group, reported: verdict.facts.reported, at });
    }
  }

  for (const { file, chunks } of sources.value)
    for (const record of stateRecords(chunks())) {
      if (record.kind === 'record') {
        if (record.page !== undefined) pages.note({ ...record.page, file, line: record.line });
        take(record.value, file, record.line);
      } else {
        isBroken ||= record.of !== 'record';
        diagnostics.push({ ...record.diagnostic, at: { ...record.diagnostic.at, file } });
      }
    }
  const unfinished = pages.unfinished();
  isBroken ||= unfinished.length > 0;
  for (const one of unfinished) diagnostics.push(one);
  if (strangers.length > 0) diagnostics.push(noGroup(strangers));
  if (changed.size > 0) diagnostics.push(otherFleet([...changed]));
  if (devices.size === 0) diagnostics.push(noDevice(named));
  return isBroken || devices.size === 0 ? fail(diagnostics) : succeed([...devices.values()], diagnostics.map(warning));
}

/** When a device told; a verdict keeps no time. */
function timeOf({ state }: ComplyDevice): string | undefined {
  return 'shown' in state ? undefined : state.collectedAt;
}

/** Of two records of a device the later one counts; what does not say when, as it comes. */
function isLater(time: string | undefined, known: string | undefined): boolean {
  return time === undefined || known === undefined || Date.parse(time) >= Date.parse(known);
}

/** What could not be read leaves the devices that could. */
function warning(diagnostic: Diagnostic): Diagnostic {
  return { ...diagnostic, severity: 'warning' };
}

function noGroup(devices: readonly string[]): Diagnostic {
  const some = devices.slice(0, MOST_NAMED).join(', ');
  const more = devices.length > MOST_NAMED ? ', …' : '';
  return {
    code: 'state-no-group',
    severity: 'warning',
    message: `${count(devices.length, 'device')} of no group that can be told ${devices.length === 1 ? 'is' : 'are'} left out: ${some}${more}.`,
    at: {},
    hint: 'Say under `devices` of a group which ones belong to it; `mdav verify` tells why it is not known.',
  };
}

function leftOut(missing: number, file: string): Diagnostic {
  return {
    code: 'state-left-out',
    severity: 'warning',
    message: `The verdicts leave out ${count(missing, 'device')}, of which nothing is known here.`,
    at: { file },
    hint: 'Write them with `mdav verify --all --output verdicts.json`.',
  };
}

function otherFleet(groups: readonly string[]): Diagnostic {
  return {
    code: 'state-other-fleet',
    severity: 'warning',
    message: `The verdicts on ${groups.join(', ')} are on other settings than the fleet file has now: what was right then is not told.`,
    at: {},
    hint: 'Verify the states anew, or name them instead of the verdicts.',
  };
}

function noDevice(named: readonly string[]): Diagnostic {
  return {
    code: 'state-nobody-judged',
    severity: 'error',
    message: 'There is no device to hold to a framework.',
    at: { file: named[0] ?? '' },
    hint: 'Collect states with Get-MdavState.ps1 of a build, and name the file or folder.',
  };
}
