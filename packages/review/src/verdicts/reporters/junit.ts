import type { Diagnostic } from '@mdav/core';
import { byObject, utf8 } from '@mdav/core/format';
import type { VerdictAbout } from '@mdav/verify';
import { type AttributeList, element, nodeText, startTag, type XmlElement } from '@mdav/xml';
import { JUNIT_HEAD, JUNIT_STYLE, junitAttribute } from '../../text/junit-style.ts';
import { putText } from '../../text/put-text.ts';
import { uniqueNames } from '../../text/unique-names.ts';
import { deviceWords, differenceWords, evidenceWords, NO_GROUP, short, verdictWords } from '../verdict-words.ts';
import {
  type DeviceTeller,
  inMemory,
  isFailed,
  type Spool,
  type VerdictReporter,
  type VerdictRun,
  type VerdictWriter,
  type WriterOptions,
} from '../verdict-writer.ts';

/** Cases by how they ended. */
export interface Counts {
  tests: number;
  failures: number;
  errors: number;
  skipped: number;
}

/** Cases of one group. */
export interface Cases extends Counts, CaseTexts {
  readonly name: string;
  /** The names of the devices, as values of attributes. */
  readonly devices: readonly string[];
}

/** Cases in UTF-8: a case is unlike many others by its name alone, and their bytes are copied faster than they are made. */
interface CaseTexts {
  readonly bytes: Uint8Array;
  /** Where the name of each ends, for a number behind one that is there already. */
  readonly nameEnds: readonly number[];
}

interface Suite extends Counts {
  readonly cases: Spool;
  /** Servers know a case by the name of the device and of the group. */
  readonly unique: (name: string) => string;
}

/**
 * JUnit XML: a suite for each group, a case for each device, the right ones too. Wrong is a failure, a record that could
 * not be read is an error, and what is pending or not known is skipped unless everything has to be right. An input that was
 * not read to its end is an error in a suite of its own.
 */
export const junit: VerdictReporter<readonly Cases[]> = {
  id: 'junit',
  title: 'JUnit XML with a case for every device, for servers that count tests',
  endings: ['.xml'],
  tell,
  begin,
};

function tell(options: WriterOptions): DeviceTeller<readonly Cases[]> {
  let suites = new Map<string, ToldSuite>();
  const caseOf = byObject((about: VerdictAbout) => {
    const outcome = outcomeOf(about, options);
    return { outcome, end: utf8(behindName(about, outcome)) };
  });

  function suiteOf(name: string): ToldSuite {
    const known = suites.get(name);
    if (known !== undefined) return known;
    const suite = { name, devices: [], ends: [], ...noCounts() };
    suites.set(name, suite);
    return suite;
  }

  return {
    takesRight: true,
    isFull: () => false,
    device({ device, about }) {
      const suite = suiteOf(about.group ?? NO_GROUP);
      const { outcome, end } = caseOf(about);
      suite.tests++;
      if (outcome !== 'passed') suite[outcome]++;
      suite.devices.push(junitAttribute(deviceWords(device)));
      suite.ends.push(end);
    },
    told() {
      const all = [...suites.values()];
      suites = new Map();
      return all.map(({ ends, ...suite }) => ({ ...suite, ...textsOf(suite.devices, ends) }));
    },
  };
}

/** Cases of one group, as they are put together. */
interface ToldSuite extends Counts {
  readonly name: string;
  readonly devices: string[];
  /** What stands behind the names. */
  readonly ends: Uint8Array[];
}

/** What stands before the name of a device. */
const CASE = '    <testcase name="';
const CASE_BYTES = utf8(CASE);

function textsOf(devices: readonly string[], ends: readonly Uint8Array[]): CaseTexts {
  let most = 0;
  // A character takes three bytes at most.
  for (const [index, end] of ends.entries()) most += CASE_BYTES.length + 3 * (devices[index]?.length ?? 0) + end.length;
  const bytes = new Uint8Array(most);
  const nameEnds: number[] = [];
  let at = 0;
  for (const [index, end] of ends.entries()) {
    bytes.set(CASE_BYTES, at);
    at = putText(devices[index] ?? '', bytes, at + CASE_BYTES.length);
    nameEnds.push(at);
    bytes.set(end, at);
    at += end.length;
  }
  return { bytes: bytes.slice(0, at), nameEnds };
}

/** A case from behind the name of its device: made once of what many devices have alike. */
function behindName(about: VerdictAbout, outcome: Outcome): string {
  const { group = NO_GROUP } = about;
  return caseFromName({ classname: group }, childrenOf(about, outcome));
}

