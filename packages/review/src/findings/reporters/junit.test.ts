import { element, type XmlElement, xmlText } from '@mdav/xml';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JUNIT_HEAD, JUNIT_STYLE } from '../../text/junit-style.ts';
import { readXml } from '../__tests__/dev-packages.ts';
import { asRead, hostileReport, hostileText } from '../__tests__/hostile.ts';
import { reportOn, SAMPLE } from '../__tests__/sample.ts';
import { checkResult } from '../check-result.ts';
import { junit } from './junit.ts';

describe('junit', () => {
  it('has a suite for each group and a case for each finding', () => {
    const root = readXml(junit.render(reportOn(SAMPLE)));
    expect(root.attributes).toEqual({ name: 'mdav contoso', tests: '9', failures: '6', errors: '0' });
    expect(root.children.map(({ attributes }) => [attributes['name'], attributes['tests']])).toEqual([
      ['desks', '7'],
      ['frozen', '1'],
      ['quiet', '1'],
    ]);
    const [desks, frozen, quiet] = root.children;
    expect(quiet?.children[0]).toMatchObject({ attributes: { name: 'no findings', classname: 'quiet' }, children: [] });
    expect(frozen?.children[0]).toMatchObject({
      attributes: { name: 'downlevel-os-out-of-scope', classname: 'frozen', file: 'fleet/mdav.yaml', line: '22' },
      children: [{ name: 'failure', attributes: { type: 'error' } }],
    });
    const skipped = desks?.children.filter(({ children }) => children[0]?.name === 'skipped') ?? [];
    expect(skipped[0]?.children[0]?.attributes['message']).toBe(
      'Waived until 2099-12-31 by desktop team: kept for later',
    );
  });

  it('counts something when there is nothing, and tells of a file that is no fleet', () => {
    expect(readXml(junit.render(checkResult({ findings: [] }))).attributes).toMatchObject({
      tests: '1',
      failures: '0',
    });
    const broken = readXml(junit.render(reportOn('mdav: 1\nname: x\n')));
    expect(broken.children[0]?.attributes['name']).toBe('(file)');
    expect(broken.attributes['failures']).toBe('1');
  });

  it('is well-formed and counts right, whatever stands in the fleet', () => {
    fc.assert(
      fc.property(hostileReport, (report) => {
        const root = readXml(asRead(junit.render(report)));
        const cases = root.children.flatMap(({ children }) => children);
        const told = cases.flatMap(({ children }) => children);
        expect(told.filter(({ name }) => name === 'failure')).toHaveLength(Number(root.attributes['failures']));
        expect(told.filter(({ name }) => name === 'skipped')).toHaveLength(report.tally.waived);
        expect(cases).toHaveLength(Number(root.attributes['tests']));
      }),
      { numRuns: 300 },
    );
  });
});

const writeXml = (root: XmlElement) => `${JUNIT_HEAD}${xmlText(root, JUNIT_STYLE)}`;

describe('the XML writer', () => {
  const write = (text: string) =>
    writeXml(element('testsuite', { name: text, line: undefined }, [element('failure', {}, [text])]));

  it('says everything a reader can be told, and shows what XML cannot hold', () => {
    const text = 'a\u0000b\ud800c\ufffe<&>"\']]>\t\n##vso[x]';
    const root = readXml(write(text));
    const shown = 'a\\u0000b\ufffdc\\ufffe<&>"\']]>\t\n##vso[x]';
    expect(root.attributes).toEqual({ name: shown });
    expect(root.children[0]?.text).toBe(shown);
  });

  it('is read back as one element with one text, whatever the text', () => {
    fc.assert(
      fc.property(fc.oneof(hostileText, fc.string({ unit: 'binary' })), (text) => {
        const root = readXml(asRead(write(text)));
        expect(root.children).toHaveLength(1);
        // What is written is the same in both places, with line ends and tabs kept.
        expect(root.children[0]?.text).toBe(root.attributes['name']);
        expect(root.attributes['name']?.match(/[\n\t]/g) ?? []).toEqual(text.match(/[\n\t]/g) ?? []);
      }),
      { numRuns: 500 },
    );
  });

  it('indents elements and leaves text alone', () => {
    const tree = element('testsuites', {}, [
      element('testsuite', { tests: 1 }, [element('testcase', { name: 'x' }, [element('failure', {}, ['a\nb'])])]),
    ]);
    expect(writeXml(tree)).toBe(
      [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<testsuites>',
        '  <testsuite tests="1">',
        '    <testcase name="x">',
        '      <failure>a',
        'b</failure>',
        '    </testcase>',
        '  </testsuite>',
        '</testsuites>',
        '',
      ].join('\n'),
    );
  });
});
