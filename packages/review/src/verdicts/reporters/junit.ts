import type { VerdictRecord } from '@mdav/verify';
import { type AttributeList, element, nodeText, startTag, type XmlElement } from '@mdav/xml';
import { JUNIT_HEAD, JUNIT_STYLE, junitAttribute } from '../../text/junit-style.ts';
import { deviceWords, differenceWords, evidenceWords, NO_GROUP, verdictWords } from '../verdict-words.ts';
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

/** Cases of one group, as text. */
export interface Cases extends Counts {
  readonly name: string;
  readonly text: string;
}

interface Suite extends Counts {
  readonly cases: Spool;
}

/**
 * JUnit XML: a suite for each group, a case for each device, the right ones too. Wrong is a failure, a record that could
 * not be read is an error, and what is pending or not known is skipped unless everything has to be right.
 */
export const junit: VerdictReporter<readonly Cases[]> = {
  id: 'junit',
  title: 'JUnit XML with a case for every device, for servers that count tests',
  endings: ['.xml'],
  tell,
  begin,
};

function tell(options: WriterOptions): DeviceTeller<readonly Cases[]> {
  let suites = new Map<string, Writable<Cases> & { readonly classname: string }>();
  return {
    takesRight: true,
    isFull: () => false,
    device(record) {
      const name = record.group ?? NO_GROUP;
      let suite = suites.get(name);
      if (suite === undefined) {
        suite = { name, classname: junitAttribute(name), text: '', ...noCounts() };
        suites.set(name, suite);
      }
      const outcome = outcomeOf(record, options);
      suite.tests++;
      if (outcome === 'passed') {
        // Nearly all of a large fleet: without a tree in between.
        const device = junitAttribute(deviceWords(record));
        suite.text += `    <testcase name="${device}" classname="${suite.classname}"/>\n`;
        return;
      }
      suite[outcome]++;
      suite.text += `    ${nodeText(testCase(record, name, outcome), JUNIT_STYLE, '\n    ')}\n`;
    },
    told() {
      const all = [...suites.values()].map(({ classname: _, ...cases }) => cases);
      suites = new Map();
      return all;
    },
  };
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

const noCounts = (): Counts => ({ tests: 0, failures: 0, errors: 0, skipped: 0 });
const COUNTS = ['tests', 'failures', 'errors', 'skipped'] as const;

function begin({ write, fleet, spool = inMemory }: VerdictRun): VerdictWriter<readonly Cases[]> {
  const suites = new Map<string, Suite>();
  return {
    isFull: () => false,
    add(told) {
      for (const { name, text, ...counts } of told) {
        const suite = suites.get(name) ?? { cases: spool(), ...noCounts() };
        suites.set(name, suite);
        for (const key of COUNTS) suite[key] += counts[key];
        suite.cases.write(text);
      }
    },
    end() {
      const sum = (key: keyof Counts) => [...suites.values()].reduce((total, suite) => total + suite[key], 0);
      const totals = { tests: sum('tests'), failures: sum('failures'), errors: sum('errors'), skipped: sum('skipped') };
      write(`${JUNIT_HEAD}${opened('testsuites', { name: `mdav verify ${fleet}`, ...totals })}`);
      for (const [name, { cases, ...counts }] of suites) {
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

function outcomeOf(record: VerdictRecord, { isStrict }: WriterOptions): Outcome {
  if (record.cause === 'unreadable') return 'errors';
  if (isFailed(record, isStrict)) return 'failures';
  return record.verdict === 'right' ? 'passed' : 'skipped';
}

function testCase(record: VerdictRecord, classname: string, outcome: Exclude<Outcome, 'passed'>): XmlElement {
  const message = verdictWords(record);
  const text = [
    ...(record.verdict === 'right' ? [] : [record.says]),
    ...evidenceWords(record),
    ...record.also.map(({ title }) => `also: ${title}`),
    ...record.notes,
    ...(record.settings?.differences ?? []).map((difference) => {
      const { setting, wanted, found, from } = differenceWords(difference);
      return `${setting}: wanted ${wanted}, found ${found} (${from})`;
    }),
    ...(record.next === '' ? [] : [`→ ${record.next}`]),
  ].join('\n');
  const child =
    outcome === 'failures'
      ? element('failure', { type: record.cause, message }, [text])
      : outcome === 'errors'
        ? element('error', { type: record.cause, message }, [text])
        : element('skipped', { message: `${message}. ${record.next}`.trim() });
  return element('testcase', { name: deviceWords(record), classname }, [child]);
}
