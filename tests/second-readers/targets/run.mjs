// Reads what is written when somebody asks for it by name with readers that we did not write: Ansible for playbooks,
// Samba and expat for what says a
// registry.pol in another form, libxml2 and expat for SyncML.
//
//   node tests/second-readers/targets/run.mjs
//
// It goes over samples of its own. Needs the built packages. Prints one line per check; ends with 1 when one failed, or
// when a reader is missing and CI is set.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { settingRow } from '../../../packages/core/dist/index.js';
import { furtherGpoTargets } from '../../../packages/gpo/dist/index.js';
import { furtherIntuneTargets, sayInOma } from '../../../packages/intune/dist/index.js';
import { regFileFromPolicy, registryChannel, registryTargets } from '../../../packages/registry/dist/index.js';
import { createReport } from '../registry/report.mjs';
import { hasSamba } from '../registry/samba.mjs';
import { applied } from '../registry/shadow.mjs';
import { checkWithAnsible, hasAnsible } from './ansible.mjs';
import { checkRecords } from './records.mjs';
import { sampleGroups } from './samples.mjs';
import { checkSyncml } from './syncml.mjs';

const report = createReport();
const folder = mkdtempSync(join(tmpdir(), 'mdav-targets-'));

try {
  const made = Object.values(sampleGroups()).flatMap((group) =>
    [...registryTargets, ...furtherGpoTargets, ...furtherIntuneTargets].map((target) => filesOf(target, group)),
  );
  const of = (id) => made.filter(({ target }) => target === id);

  const playbooks = of('ansible').flatMap(({ group, files }) =>
    files.map((file) => (file.isUndo ? file : { ...file, expected: registryOf(group) })),
  );
  if (hasAnsible()) checkWithAnsible(report, playbooks);
  else report.missing('ansible', 'apt-get install ansible ansible-lint');

  const records = [...of('policy-rules'), ...of('samba')].flatMap(({ group, files }) =>
    files
      .filter(({ name }) => !/\.(?:undo|back-to-active)\./.test(name))
      .map((file) => ({ ...file, policy: sayable(registryChannel.lower(group).form, file.name) })),
  );
  if (hasSamba()) checkRecords(report, records);
  else report.missing('samba', 'apt-get install python3-samba');

  checkSyncml(
    report,
    of('syncml').flatMap(({ group, emissions, files }) =>
      files.map((file) => ({ ...file, expected: nodesOf(group, emissions, file.isUndo) })),
    ),
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = report.finish() ? 0 : 1;

/** What a target makes of a group, on the disk, with a name for people. */
function filesOf(target, group) {
  const { files, emissions } = target.produce(group, { epochSeconds: 0, toolVersion: '0' });
  const written = [...files].map(([path, bytes]) => {
    const place = join(folder, group.name, path);
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, bytes);
    return { path: place, name: join(group.name, path), isUndo: path.includes('.undo.') };
  });
  return { target: target.id, group, emissions, files: written };
}

/** The values that the policy of a group comes to on an empty registry. */
function registryOf(group) {
  return applied(new Map(), regFileFromPolicy(registryChannel.lower(group).form).value.items);
}

/** The commands that a group comes to, from the catalogue alone. */
function nodesOf(group, emissions, isUndo) {
  const commands = group.assignments.flatMap(({ setting, value }, index) => {
    const row = settingRow(setting);
    if (emissions[index].kind !== 'emitted') return [];
    if (value === 'remove') return isUndo ? [] : [['Delete', row.mdm.uri]];
    if (isUndo) return [['Delete', row.mdm.uri]];
    return [['Replace', row.mdm.uri, row.mdm.format, String(sayInOma(row, row.mdm, value).it.value)]];
  });
  return commands;
}

/** The part of a policy that the format of a file has a form for: rules know text and numbers of 32 bits alone. */
function sayable(policy, name) {
  if (!name.endsWith('.PolicyRules')) return policy;
  const types = ['sz', 'expand-sz', 'dword'];
  return {
    ...policy,
    entries: policy.entries.filter((entry) => !('data' in entry) || types.includes(entry.data.type)),
  };
}
