import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readTree, saveTree } from './trees.mjs';

/** The command line as it is built. */
export const MDAV = fileURLToPath(new URL('../../packages/cli/bin/mdav.js', import.meta.url));

const GROUPS = {
  servers: `
    os: windows-server-2022
    mode: active
    antivirus: none
    deliver: [gpo, registry]
    settings: { puaProtection: block, disableCatchupQuickScan: true }`,
  desks: `
    os: windows-11
    mode: active
    antivirus: none
    deliver: [intune]
    settings: { puaProtection: block, disableCatchupQuickScan: true }`,
};

const fleetOf = (groups) =>
  `mdav: 1\nname: demo\ngroups:${Object.entries(groups)
    .map(([name, text]) => `\n  ${name}:${text}`)
    .join('')}\n`;

const CHANGES = [
  { name: 'a first build', before: undefined, after: GROUPS },
  {
    name: 'a change',
    before: GROUPS,
    after: {
      ...GROUPS,
      servers: GROUPS.servers.replace('block', 'audit'),
      desks: GROUPS.desks.replace('block', 'audit'),
    },
  },
  { name: 'a renamed group', before: GROUPS, after: { 'old-servers': GROUPS.servers, desks: GROUPS.desks } },
  { name: 'a removed group', before: GROUPS, after: { desks: GROUPS.desks } },
];

/** What a build turns into what: genuine output, with the fleets that it comes from. */
export function makeScenarios(folder) {
  mkdirSync(folder, { recursive: true });
  const built = new Map();
  const build = (groups) => {
    if (groups === undefined) return undefined;
    const fleet = fleetOf(groups);
    if (built.has(fleet)) return built.get(fleet);
    const place = join(folder, String(built.size));
    mkdirSync(place);
    writeFileSync(join(place, 'mdav.yaml'), fleet);
    const { status, stdout, stderr } = spawnSync(process.execPath, [MDAV, 'build', '--out', 'dist'], {
      cwd: place,
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`mdav build ended with ${status}\n${stdout}${stderr}`);
    const tree = readTree(join(place, 'dist'));
    saveTree(join(place, 'tree.json'), tree);
    const state = { fleet, tree, file: join(place, 'tree.json') };
    built.set(fleet, state);
    return state;
  };
  return CHANGES.map(({ name, before, after }) => ({ name, before: build(before), after: build(after) }));
}
