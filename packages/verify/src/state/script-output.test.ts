import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvReader } from './csv.ts';
import { recordsIn, stateOf } from './state-of.ts';

const DEVICES = fileURLToPath(new URL('../../../../examples/contoso/devices.ndjson', import.meta.url));
const lines = readFileSync(DEVICES, 'utf8').trimEnd().split('\n');

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

/** The report on a remediation as the portal exports it. */
const exported = (outputs: readonly string[]) =>
  [
    'DeviceId,DeviceName,DetectionState,PreRemediationDetectionScriptOutput,PreRemediationDetectionScriptError',
    ...outputs.map((output, index) => `id-${index},PC-${index},1,${quoted(output)},`),
  ].join('\r\n');

function recordsOf(csv: string): readonly unknown[] {
  const reader = csvReader();
  return [...reader.push(csv), ...reader.end()].flatMap((item): readonly unknown[] =>
    item.kind === 'record' ? [item.record] : [item],
  );
}

describe('what Intune keeps of the collector', () => {
  it('is the state that the device printed, from an export', () => {
    const states = recordsOf(exported(lines)).map((record) => stateOf(record));
    expect(states).toEqual(lines.map((line) => stateOf(JSON.parse(line))));
    expect(states.every(({ ok }) => ok)).toBe(true);
  });

  it('is the state that the device printed, from an answer of Graph', () => {
    const answer = {
      '@odata.context': 'https://graph.microsoft.com/beta/$metadata#deviceRunStates',
      '@odata.nextLink': 'https://graph.microsoft.com/beta/more',
      value: lines.map((line, index) => ({
        id: `policy:${index}`,
        detectionState: 'success',
        preRemediationDetectionScriptOutput: line,
        preRemediationDetectionScriptError: '',
      })),
    };
    expect(recordsIn(answer).map((record) => stateOf(record))).toEqual(lines.map((line) => stateOf(JSON.parse(line))));
  });

  it.each([
    ['', 'state-no-output'],
    ['Compliant: right (reached)', 'state-no-output'],
    ['{"other": 1}', 'state-no-output'],
    ['{"mdav": 2}', 'state-version'],
    [lines[0]?.slice(0, 200) ?? '', 'state-cut'],
  ])('is told where it is another thing: %j', (output, code) => {
    const [record] = recordsOf(exported([output]));
    expect(stateOf(record).diagnostics.map((one) => one.code)).toEqual([code]);
  });

  it('is never taken for whole when it was cut', () => {
    fc.assert(
      fc.property(fc.constantFrom(...lines), fc.nat(), (line, at) => {
        const cut = line.slice(0, at % line.trimEnd().length);
        expect(stateOf(recordsOf(exported([cut]))[0]).ok).toBe(false);
      }),
    );
  });
});
