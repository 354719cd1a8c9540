import type { VerdictRecord } from '@mdav/verify';
import { type AttributeList, element, nodeText, startTag, type XmlElement } from '@mdav/xml';
import { JUNIT_HEAD, JUNIT_STYLE, junitAttribute } from '../../text/junit-style.ts';
import { deviceWords, differenceWords, evidenceWords, NO_GROUP, verdictWords } from '../verdict-words.ts';
import {
  inMemory,
  isFailed,
  type Spool,
  type VerdictReporter,
  type VerdictRun,
  type VerdictWriter,
  type WriterOptions,
} from '../verdict-writer.ts';

interface Suite {
  /** The class of its cases, as an attribute has it. */
  readonly classname: string;
  readonly cases: Spool;
  tests: number;
  failures: number;
  errors: number;
  skipped: number;
}

/**
 * JUnit XML: a suite for each group, a case for each device, the right ones too. Wrong is a failure, a record that could
 * not be read is an error, and what is pending or not known is skipped unless everything has to be right.
 */
export const junit: VerdictReporter = {
  id: 'junit',
  title: 'JUnit XML with a case for every device, for servers that count tests',
  endings: ['.xml'],
  begin,
};

function begin({ write, fleet, options, spool = inMemory }: VerdictRun): VerdictWriter {
  const suites = new Map<string, Suite>();
  return {
    takesRight: true,
    isFull: () => false,
    device(record) {
      const name = record.group ?? NO_GROUP;
      let suite = suites.get(name);
      if (suite === undefined) {
        suite = { classname: junitAttribute(name), cases: spool(), tests: 0, failures: 0, errors: 0, skipped: 0 };
        suites.set(name, suite);
      }
      const outcome = outcomeOf(record, options);
      suite.tests++;
      if (outcome === 'passed') {
        // Nearly all of a large fleet: without a tree in between.
        const device = junitAttribute(deviceWords(record));
        suite.cases.write(`    <testcase name="${device}" classname="${suite.classname}"/>\n`);
        return;
      }
      suite[outcome]++;
      suite.cases.write(`    ${nodeText(testCase(record, name, outcome), JUNIT_STYLE, '\n    ')}\n`);
    },
    end() {
      const sum = (key: 'tests' | 'failures' | 'errors' | 'skipped') =>
        [...suites.values()].reduce((total, suite) => total + suite[key], 0);
      const totals = { tests: sum('tests'), failures: sum('failures'), errors: sum('errors'), skipped: sum('skipped') };
      write(`${JUNIT_HEAD}${opened('testsuites', { name: `mdav verify ${fleet}`, ...totals })}`);
      for (const [name, { classname: _, cases, ...counts }] of suites) {
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
