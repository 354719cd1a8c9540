// Reads what is written when somebody asks for it by name with readers that we did not write: Ansible for playbooks,
// Samba and expat for what says a registry.pol in another form, libxml2 and expat for SyncML, Python for policies of
// Intune and monitors of Graph, Wine and hivex for registration files and commands of reg.exe, parsers of Python for
// documents of DSC and OSConfig, antimalware policies and preferences. Prints how many values each reader found equal, by
// target, and which targets have none.
//
//   node tests/second-readers/targets/run.mjs [TARGET…]
//
// It goes over samples of its own. Needs the built packages. Prints one line per check; ends with 1 when one failed, or
// when a reader is missing and CI is set.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { settingRow } from '../../../packages/core/dist/index.js';
import { furtherGpoTargets, gpoTargets } from '../../../packages/gpo/dist/index.js';
import { furtherIntuneTargets, intuneTargets, sayInOma } from '../../../packages/intune/dist/index.js';
import {
  policiesFromRegFile,
  REG_EXE_FORMAT,
  regCodec,
  regExeScript,
  regFileFromPolicy,
  registryChannel,
  registryTargets,
} from '../../../packages/registry/dist/index.js';
import { checkWithHivex, hasHivex } from '../registry/hivex.mjs';
import { createReport } from '../registry/report.mjs';
import { hasSamba } from '../registry/samba.mjs';
import { applied } from '../registry/shadow.mjs';
import { checkCommandsWithWine, checkWithWine, hasWine } from '../registry/wine.mjs';
import { checkWithAnsible, hasAnsible } from './ansible.mjs';
import { checkCatalog } from './catalog.mjs';
import { checkRecords } from './records.mjs';
import { fewSampleGroups, sampleGroups } from './samples.mjs';
import { checkSyncml } from './syncml.mjs';
import { checkUtcm } from './utcm.mjs';
import { checkValues } from './values.mjs';

const ABOUT = { epochSeconds: 315_532_800, toolVersion: '0' };
const report = createReport();
/** Targets that the command line names, all of them without. */
const named = process.argv.slice(2);
const isWanted = (id) => named.length === 0 || named.includes(id);
const folder = mkdtempSync(join(tmpdir(), 'mdav-targets-'));

try {
  const made = Object.values(sampleGroups()).flatMap((group) =>
    [...registryTargets, ...gpoTargets, ...furtherGpoTargets, ...intuneTargets, ...furtherIntuneTargets].map((target) =>
      filesOf(target, group),
    ),
  );
  const of = (id) => (isWanted(id) ? made.filter(({ target }) => target === id) : []);

  const playbooks = of('ansible').flatMap(({ group, files }) =>
    files.map((file) => (file.isUndo ? file : { ...file, expected: registryOf(group) })),
  );
  if (hasAnsible()) {
    if (playbooks.length > 0) checkWithAnsible(report, playbooks);
  } else report.missing('ansible', 'apt-get install ansible ansible-lint');

  const records = [...of('policy-rules'), ...of('samba'), ...of('lgpo')].flatMap(({ group, files }) =>
    files
      .filter(({ name }) => !/\.undo\.|\.cmd$/.test(name))
      .map((file) => ({ ...file, policy: sayable(policyOf(group), file.name) })),
  );
  if (hasSamba()) checkRecords(report, records);
  else report.missing('samba', 'apt-get install python3-samba');

  checkSyncml(
    report,
    of('syncml').flatMap(({ group, emissions, files }) =>
      files.map((file) => ({ ...file, expected: nodesOf(group, emissions, file.isUndo) })),
    ),
  );

  checkCatalog(report, of('settings-catalog').map(policiesOfIntune));

  checkUtcm(
    report,
    monitorsOf(
      of('utcm'),
      made.filter(({ target }) => target === 'settings-catalog'),
    ),
  );

  checkValues(report, [
    ...documentsOf(of('dsc'), 'dsc', 'json', /(?<!\.undo)\.dsc\.json$/),
    ...documentsOf(of('osconfig'), 'osconfig', 'json', /\.osc\.json$/),
    ...policiesOf(of('configmgr')),
    ...preferencesOf(of('gpo-backup')),
  ]);

  const pairs = [...of('reg'), ...of('configmgr')].flatMap(({ files }) => {
    const undo = files.find(({ name }) => name.endsWith('.undo.reg'));
    return files.flatMap(({ name, path }) =>
      /(?<!\.undo)\.reg$/.test(name) ? [{ name, path, undoPath: undo?.path }] : [],
    );
  });
  if (hasWine()) {
    if (pairs.length > 0) checkWithWine(report, pairs);
    if (isWanted('reg.exe')) checkCommandsWithWine(report, fewSampleGroups().flatMap(commandsOf));
  } else report.missing('wine', 'apt-get install wine');
  if (hasHivex()) {
    if (pairs.length > 0) checkWithHivex(report, pairs);
  } else report.missing('hivex', 'apt-get install libwin-hivex-perl libhivex-bin');

  report.unread('lgpo', 'LGPO.exe runs on Windows; its values are above.');
  report.unread('settings-catalog', 'a tenant; its values are above.');
  report.unread('configmgr', 'no console has taken the antimalware policy; its values are above.');
  report.unread('gpo-backup', 'Import-GPO; Samba and a domain of it read every registry.pol in the suite gpo.');
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = report.finish() ? 0 : 1;

/** What a target makes of a group, on the disk, with a name for people. */
function filesOf(target, group) {
  const { files, emissions } = target.produce(group, ABOUT);
  const written = [...files].map(([path, bytes]) => {
    const place = join(folder, group.name, path);
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, bytes);
    return { path: place, name: join(group.name, path), isUndo: path.includes('.undo.') };
  });
  return { target: target.id, group, emissions, files: written };
}

