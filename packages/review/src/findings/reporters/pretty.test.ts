import type { Finding } from '@mdav/core';
import { describe, expect, it } from 'vitest';
import type { Paint } from '../../text/paint.ts';
import { reportOn } from '../__tests__/sample.ts';
import { checkResult } from '../check-result.ts';
import { pretty } from './pretty.ts';

const finding: Finding = {
  rule: 'some-rule',
  severity: 'warning',
  group: 'desks',
  message: 'Something is off.',
  hint: 'Mend it.',
  at: { file: 'mdav.yaml', line: 2, column: 3 },
  sources: [],
};
const waiver = { rule: 'some-rule', group: 'desks', reason: 'for now', owner: 'infra', expires: '2027-01-31' };
const text = 'mdav: 1\n  os: windows-8.1\r\n';

describe('pretty', () => {
  it('shows the line with a mark under the place', () => {
    expect(pretty.render(checkResult({ findings: [finding], file: 'mdav.yaml', text }))).toBe(
      [
        'warning  Something is off.',
        '  mdav.yaml:2:3  some-rule · desks',
        '  2 │   os: windows-8.1',
        '    │   ^',
        '  → Mend it.',
        '',
        '✓ 1 warning',
        '',
      ].join('\n'),
    );
  });

  it('tells what is the same of several settings once, with every setting and its place', () => {
    const of = (setting: string, line: number, more: Partial<Finding> = {}): Finding => ({
      ...finding,
      setting,
      message: `${setting} does not reach Windows 11.`,
      at: { ...finding.at, line },
      ...more,
    });
    const findings = [
      of('scanAllowPause', 2),
      of('puaProtection', 3),
      of('cloudBlockLevel', 4),
      of('allowEmailScanning', 5, { group: 'kiosks' }),
      of('archiveMaxSize', 6, { hint: 'Mend it otherwise.' }),
      of('archiveMaxDepth', 7, { message: 'archiveMaxDepth: it is deeper than that.' }),
    ];
    const blocks = pretty.render(checkResult({ findings, file: 'mdav.yaml' })).split('\n\n');
    expect(blocks.map((block) => block.split('\n').slice(0, -1))).toEqual([
      [
        'warning  scanAllowPause does not reach Windows 11.',
        '  mdav.yaml:2:3  some-rule · desks',
        '  the same of puaProtection (3:3) and cloudBlockLevel (4:3)',
      ],
      ['warning  allowEmailScanning does not reach Windows 11.', '  mdav.yaml:5:3  some-rule · kiosks'],
      ['warning  archiveMaxSize does not reach Windows 11.', '  mdav.yaml:6:3  some-rule · desks'],
      ['warning  archiveMaxDepth: it is deeper than that.', '  mdav.yaml:7:3  some-rule · desks'],
      ['✓ 6 warnings'],
    ]);
  });

  it('tells what is the same at several places without lines once, and where lines are shown each by itself', () => {
    const { group: _, ...bare } = finding;
    const at = (index: number): Finding => ({ ...bare, at: { file: 'x.json', path: `entries[${index}]` } });
    const text = pretty.render(checkResult({ findings: Array.from({ length: 9 }, (__, index) => at(index)) }));
    expect(text.match(/Something is off/g)).toHaveLength(1);
    expect(text).toContain(
      '  the same at entries[1], entries[2], entries[3], entries[4], entries[5] and 3 more\n  → Mend it.\n',
    );
    const lines = [2, 3].map((line): Finding => ({ ...bare, at: { file: 'x.yaml', line, column: 1 } }));
    expect(pretty.render(checkResult({ findings: lines })).match(/Something is off/g)).toHaveLength(2);
  });

  it('lists what is waived with who answers for it, and only counts when there is nothing', () => {
    const report = checkResult({ findings: [{ ...finding, severity: 'error', waiver }] });
    expect(pretty.render(report)).toBe(
      'waived   some-rule for desks until 2027-01-31 by infra: for now\n\n✓ no findings (1 waived)\n',
    );
    expect(pretty.render(checkResult({ findings: [] }))).toBe('✓ no findings\n');
  });

  it('says under which file, when there are several, and takes lines from the right one only', () => {
    const other = { ...finding, at: { file: 'other.yaml', line: 1, column: 1 } };
    const shown = pretty.render(checkResult({ findings: [finding, other, finding], file: 'mdav.yaml', text }));
    expect(shown.split('\n').filter((line) => /^(mdav|other)/.test(line))).toEqual(['mdav.yaml', 'other.yaml']);
    expect(shown).not.toContain('│ mdav: 1');
    expect(shown.indexOf('other.yaml')).toBeGreaterThan(shown.lastIndexOf('os: windows-8.1'));
  });

  it('keeps the mark under its place in long lines and beside hidden characters', () => {
    const long = `${'x'.repeat(300)}HERE${'y'.repeat(300)}`;
    const marked = (line: string, column: number) => {
      const findings = [{ ...finding, at: { file: 'a', line: 1, column } }];
      const [, , shown = '', mark = ''] = pretty.render(checkResult({ findings, file: 'a', text: line })).split('\n');
      return shown.slice(mark.indexOf('^'), mark.indexOf('^') + 4);
    };
    expect(marked(long, 301)).toBe('HERE');
    expect(marked('\u202e\u0007 HERE', 4)).toBe('HERE');
    expect(marked('\tHERE', 2)).toBe('HERE');
  });

  it('paints with what it is given', () => {
    const paint: Paint = {
      bold: (part) => `<b>${part}</b>`,
      dim: (part) => part,
      good: (part) => `<g>${part}</g>`,
      accent: (part) => part,
      severity: (severity, part) => `<${severity}>${part}</${severity}>`,
    };
    const shown = pretty.render(
      reportOn('mdav: 1\nname: x\ngroups: { a: { os: windows-8.1, mode: active } }\n'),
      paint,
    );
    expect(shown).toContain('<error><b>error   </b></error> <b>Windows 8.1 is');
    expect(shown).toContain('<error>✗</error> 1 error');
  });
});