/** A case from behind its name, which is written when it is known whether another one has it. */
function caseFromName(attributes: AttributeList, children: readonly XmlElement[]): string {
  const nameless = element('testcase', { name: '', ...attributes }, children);
  return `${nodeText(nameless, JUNIT_STYLE, '\n    ').slice(CASE.trimStart().length)}\n`;
}

const noCounts = (): Counts => ({ tests: 0, failures: 0, errors: 0, skipped: 0 });
const COUNTS = ['tests', 'failures', 'errors', 'skipped'] as const;

function begin({ write, fleet, spool = inMemory }: VerdictRun): VerdictWriter<readonly Cases[]> {
  const suites = new Map<string, Suite>();
  return {
    isFull: () => false,
    add(told) {
      for (const { name, devices, bytes, nameEnds, ...counts } of told) {
        const suite = suites.get(name) ?? { cases: spool(), unique: uniqueNames(), ...noCounts() };
        suites.set(name, suite);
        for (const key of COUNTS) suite[key] += counts[key];
        let written = 0;
        for (const [index, device] of devices.entries()) {
          const given = suite.unique(device);
          if (given === device) continue;
          suite.cases.write(bytes.subarray(written, nameEnds[index]));
          suite.cases.write(given.slice(device.length));
          written = nameEnds[index] ?? written;
        }
        suite.cases.write(bytes.subarray(written));
      }
    },
    end({ unread }) {
      if (unread.length > 0) suites.set(INPUTS, suiteOfInputs(unread, spool()));
      const sum = (key: keyof Counts) => [...suites.values()].reduce((total, suite) => total + suite[key], 0);
      // The schema of Jenkins has skipped cases for each suite alone.
      const totals = { tests: sum('tests'), failures: sum('failures'), errors: sum('errors') };
      write(`${JUNIT_HEAD}${opened('testsuites', { name: `mdav verify ${fleet}`, ...totals })}`);
      for (const [name, { cases, unique: _, ...counts }] of suites) {
        write(`  ${opened('testsuite', { name, ...counts })}`);
        cases.empty(write);
        write('  </testsuite>\n');
      }
      write('</testsuites>\n');
    },
  };
}

function opened(name: string, attributes: AttributeList): string {
  return `${startTag(element(name, attributes), JUNIT_STYLE)}\n`;
}

type Outcome = 'passed' | 'failures' | 'errors' | 'skipped';

function outcomeOf(about: VerdictAbout, { isStrict }: WriterOptions): Outcome {
  if (about.cause === 'unreadable') return 'errors';
  if (isFailed(about, isStrict)) return 'failures';
  return about.verdict === 'right' ? 'passed' : 'skipped';
}

/** What a case tells beside its name: all that is said of the device, whatever became of it. */
function childrenOf(about: VerdictAbout, outcome: Outcome): readonly XmlElement[] {
  const message = verdictWords(about);
  const lines = [
    ...(about.verdict === 'right' ? [] : [about.says]),
    ...evidenceWords(about),
    ...about.also.map(({ title }) => `also: ${title}`),
    ...about.cautions.map(({ title }) => `caution: ${title}`),
    ...about.notes,
    ...(about.settings?.differences ?? []).map((difference) => {
      const { setting, wanted, found, from } = differenceWords(difference);
      return `${setting}: wanted ${wanted}, found ${found} (${from})`;
    }),
    ...(about.next === '' ? [] : [`→ ${about.next}`]),
  ];
  const text = lines.join('\n');
  switch (outcome) {
    case 'failures':
      return [element('failure', { type: about.cause, message }, [text])];
    case 'errors':
      return [element('error', { type: about.cause, message }, [text])];
    case 'skipped':
      return [element('skipped', { message: `${message}. ${about.next}`.trim() }), element('system-out', {}, [text])];
    case 'passed':
      return lines.length === 0 ? [] : [element('system-out', {}, [text])];
  }
}

/** The name of the suite for inputs. Parentheses are no part of a group's name. */
const INPUTS = '(inputs)';

function suiteOfInputs(unread: readonly Diagnostic[], cases: Spool): Suite {
  const unique = uniqueNames();
  for (const { code, message, hint, at } of unread) {
    const text = [message, ...(hint === undefined ? [] : [`→ ${hint}`])].join('\n');
    const error = element('error', { type: code, message }, [text]);
    const end = caseFromName({ classname: INPUTS }, [error]);
    cases.write(`${CASE}${unique(junitAttribute(short(at.file ?? '')))}${end}`);
  }
  return { cases, unique, ...noCounts(), tests: unread.length, errors: unread.length };
}