/** The policies and profiles of a group, with the nodes that they have to set; numbers stand there as they are. */
function policiesOfIntune({ group, emissions, files }) {
  const paths = files.filter(({ name }) =>
    /\/(?:Settings Catalog|Filled in at deployment|Device Configurations)\/[^/]*\.json$/.test(name),
  );
  const expected = group.assignments.flatMap(({ setting, value }, index) => {
    const row = settingRow(setting);
    if (emissions[index].kind !== 'emitted' || row.mdm.kind !== 'node') return [];
    // What a policy of a template file had set is taken away by its state.
    if (value === 'remove') return [[row.mdm.uri, '<disabled/>']];
    const said = sayInOma(row, row.mdm, value);
    return [[row.mdm.uri, String(said.kind === 'cannot' ? value : said.it.value)]];
  });
  return {
    name: group.name,
    paths: paths.map(({ path }) => path),
    expected,
    // What Microsoft signs is of no node that a policy could set.
    mayHave: ['vendor_msft_defender_configuration_tamperprotection_options'],
  };
}

/** Monitors with the files of the policies that they watch, and the settings that the target names as not watched. */
function monitorsOf(monitors, built) {
  return monitors.flatMap(({ group, emissions, files }) => {
    const { files: own } = built.find((one) => one.group === group);
    const policies = own.filter(({ name }) =>
      /\/(?:Settings Catalog|Filled in at deployment)\/[^/]*\.json$/.test(name),
    );
    const mayLack = group.assignments.flatMap(({ setting }, index) =>
      emissions[index].kind === 'emitted' ? [] : wordsOf(settingRow(setting)),
    );
    return files.map(({ path, name }) => ({ path, name, policies: policies.map((one) => one.path), mayLack }));
  });
}

/** The last words of the definitions of a setting, of its keys and of the lists inside them. */
function wordsOf({ id, mdm }) {
  const { definition = '', children = {} } = mdm.catalog ?? mdm.template?.catalog ?? {};
  const { children: rules = {} } = mdm.kind === 'within' ? settingRow(mdm.setting).mdm.catalog : {};
  const lists = Object.values(rules).map((word) => `${word}_asronlyperruleexclusions`);
  const own = definition.endsWith('tamperprotection_options')
    ? ['tamperprotection', definition]
    : [definition.split('_').at(-1)];
  return [...own, ...Object.values(children), ...lists, id].filter((word) => word !== undefined && word !== '');
}

/** Documents of values with what they have to set: what the target says that it carries, and of raw values what its format can say. */
function documentsOf(made, kind, reader, pattern) {
  return made.flatMap(({ target, group, files }) =>
    files.flatMap(({ path, name }) => {
      if (!pattern.test(name)) return [];
      const format = registryTargets.find(({ id }) => id === target);
      const wanted = carriedItems(format, group);
      return [{ path, name, target, kind, reader, expected: applied(new Map(), wanted) }];
    }),
  );
}

