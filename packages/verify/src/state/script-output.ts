import { isRecord } from './plain.ts';

/**
 * Columns in which Intune gives what the detection script of a remediation printed, in lower case and without spaces: the
 * property of `deviceHealthScriptDeviceState` in Graph, which is the column of `DeviceRunStatesByProactiveRemediation`
 * as well, and the heading in the portal, which stands on no page but in many scripts that tell where to look.
 */
const OUTPUT_COLUMNS: ReadonlySet<string> = new Set([
  'preremediationdetectionscriptoutput',
  'pre-remediationdetectionoutput',
]);

/**
 * What the collector printed on a device, out of a row of the report on a remediation: an export of the portal, or
 * `deviceRunStates` of Graph. `undefined` where the record is no such row; `no-output` where the device has not run
 * the script or something else printed; `cut` where the text begins as a line of the collector and does not end as one.
 */
export function scriptOutputOf(record: Readonly<Record<string, unknown>>): unknown {
  const column = outputColumn(record);
  if (column === undefined) return undefined;
  const text = record[column];
  if (typeof text !== 'string' || !/^\s*\{/.test(text)) return 'no-output';
  try {
    const printed: unknown = JSON.parse(text);
    return isRecord(printed) && Object.hasOwn(printed, 'mdav') ? printed : 'no-output';
  } catch {
    return 'cut';
  }
}

/** A record of another kind is told from such a row by a look at the names. */
function outputColumn(record: Readonly<Record<string, unknown>>): string | undefined {
  for (const name in record)
    if (name.length > 25 && OUTPUT_COLUMNS.has(name.toLowerCase().replaceAll(' ', ''))) return name;
  return undefined;
}
