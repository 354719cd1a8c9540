// A real Active Directory domain on the loopback interface: each policy becomes a GPO of it, comes back out of it entry
// by entry, and goes through a restore byte by byte; the templates go into its central store.
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { bytesOfData, codeOfData, polCodec, recordData, recordName } from '../../../packages/registry/dist/index.js';
import { readElements } from './pol-xml.mjs';

const REALM = 'TEST.LAN';
const PASSWORD = 'Lo0pback-only';
/** Half an hour: a controller that hangs is given up, one on a busy machine is not. */
const PATIENCE_MS = 1_800_000;

/** Why no domain can be made here; `undefined` when one can. */
export function missingForDomain() {
  const missing = ['samba', 'samba-tool', 'smbclient'].filter(
    (tool) => spawnSync(tool, ['--version']).error !== undefined,
  );
  if (missing.length > 0) return `${missing.join(', ')} not found`;
  // The ports of a domain controller are below 1024.
  return process.getuid?.() === 0 ? undefined : 'needs to run as root';
}

/** Makes a domain, checks the policies and templates in it, and takes it down. */
export async function checkInDomain(report, files, templates) {
  const folder = mkdtempSync(join(tmpdir(), 'mdav-domain-'));
  const domain = await startDomain(folder);
  try {
    if (domain.fault !== undefined) {
      report.check('domain', 'starts', [domain.fault]);
      return;
    }
    const policies = files.filter(({ path }) => /\/registry\.pol$/i.test(path));
    if (policies.length === 0) report.check('domain', 'policies', ['there are none']);
    for (const [index, policy] of policies.entries()) checkPolicy(report, domain, folder, policy, index);
    checkTemplates(report, domain, folder, templates);
  } finally {
    await domain.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Provisions a domain and starts its controller; ends only what it started. */
async function startDomain(folder) {
  const home = join(folder, 'domain');
  const config = join(home, 'etc/smb.conf');
  const failed = (fault) => ({ fault, stop: async () => {} });
  const provision = run('samba-tool', [
    'domain',
    'provision',
    `--realm=${REALM}`,
    '--domain=TEST',
    '--server-role=dc',
    `--adminpass=${PASSWORD}`,
    '--dns-backend=NONE',
    `--targetdir=${home}`,
  ]);
  if (provision.status !== 0) return failed(`provision: ${lastLine(provision)}`);
  writeFileSync(config, loopbackOnly(readFileSync(config, 'utf8'), folder));

  // Samba ends when its input does, so that it cannot outlive this process.
  const samba = spawn('samba', ['-i', '--debug-stdout', '-s', config], {
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: true,
  });
  let log = '';
  for (const stream of [samba.stdout, samba.stderr]) stream.on('data', (chunk) => (log += chunk));
  const ended = new Promise((resolve) => samba.once('close', resolve));
  const stop = async () => {
    if (samba.exitCode === null) process.kill(-samba.pid, 'SIGTERM');
    await ended;
  };
  const account = ['-U', `Administrator%${PASSWORD}`, '--use-kerberos=off', '-s', config];
  const tool = (...args) => run('samba-tool', [...args, '-H', 'ldap://127.0.0.1', ...account]);
  const share = (...commands) => run('smbclient', ['//127.0.0.1/sysvol', ...account, '-c', commands.join('; ')]);
  for (const given = Date.now() + PATIENCE_MS; Date.now() < given && samba.exitCode === null; ) {
    await sleep(500);
    if (tool('gpo', 'listall').status === 0 && share('ls').status === 0) return { tool, share, stop };
  }
  await stop();
  return failed(`the controller does not answer: ${log.trim().split('\n').at(-1)}`);
}

function loopbackOnly(config, folder) {
  const services =
    '\tserver services = s3fs, rpc, ldap, kdc, cldap, winbindd\n\tinterfaces = lo\n\tbind interfaces only = yes';
  return (
    config
      .replace(/^\tserver services = .*$/m, services)
      .replace(/^\tlog file = .*$/m, `\tlog file = ${join(folder, 'log.%m')}`)
      // Shares of the machine's own configuration have no business here.
      .replace(/^\[(?:homes|printers|print\$)\]\n(?:\t.*\n)*/gm, '')
  );
}

/** A policy as a GPO: what the domain says is in it, and the bytes after its own backup and restore. */
function checkPolicy(report, domain, folder, { path, name }, index) {
  const side = /\/user\//i.test(path) ? 'User' : 'Machine';
  const made = domain.tool('gpo', 'create', `policy ${index}`);
  const id = /\{[0-9A-F-]{36}\}/i.exec(made.stdout)?.[0];
  if (id === undefined) return report.check('domain', name, [`no GPO: ${lastLine(made)}`]);
  const put = domain.share(`cd ${REALM.toLowerCase()}/Policies/${id}/${side}`, `put "${path}" Registry.pol`);
  if (put.status !== 0) return report.check('domain', name, [`not placed: ${lastLine(put)}`]);

  const out = join(folder, `out-${index}`);
  mkdirSync(out);
  const backup = domain.tool('gpo', 'backup', id, `--tmpdir=${out}`);
  if (backup.status !== 0) return report.check('domain', name, [`no backup: ${lastLine(backup)}`]);
  const backedUp = join(out, 'policy', id);
  const { entries } = polCodec.decode(readFileSync(path)).value;
  const said = filesIn(backedUp).find((file) => file.toLowerCase() === `${side}/registry.pol.xml`.toLowerCase());
  if (said === undefined) return report.check('domain', name, ['the backup has no registry.pol']);
  report.check(
    'domain',
    `${name}: ${entries.length} entries as the domain reads them`,
    compare(entries, readElements(readFileSync(join(backedUp, said), 'utf8'))),
  );

  // Samba 4.17 expects this folder and does not make it.
  const work = join(out, 'restore');
  mkdirSync(join(work, 'policy'), { recursive: true });
  const restored = domain.tool('gpo', 'restore', `restored ${index}`, backedUp, `--tmpdir=${work}`);
  const restoredId = /\{[0-9A-F-]{36}\}/i.exec(restored.stdout)?.[0];
  if (restored.status !== 0 || restoredId === undefined)
    return report.check('domain', `${name}: restored`, [lastLine(restored)]);
  const copy = join(out, 'registry.pol');
  const got = domain.share(`cd ${REALM.toLowerCase()}/Policies/${restoredId}/${side}`, `get Registry.pol "${copy}"`);
  const faults =
    got.status !== 0 ? [lastLine(got)] : readFileSync(copy).equals(readFileSync(path)) ? [] : ['the bytes differ'];
  report.check('domain', `${name}: the same bytes after backup and restore`, faults);
}

function compare(entries, theirs) {
  const shown = (entry) => JSON.stringify(entry);
  const expected = entries.map((entry) => {
    const data = recordData(entry);
    return { key: entry.key, name: recordName(entry), type: codeOfData(data), values: textsOf(data) };
  });
  const faults = expected.flatMap((entry, index) =>
    shown(entry) === shown(theirs[index]) ? [] : [`entry ${index}: ${shown(theirs[index])} instead of ${shown(entry)}`],
  );
  return theirs.length === expected.length
    ? faults
    : [...faults, `${theirs.length} entries instead of ${expected.length}`];
}

/** Data as Samba's XML says it: text, decimal numbers, or base64. */
function textsOf(data) {
  switch (data.type) {
    case 'sz':
    case 'expand-sz':
      return [data.value];
    case 'multi-sz':
      return [...data.values];
    case 'dword':
    case 'qword':
      return [String(data.value)];
    default:
      return [Buffer.from(bytesOfData(data)).toString('base64')];
  }
}

/** The templates in the central store, and back. */
function checkTemplates(report, domain, folder, templates) {
  const loaded = domain.tool('gpo', 'admxload', `--admx-dir=${templates}`);
  if (loaded.status !== 0) return report.check('domain', 'templates', [lastLine(loaded)]);
  for (const file of filesIn(templates)) {
    const copy = join(folder, file.replaceAll('/', '-'));
    const got = domain.share(`get "${REALM.toLowerCase()}/Policies/PolicyDefinitions/${file}" "${copy}"`);
    const faults =
      got.status !== 0
        ? [lastLine(got)]
        : readFileSync(copy).equals(readFileSync(join(templates, file)))
          ? []
          : ['the bytes differ'];
    report.check('domain', `${file}: in the central store`, faults);
  }
}

function filesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
}

function run(command, args) {
  return spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
}

function lastLine({ stdout, stderr, error }) {
  return error?.message ?? `${stdout}\n${stderr}`.trim().split('\n').at(-1);
}
