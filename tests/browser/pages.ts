import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from '@mdav/cli';
import { parseFleet, resolveFleet } from '@mdav/core';
import { gpoTargets } from '@mdav/gpo';
import { intuneTargets } from '@mdav/intune';
import { registryTargets } from '@mdav/registry';
import { fleetPage, planStates, renderFleetPage, stateOfFleet } from '@mdav/review';
import { stringify } from 'yaml';
import { HOSTILE_TEXTS, poisoned } from '../../packages/review/src/page/__tests__/hostile.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const CONTOSO = readFileSync(join(root, 'examples/contoso/mdav.yaml'), 'utf8');
const DATE = '2026-11-21';

/** A page as `mdav report` writes it, of a fleet file and, for the changes, an older one. */
async function reported(text: string, old: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'mdav-page-'));
  try {
    writeFileSync(join(folder, 'mdav.yaml'), text);
    writeFileSync(join(folder, 'old.yaml'), old);
    let [out, err] = ['', ''];
    const code = await run(['report', '--html', '-', '--against', 'old.yaml', '--out', 'dist'], {
      out: (more) => {
        out += more;
      },
      err: (more) => {
        err += more;
      },
      color: false,
      env: {},
      cwd: folder,
      today: () => DATE,
      stdin: () => new Uint8Array(),
    });
    if (code > 1) throw new Error(err);
    return out;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The example, with changes of every kind: settings, a mode with a dead end, a group that comes and one that goes. */
export function contosoPage(): Promise<string> {
  const old = CONTOSO.replace('cloudBlockLevel: high-plus', 'cloudBlockLevel: high')
    .replace("path: 'D:\\Build'", "path: 'E:\\Out'")
    .replace('    mode: passive\n', '    mode: active\n')
    .replace('  legacy-servers:', '  old-servers:');
  return reported(CONTOSO, old);
}

/** Every text that a fleet file takes, hostile. */
export function hostilePage(): Promise<string> {
  return reported(hostileFleet(0), hostileFleet(5));
}

/** Without what a fleet file refuses: control characters, and half pairs, which YAML cannot hold. */
function hostileFleet(from: number): string {
  let next = from;
  const text = () =>
    (HOSTILE_TEXTS[next++ % HOSTILE_TEXTS.length] ?? '').replace(/\p{Cc}/gu, ' ').replace(/\p{Cs}/gu, '\ufffd');
  const entry = (key: string) => ({ [key]: text(), reason: text(), owner: text(), expires: '2027-01-01' });
  const group = (os: string | string[], mode: string, deliver: string[]) => ({
    description: text(),
    os,
    mode,
    antivirus: mode === 'active' ? 'none' : { product: text(), registered: true },
    onboarding: { state: 'onboarded' },
    deliver,
    intune: { assign: [text(), text()], exclude: [text()], filter: { name: text(), mode: 'include' } },
    settings: {
      excludedPaths: [entry('path'), text(), text(), entry('path')],
      excludedProcesses: [entry('process'), text()],
      securityIntelligenceLocation: text(),
      signatureUpdateFileSharesSources: [text(), text()],
    },
    raw: {
      registry: [
        {
          key: `HKLM\\SOFTWARE\\${text().replace(/[^ -~]/g, '')}`,
          name: text(),
          type: 'sz',
          data: text(),
          reason: text(),
        },
        { key: 'HKLM\\SOFTWARE\\Contoso', name: text(), type: 'multi-sz', data: [text(), text()], reason: text() },
      ],
      oma: [{ uri: './Device/Vendor/MSFT/Contoso/X', type: 'string', value: text(), reason: text() }],
    },
  });
  return stringify({
    mdav: 1,
    name: 'hostile',
    groups: {
      desks: group(['windows-10', 'windows-11'], 'passive', ['intune', 'gpo']),
      servers: group('windows-server-2022', 'active', ['gpo', 'registry']),
      ...(from === 0 ? { fresh: group('windows-11', 'active', ['intune']) } : {}),
    },
    waivers: Array.from({ length: 8 }, (_, index) => ({
      rule: 'exclusion-syntax',
      group: index % 2 === 0 ? 'desks' : 'servers',
      reason: text(),
      owner: text(),
      expires: `2026-1${index % 3}-15`,
    })),
  });
}

/** A page of which every text is hostile, also those that no fleet file can hold: what a caller of the library may give. */
export function poisonedPage(): string {
  return renderFleetPage(poisoned(pageOf(CONTOSO, CONTOSO.replace('block', 'audit'))));
}

const SYSTEMS = ['windows-10', 'windows-11', 'windows-server-2019', 'windows-server-2022', 'windows-server-2025'];
const MODES = ['active', 'active+edr-block', 'passive', 'passive+edr-block'];

/** Five times as many where everything is tried whole. */
const PLACES = process.env['MDAV_WHOLE'] === undefined ? 40 : 200;

/** The last of its groups, which has little of its own. */
export const LAST_PLACE = `group-place-${String(PLACES).padStart(3, '0')}`;

/** Many groups, half of them changed, and two of them with long lists: pages and tables that go on and on. */
export function bigPage(): string {
  const fleet = (cloudBlockLevel: string) =>
    stringify({
      mdav: 1,
      name: 'big',
      defaults: { licence: 'p2', settings: { allowCloudProtection: true, submitSamplesConsent: 'send-safe-samples' } },
      groups: Object.fromEntries(
        Array.from({ length: PLACES }, (_, index) => {
          const mode = MODES[index % MODES.length] ?? '';
          const group = {
            description: `Devices of place ${index + 1}`,
            os: [SYSTEMS[index % SYSTEMS.length], SYSTEMS[(index + 2) % SYSTEMS.length]],
            mode,
            onboarding: { state: 'onboarded' },
            antivirus: mode.startsWith('active') ? 'none' : { product: 'Other', registered: true },
            deliver: ['gpo', 'intune'],
            settings: {
              cloudBlockLevel: index % 2 === 0 ? cloudBlockLevel : 'high',
              excludedPaths: Array.from({ length: index % 20 === 0 ? 40 : 1 }, (_each, path) => ({
                path: `D:\\Place ${index}\\Folder ${path}`,
                reason: 'slow',
                owner: 'infra',
                expires: `2027-0${1 + (path % 9)}-01`,
              })),
            },
          };
          return [`place-${String(index + 1).padStart(3, '0')}`, group];
        }),
      ),
    });
  return renderFleetPage(pageOf(fleet('high-plus'), fleet('high')));
}

function pageOf(text: string, old: string) {
  const [fleet, before] = [text, old].map((each) => {
    const parsed = parseFleet({ text: each, file: 'mdav.yaml' });
    const resolved = parsed.ok ? resolveFleet(parsed.value) : parsed;
    if (!resolved.ok) throw new Error(JSON.stringify(resolved.diagnostics));
    return resolved.value;
  });
  if (fleet === undefined || before === undefined) throw new Error('two fleets');
  const options = { date: DATE, waivers: fleet.waivers };
  return fleetPage(fleet, {
    targets: [...registryTargets, ...gpoTargets, ...intuneTargets],
    date: DATE,
    output: '.',
    changes: {
      plan: planStates(stateOfFleet(before, options), stateOfFleet(fleet, options), options),
      against: 'main',
    },
  });
}
