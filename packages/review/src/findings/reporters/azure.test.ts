import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inLog } from '../../text/safe-text.ts';
import { asRead, hostileReport } from '../__tests__/hostile.ts';
import { reportOn, SAMPLE } from '../__tests__/sample.ts';
import { checkResult } from '../check-result.ts';
import { azure } from './azure.ts';

/** A line as the agent takes it: `##vso[area.event key=value;…]data`, escapes undone, the percent sign last. */
function readCommand(line: string) {
  const start = line.indexOf('##vso[');
  const end = line.indexOf(']', start);
  if (start < 0 || end < 0) return undefined;
  const decode = (text: string) =>
    text
      .replaceAll('%3B', ';')
      .replaceAll('%0D', '\r')
      .replaceAll('%0A', '\n')
      .replaceAll('%5D', ']')
      .replaceAll('%AZP25', '%');
  const [event, ...rest] = line.slice(start + 6, end).split(' ');
  const pairs = rest
    .join(' ')
    .split(';')
    .filter((part) => part !== '')
    .map((part) => [part.slice(0, part.indexOf('=')), decode(part.slice(part.indexOf('=') + 1))] as const);
  return { event, properties: Object.fromEntries(pairs), data: decode(line.slice(end + 1)) };
}

describe('azure', () => {
  it('logs issues with their places, and what is worth knowing as lines', () => {
    const lines = azure.render(reportOn(SAMPLE)).trimEnd().split('\n');
    expect(lines[0]).toBe(
      '##vso[task.logissue type=error;sourcepath=fleet/mdav.yaml;linenumber=11;columnnumber=7;code=protection-turned-off-in-passive;]desks: allowRealtimeMonitoring: false does not make Defender passive, and leaves the device bare when it becomes active. Leave the protection on: passive mode keeps it from interfering.',
    );
    expect(lines.filter((line) => line.startsWith('to know: fleet/mdav.yaml:'))).toHaveLength(1);
    expect(lines.at(-1)).toBe('mdav: 5 errors, 1 warning, 1 to know (1 waived)');
  });

  it('shows ten of a kind', () => {
    const findings = Array.from({ length: 25 }, (_, index) => ({
      rule: 'a-rule',
      severity: 'warning' as const,
      message: `Number ${index}.`,
      at: {},
      sources: [],
    }));
    const lines = azure.render(checkResult({ findings })).trimEnd().split('\n');
    expect(lines).toHaveLength(11);
    expect(lines.at(-1)).toBe('mdav: 25 warnings; 15 more warnings not shown as issues');
  });

  it('is read by the agent as it was meant, whatever stands in the fleet', () => {
    fc.assert(
      fc.property(hostileReport, (report) => {
        const commands = asRead(azure.render(report))
          .split(/\r\n|[\r\n]/)
          .flatMap((line) => readCommand(line) ?? []);
        const open = report.findings.filter(({ waiver }) => waiver === undefined);
        const kept = (['error', 'warning'] as const).flatMap((severity) =>
          open.filter((one) => one.severity === severity).slice(0, 10),
        );
        expect(
          commands.map(({ event, properties, data }) => [event, properties['type'], properties['code'], data]),
        ).toEqual(
          kept.map(({ severity, rule, group, message, hint }) => [
            'task.logissue',
            severity,
            rule,
            asRead(
              inLog(`${group === undefined ? '' : `${group}: `}${message}${hint === undefined ? '' : ` ${hint}`}`),
            ),
          ]),
        );
      }),
      { numRuns: 300 },
    );
  });
});
