import { byObject } from '@mdav/core/format';
import type { VerdictAbout } from '@mdav/verify';
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
  let suites = new Map<string, ToldSuite>();
  const caseOf = byObject((about: VerdictAbout) => {
    const outcome = outcomeOf(about, options);
    return { outcome, text: behindName(about, outcome) };
  });

  function suiteOf(name: string): ToldSuite {
    const known = suites.get(name);
    if (known !== undefined) return known;
    const suite = { name, texts: [], rightEnd: `" classname="${junitAttribute(name)}"/>\n`, ...noCounts() };
    suites.set(name, suite);
    return suite;
  }

  /** Many texts that are put together at once take less than a text that grows. */
  function add({ texts }: ToldSuite, device: string | undefined, end: string): void {
    texts.push(CASE, junitAttribute(deviceWords(device)), end);
  }

  return {
    // Nearly all of a large fleet: a name and nothing else.
    right(device, group) {
      const suite = suiteOf(group);
      suite.tests++;
      add(suite, device, suite.rightEnd);
    },
    isFull: () => false,
    device({ device, about }) {
      const suite = suiteOf(about.group ?? NO_GROUP);
      const { outcome, text } = caseOf(about);
      suite.tests++;
      if (outcome !== 'passed') suite[outcome]++;
      add(suite, device, text);
    },
    told() {
      const all = [...suites.values()].map(({ texts, rightEnd: _, ...suite }) => ({ ...suite, text: texts.join('') }));
      suites = new Map();
      return all;
    },
  };
}

/** Cases of one group, as their text is put together. */
interface ToldSuite extends Counts {
  readonly name: string;
  readonly texts: string[];
  /** What stands behind the name of a device that is right. */
  readonly rightEnd: string;
}

/** What stands before the name of a device. */
const CASE = '    <testcase name="';

/** A case from behind the name of its device: made once of what many devices have alike. */
function behindName(about: VerdictAbout, outcome: Outcome): string {
  const { group = NO_GROUP } = about;
  const children = outcome === 'passed' ? [] : [caseChild(about, outcome)];
  const nameless = element('testcase', { name: '', classname: group }, children);
  return `${nodeText(nameless, JUNIT_STYLE, '\n    ').slice(CASE.trimStart().length)}\n`;
}

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

function outcomeOf(about: VerdictAbout, { isStrict }: WriterOptions): Outcome {
  if (about.cause === 'unreadable') return 'errors';
  if (isFailed(about, isStrict)) return 'failures';
  return about.verdict === 'right' ? 'passed' : 'skipped';
}

function caseChild(about: VerdictAbout, outcome: Exclude<Outcome, 'passed'>): XmlElement {
  const message = verdictWords(about);
  const text = [
    ...(about.verdict === 'right' ? [] : [about.says]),
    ...evidenceWords(about),
    ...about.also.map(({ title }) => `also: ${title}`),
    ...about.notes,
    ...(about.settings?.differences ?? []).map((difference) => {
      const { setting, wanted, found, from } = differenceWords(difference);
      return `${setting}: wanted ${wanted}, found ${found} (${from})`;
    }),
    ...(about.next === '' ? [] : [`→ ${about.next}`]),
  ].join('\n');
  switch (outcome) {
    case 'failures':
      return element('failure', { type: about.cause, message }, [text]);
    case 'errors':
      return element('error', { type: about.cause, message }, [text]);
    case 'skipped':
      return element('skipped', { message: `${message}. ${about.next}`.trim() });
  }
}
