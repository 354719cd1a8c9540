import type { Finding } from '@mdav/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inLog } from '../../text/safe-text.ts';
import { asRead, hostileReport } from '../__tests__/hostile.ts';
import { reportOn, SAMPLE } from '../__tests__/sample.ts';
import { checkResult } from '../check-result.ts';
import { github } from './github.ts';

interface Command {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
}

/** A line as the runner takes it: `::name key=value,…::data`, escapes undone, the percent sign last. */
function readCommand(line: string): Command | undefined {
  const text = line.trimStart();
  const end = text.indexOf('::', 2);
  if (!text.startsWith('::') || end < 0) return undefined;
  const [name = '', ...rest] = text.slice(2, end).split(' ');
  const decode = (value: string, escapes: readonly (readonly [string, string])[]) =>
    escapes.reduce((result, [from, to]) => result.replaceAll(from, to), value);
  const data = [
    ['%0D', '\r'],
    ['%0A', '\n'],
  ] as const;
  const pairs = rest
    .join(' ')
    .trim()
    .split(',')
    .filter((part) => part !== '')
    .map((part) => [part.slice(0, part.indexOf('=')), part.slice(part.indexOf('=') + 1)] as const)
    .map(([key, value]) => [key, decode(value, [...data, ['%3A', ':'], ['%2C', ','], ['%25', '%']])] as const);
  return {
    name,
    properties: Object.fromEntries(pairs),
    data: decode(text.slice(end + 2), [...data, ['%25', '%']]),
  };
}

const finding = (severity: Finding['severity'], message = 'Off.'): Finding => ({
  rule: 'a-rule',
  severity,
  message,
  at: { file: 'mdav.yaml', line: 2, column: 3 },
  sources: [],
});

describe('github', () => {
  it('annotates lines, worst first', () => {
    const lines = github
      .render(reportOn(SAMPLE, { folder: 'infra' }))
      .trimEnd()
      .split('\n');
    expect(lines[0]).toBe(
      '::error file=infra/fleet/mdav.yaml,line=11,col=7,title=protection-turned-off-in-passive · desks::allowRealtimeMonitoring: false does not make Defender passive, and leaves the device bare when it becomes active.%0A→ Leave the protection on: passive mode keeps it from interfering.',
    );
    const names = lines.map((line) => readCommand(line)?.name);
    expect(names).toEqual([...Array.from({ length: 5 }, () => 'error'), 'warning', 'notice', undefined]);
    expect(lines.at(-1)).toBe('mdav: 5 errors, 1 warning, 1 to know (1 waived)');
    expect(lines.join()).not.toContain('pua-no-effect');
  });

  it('shows ten of a kind and counts the others', () => {
    const findings = [
      ...Array.from({ length: 12 }, () => finding('warning')),
      ...Array.from({ length: 11 }, () => finding('info')),
      finding('error'),
    ];
    const lines = github.render(checkResult({ findings })).trimEnd().split('\n');
    expect(lines.map((line) => readCommand(line)?.name)).toEqual([
      'error',
      ...Array.from({ length: 10 }, () => 'warning'),
      ...Array.from({ length: 10 }, () => 'notice'),
      undefined,
    ]);
    expect(lines.at(-1)).toBe('mdav: 1 error, 12 warnings, 11 to know; 2 more warnings, 1 more to know not annotated');
  });

  it('escapes what the runner would read as its own', () => {
    const hostile = { ...finding('error', '100%\n::warning::x'), group: 'a,b:c' };
    const [line = ''] = github.render(checkResult({ findings: [hostile] })).split('\n');
    expect(line).toContain('title=a-rule · a%2Cb%3Ac::100%25\\u000a::warning::x');
  });

  it('is read by the runner as it was meant, whatever stands in the fleet', () => {
    fc.assert(
      fc.property(hostileReport, (report) => {
        const commands = asRead(github.render(report))
          .split(/\r\n|[\r\n]/)
          .flatMap((line) => readCommand(line) ?? []);
        const open = report.findings.filter(({ waiver }) => waiver === undefined);
        const kept = (['error', 'warning', 'info'] as const).flatMap((severity) =>
          open.filter((one) => one.severity === severity).slice(0, 10),
        );
        expect(commands.map(({ data }) => data)).toEqual(
          kept.map(({ message, hint }) =>
            asRead([message, ...(hint === undefined ? [] : [`→ ${hint}`])].map(inLog).join('\n')),
          ),
        );
        expect(commands.map(({ properties }) => properties['title'])).toEqual(
          kept.map(({ rule, group }) => asRead(inLog(group === undefined ? rule : `${rule} · ${group}`)).trimEnd()),
        );
        for (const { properties } of commands)
          expect(Object.keys(properties).every((key) => ['file', 'line', 'col', 'title'].includes(key))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
