import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { withFolder } from '../engine.mjs';
import { jsonOf } from './laws.mjs';

const MDAV = fileURLToPath(new URL('../../../packages/cli/bin/mdav.js', import.meta.url));

/** The columns of `DeviceRunStatesByProactiveRemediation`, in the order of its page. */
const COLUMNS = [
  'PolicyId',
  'DeviceId',
  'UserId',
  'ModifiedTime',
  'PostRemediationDetectionScriptOutput',
  'PreRemediationDetectionScriptError',
  'PreRemediationDetectionScriptOutput',
  'RemediationStatus',
  'DeviceName',
  'OSVersion',
  'DetectionStatus',
];

const quoted = (text) => `"${text.replaceAll('"', '""')}"`;

function csvOf(devices, delimiter, output = 'PreRemediationDetectionScriptOutput') {
  const rows = devices.map(({ id, line }, number) =>
    COLUMNS.map((column) => {
      if (column === 'PreRemediationDetectionScriptOutput') return quoted(line);
      return column === 'DeviceName' ? id : quoted(`${column.slice(0, 2)}-${number}`);
    }).join(delimiter),
  );
  const header = COLUMNS.join(delimiter).replace(/\bPreRemediationDetectionScriptOutput\b/, output);
  return [header, ...rows, ''].join('\r\n');
}

const answerOf = (devices) => ({
  '@odata.context': 'https://graph.microsoft.com/beta/$metadata#deviceManagement/deviceHealthScripts/deviceRunStates',
  '@odata.nextLink': 'https://graph.microsoft.com/beta/deviceManagement/deviceHealthScripts/1/deviceRunStates?$skip=1',
  value: devices.map(({ line }, number) => ({
    id: `1:${number}`,
    detectionState: 'success',
    preRemediationDetectionScriptOutput: `${line}\r\n`,
    preRemediationDetectionScriptError: '',
    assignmentFilterIds: null,
  })),
});

/** What becomes of the lines on the way to `mdav verify`: the bytes of a file. */
const FORMS = {
  'lines, as a share has them': (devices) => devices.map(({ line }) => `${line}\r\n`).join(''),
  'lines in UTF-16, as `>` of Windows PowerShell writes them': (devices) =>
    Buffer.from(`\uFEFF${devices.map(({ line }) => `${line}\r\n`).join('')}`, 'utf16le'),
  'the report of Intune': (devices) => `\uFEFF${csvOf(devices, ',')}`,
  'the report after a spreadsheet': (devices) => csvOf(devices, ';', quoted('Pre-remediation detection output')),
  'pages of Graph': (devices) => {
    const half = devices.length >> 1;
    return [devices.slice(0, half), devices.slice(half)].map((page) => JSON.stringify(answerOf(page))).join('\n');
  },
};

/**
 * Holds what `mdav verify` says of the devices to what their own scripts said, whichever way the lines of the collector
 * came: `devices` are `{ id, line, detected }` with `verdict/cause`.
 */
export async function holdExports(tally, fleet, devices) {
  await withFolder(async (folder) => {
    writeFileSync(`${folder}/mdav.yaml`, fleet);
    for (const [form, write] of Object.entries(FORMS)) {
      writeFileSync(`${folder}/states`, write(devices));
      const { stdout, stderr, status } = spawnSync(
        process.execPath,
        [MDAV, 'verify', `${folder}/mdav.yaml`, '--state', `${folder}/states`, '--format', 'ndjson', '--all'],
        { encoding: 'utf8', maxBuffer: 1 << 30 },
      );
      const said = new Map(
        stdout
          .split('\n')
          .map(jsonOf)
          .filter((record) => record !== undefined)
          .map(({ device, verdict, cause }) => [device, `${verdict}/${cause}`]),
      );
      tally.hold(
        'an export is read to its end',
        said.size === devices.length && status < 2,
        'all',
        () => `${form}: ${said.size} of ${devices.length}, ${status} ${stderr.slice(0, 200)}`,
      );
      for (const { id, detected } of devices)
        tally.hold(
          'mdav verify of an export = detect',
          said.get(id) === detected,
          'all',
          () => `${form}: ${id}: ${said.get(id)}, not ${detected}`,
        );
    }
  });
}
