import { writeXmlElement, XML_HEAD, type XmlElement, xmlElement } from '@mdav/review';
import type { VerdictRecord } from '@mdav/verify';
import { type Spool, spool } from '../verify/spool.ts';
import { deviceWords, differenceWords, evidenceWords, NO_GROUP, verdictWords } from './verify-words.ts';
import { isFailed, type VerdictWriter, type WriterOptions } from './verify-writer.ts';

interface Suite {
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
export function junitWriter(write: (text: string) => void, fleet: string, options: WriterOptions): VerdictWriter {
  const suites = new Map<string, Suite>();
  return {
    takesRight: true,
    isFull: () => false,
    device(record) {
      const name = record.group ?? NO_GROUP;
      const suite = suites.get(name) ?? { cases: spool(), tests: 0, failures: 0, errors: 0, skipped: 0 };
      suites.set(name, suite);
      const outcome = outcomeOf(record, options);
      suite.tests++;
      if (outcome !== 'passed') suite[outcome]++;
      suite.cases.write(writeXmlElement(testCase(record, name, outcome), '    '));
    },
    end() {
      const sum = (key: 'tests' | 'failures' | 'errors' | 'skipped') =>
        [...suites.values()].reduce((total, suite) => total + suite[key], 0);
      const totals = { tests: sum('tests'), failures: sum('failures'), errors: sum('errors'), skipped: sum('skipped') };
      write(`${XML_HEAD}${opened(xmlElement('testsuites', { name: `mdav verify ${fleet}`, ...totals }))}`);
      for (const [name, { cases, ...counts }] of suites) {
        write(`  ${opened(xmlElement('testsuite', { name, ...counts }))}`);
        cases.empty(write);
        write('  </testsuite>\n');
      }
      write('</testsuites>\n');
    },
  };
}

/** The start tag alone. */
function opened(element: XmlElement): string {
  return writeXmlElement(element, '').replace(/\/>\n$/, '>\n');
}

type Outcome = 'passed' | 'failures' | 'errors' | 'skipped';

function outcomeOf(record: VerdictRecord, { isStrict }: WriterOptions): Outcome {
  if (record.cause === 'unreadable') return 'errors';
  if (isFailed(record, isStrict)) return 'failures';
  return record.verdict === 'right' ? 'passed' : 'skipped';
}

function testCase(record: VerdictRecord, classname: string, outcome: Outcome): XmlElement {
  const attributes = { name: deviceWords(record), classname };
  if (outcome === 'passed') return xmlElement('testcase', attributes);
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
      ? xmlElement('failure', { type: record.cause, message }, [text])
      : outcome === 'errors'
        ? xmlElement('error', { type: record.cause, message }, [text])
        : xmlElement('skipped', { message: `${message}. ${record.next}`.trim() });
  return xmlElement('testcase', attributes, [child]);
}