/** The values of a group, without those that a target names as not carried. */
function carriedItems(target, group) {
  const { diagnostics } = target.produce(group, ABOUT);
  const unsaid = new Set(diagnostics.map(({ at }) => at.path));
  const { form } = registryChannel.lower(group);
  const entries = form.entries.filter((_, index) => !unsaid.has(`entries[${index}]`));
  return regFileFromPolicy({ ...form, entries }).value.items.filter(({ kind }) => kind === 'set');
}

/** Antimalware policies, with the values of the group that are not in the file beside it and mark no list. */
function policiesOf(made) {
  return made.flatMap(({ target, group, files }) => {
    const beside = files.find(({ name }) => /(?<!\.undo)\.reg$/.test(name));
    const read = beside === undefined ? undefined : regCodec.decode(readFileSync(beside.path));
    const apart = read?.ok ? policiesFromRegFile(read.value).value.flatMap(({ entries }) => entries) : [];
    const isApart = (entry) => apart.some((one) => one.key === entry.key && one.name === entry.name);
    const { form } = registryChannel.lower(group);
    const isMarker = ({ name }) =>
      /^(?:Exclusions_(?:Paths|Extensions|Processes)|Threats_ThreatSeverityDefaultAction)$/.test(name);
    const entries = form.entries.filter((entry) => entry.kind === 'set' && !isApart(entry) && !isMarker(entry));
    const expected = applied(new Map(), regFileFromPolicy({ ...form, entries }).value.items);
    return files.flatMap(({ path, name }) =>
      name.endsWith('.xml') ? [{ path, name, target, kind: 'configmgr', reader: 'expat', expected }] : [],
    );
  });
}

/** Preferences, with the raw values outside of the keys that Group Policy takes back by itself. */
function preferencesOf(made) {
  return made.flatMap(({ group, files }) =>
    files.flatMap(({ path, name }) => {
      if (!name.endsWith('/Registry.xml')) return [];
      const { form } = registryChannel.lower(group);
      const { items } = regFileFromPolicy({ ...form, entries: form.entries.filter(isForPreferences) }).value;
      const expected = applied(new Map(), items);
      return [{ path, name, target: 'gpo preferences', kind: 'preferences', reader: 'expat', expected }];
    }),
  );
}

/** True for what a group that asks for preferences has as one: values outside the keys of policies, and without a percent sign. */
function isForPreferences({ kind, key, name, data }) {
  const text = JSON.stringify([name, data], (_, value) => (typeof value === 'bigint' ? '' : value));
  return kind === 'set' && !/\\Policies\\/i.test(key) && !text.includes('%');
}

/** The policy of a group, without what it has as preferences. */
function policyOf(group) {
  const { form } = registryChannel.lower(group);
  if (group.gpo?.preferences === undefined) return form;
  return { ...form, entries: form.entries.filter((entry) => !isForPreferences(entry)) };
}

/**
 * The commands of `show --as reg.exe` for a group, in batch files of some commands each. Wine's interpreter takes `||` after
 * a command that succeeded for one after a failure, so that a line that writes down which command failed stands in the place
 * of what ends a batch; its reg.exe sets no REG_QWORD, and `chcp` does nothing without a console, so that letters outside
 * ASCII are left to the other readers.
 */
function commandsOf(group) {
  const { form } = registryChannel.lower(group);
  const all = regFileFromPolicy(form, REG_EXE_FORMAT).value.items.filter(
    (item) =>
      item.kind === 'set' &&
      item.data.type !== 'qword' &&
      /^[\x20-\x7e]*$/.test(JSON.stringify([item.key, item.name, item.data])),
  );
  const batches = Array.from({ length: Math.ceil(all.length / 40) }, (_, index) =>
    all.slice(index * 40, index * 40 + 40),
  );
  return batches.map((items, index) => {
    const name = `${group.name}: reg.exe, ${index + 1} of ${batches.length}`;
    const path = join(folder, `${group.name}-${index}.cmd`);
    const failed = `Z:${path.replaceAll('/', '\\')}.failed`;
    let command = 0;
    const script = regExeScript([], items).replaceAll(
      ' || exit /b 1',
      () => `\nif errorlevel 1 echo ${++command} %errorlevel%>>"${failed}"`,
    );
    writeFileSync(path, script.replaceAll('\n', '\r\n'));
    return { name, path, items };
  });
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
