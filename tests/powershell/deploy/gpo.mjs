import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { withFolder } from '../engine.mjs';
import { countedScript, runScenarios } from './batch.mjs';
import { HOSTILE } from './intune-scenarios.mjs';
import { groupsOf, outputNamed, outputOf, writeFiles } from './trees.mjs';

const SCRIPT = 'Install-MdavGpo.ps1';
const DOMAIN = 'contoso.test';
const CONTROLLER = 'dc1.contoso.test';
const decoder = new TextDecoder();
const encoder = new TextEncoder();

const FLEET = `
mdav: 1
name: simulated
defaults: { antivirus: none, licence: p2, onboarding: { state: onboarded, via: gpo }, deliver: [gpo] }
groups:
  files:
    os: windows-server-2022
    mode: passive
    onboarding: { state: planned, via: gpo }
    antivirus: { product: Other, exclusionsForDefender: true }
    settings: { excludedPaths: [{ path: 'D:\\\\Mail', reason: advice of the maker }] }
  desks: { os: windows-11, mode: active, settings: { allowCloudProtection: true } }
`;

/** Files of the domain, by the place where the script looks for them: a UNC path is the name of a folder here. */
const policies = (server) => `\\\\${server}\\SYSVOL\\${DOMAIN}\\Policies`;
const writesOf = ({ calls }) => calls.filter((call) => !call.startsWith('Get-GPO'));

/** The GPOs that a tree wants: name, former name and files; those of the folder `gpo.undo` take the others back. */
function wantedOf(files, set = 'gpo') {
  return [...files].flatMap(([path, bytes]) => {
    if (!path.endsWith('/bkupInfo.xml') || path.split('/').at(-3) !== set) return [];
    const folder = dirname(path);
    const text = decoder.decode(bytes);
    const name = xmlText(/<GPODisplayName>([\s\S]*?)<\/GPODisplayName>/.exec(text)[1]);
    const renamed = files.get(`${dirname(folder)}/renamed.json`);
    const content = [...files].filter(([one]) => one.startsWith(`${folder}/DomainSysvol/GPO/`));
    const list = content.map(([one, data]) => [
      one.slice(`${folder}/DomainSysvol/GPO/`.length),
      Buffer.from(data).toString('base64'),
    ]);
    return [
      {
        name,
        group: path.split('/')[0],
        was: renamed && JSON.parse(decoder.decode(renamed)).was,
        files: Object.fromEntries(list.sort()),
      },
    ];
  });
}

/** What an element says that has text, CDATA and characters by number. */
function xmlText(inner) {
  const plain = (text) =>
    text.replace(/&#(?:x([0-9A-Fa-f]+)|(\d+));/g, (_, hex, number) =>
      String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(number)),
    );
  return inner
    .split(/<!\[CDATA\[([\s\S]*?)\]\]>/)
    .map((part, index) => (index % 2 === 1 ? part : plain(part)))
    .join('');
}

/** The folder of a group again under another name, with another name of its GPO. */
function copiesOf(files, group, other, rename) {
  return [...files].flatMap(([path, bytes]) => {
    if (!path.startsWith(`${group}/`)) return [];
    const text = path.endsWith('/bkupInfo.xml') ? decoder.decode(bytes) : undefined;
    const named = text?.replace(
      /(<GPODisplayName><!\[CDATA\[)([\s\S]*?)(\]\]>)/,
      (_, start, name, end) => start + rename(name) + end,
    );
    if (text !== undefined && named === text) throw new Error(`no name in ${path}`);
    return [[`${other}${path.slice(group.length)}`, named === undefined ? bytes : encoder.encode(named)]];
  });
}

/** The files of a GPO after a run. */
function filesOf(run, id, server = DOMAIN) {
  const folder = `${policies(server)}/{${id.toUpperCase()}}/`;
  const list = Object.entries(run.files).filter(([path]) => path.startsWith(folder) && !path.endsWith('GPT.INI'));
  return Object.fromEntries(list.map(([path, data]) => [path.slice(folder.length), data]).sort());
}

function makeScenarios(trees, scriptOf, folder) {
  const scenarios = [];
  const add = (id, tree, runs, { gpos = [], store, server = DOMAIN, sysvol } = {}) => {
    const at = join(folder, `domain-${scenarios.length}`);
    mkdirSync(at);
    if (store) {
      const path = join(at, `${policies(server)}/PolicyDefinitions`);
      mkdirSync(path, { recursive: true });
      for (const [name, text] of Object.entries(store)) writeFileSync(join(path, name), text);
    }
    const domain = { gpos, name: DOMAIN, controller: server, next: 100 };
    const made = runs.map(({ parameters = {}, faults = [], touch }) => ({
      script: scriptOf(tree),
      parameters,
      faults,
      touch,
    }));
    scenarios.push({ id, tree, at, domain, runs: made, sysvol });
  };
  const trial = { parameters: { WhatIf: true } };
  const there = (wanted, nameOf) =>
    wanted.map((one, index) => ({ name: nameOf(one), id: idOf(index), links: ['OU=Here'] }));
  const wanted = wantedOf(trees.fleet);
  add('imports: twice', 'fleet', [trial, {}, {}, trial]);
  add('imports: over what is there', 'fleet', [trial, {}, {}], { gpos: there(wanted, ({ name }) => name) });
  add(
    'imports: on a server',
    'fleet',
    [{ parameters: { Server: CONTROLLER, Domain: DOMAIN } }, { parameters: { Server: CONTROLLER } }],
    { server: CONTROLLER },
  );
  add('imports: what somebody changed', 'fleet', [
    {},
    { touch: 'Machine/registry.pol' },
    { touch: 'Machine/Scripts/startup.cmd' },
  ]);
  add(
    'imports: with a store',
    'fleet',
    [
      { parameters: { WhatIf: true, CentralStore: true } },
      { parameters: { CentralStore: true } },
      { parameters: { CentralStore: true } },
    ],
    { store: { 'mdav.admx': 'old', 'other.admx': 'theirs' } },
  );
  add('imports: without a store', 'fleet', [{ parameters: { CentralStore: true } }]);
  for (const name of Object.keys(trees).filter((one) => /^(?:renamed|spelled|hostile)/.test(one))) {
    const own = wantedOf(trees[name]);
    add(`imports: ${name}`, name, [trial, {}, {}]);
    add(`imports: ${name}, under the old name`, name, [trial, {}, {}], {
      gpos: there(own, ({ name: now, was }) => was ?? now),
    });
  }
  add('takes back: what was imported', 'fleet', [{}, back(true), back(), back(), {}]);
  add('takes back: what is in use', 'fleet', [{}, back()], { gpos: there(wanted, ({ name }) => name) });
  add('takes back: nothing', 'fleet', [back()]);
  add('refused: -Undo with templates', 'fleet', [{ parameters: { Undo: true, CentralStore: true } }]);
  add('refused: no backup that takes one back', 'undoless', [{ parameters: { Undo: true } }]);
  const renamed = wantedOf(trees.renamed);
  add('some: one group', 'fleet', [{ parameters: { Group: ['desks'] } }]);
  add('refused: unknown group', 'fleet', [{ parameters: { Group: ['nobody'] } }]);
  add('refused: another domain', 'fleet', [{ parameters: { Domain: 'else.test' } }]);
  add('refused: interrupted build', 'interrupted', [{}]);
  add('refused: no backup', 'empty', [{}]);
  add('refused: no templates', 'templateless', [{ parameters: { CentralStore: true } }]);
  add('refused: two backups of one name', 'doubled', [trial, {}]);
  add('some: one of two backups of one name', 'doubled', [{ parameters: { Group: ['desks'] } }]);
  add('refused: old and new name', 'renamed', [trial, {}], {
    gpos: [...there(renamed, ({ name }) => name), { name: renamed.find(({ was }) => was).was, id: idOf(9), links: [] }],
  });
  const calls = { empty: [wanted.length * 2, []], 'in use': [wanted.length * 2, there(wanted, ({ name }) => name)] };
  for (const [where, [count, gpos]] of Object.entries(calls))
    for (let at = 1; at <= count; at++)
      for (const [way, fault] of Object.entries({ refused: {}, lost: { done: true } }))
        add(`fails: ${way} at ${at} of ${count}, ${where}`, 'fleet', [{ faults: [{ at, ...fault }] }, {}], { gpos });
  for (let at = 1; at <= 5; at++)
    add(`fails: renaming, at ${at}`, 'renamed', [{ faults: [{ at }] }, {}], {
      gpos: there(renamed, ({ name, was }) => was ?? name),
    });
  return scenarios;
}

const back = (isTrial = false) => ({ parameters: isTrial ? { Undo: true, WhatIf: true } : { Undo: true } });

/** XML has one kind of line end. */
const linesOf = (text) => text.replace(/\r*\n/g, '\n');

/** The domain does not look at case. */
const isName = (name, other = '') => linesOf(name).toLowerCase() === linesOf(other).toLowerCase();

const idOf = (index) => `0000000${index}-1111-2222-3333-444444444444`;

/** Imports into a domain in memory: what is created, replaced, renamed and left alone. */
export const run = ({ tally }) =>
  withFolder(async (folder) => {
    const files = outputOf(FLEET);
    const { groups } = groupsOf(FLEET);
    const trees = {
      fleet: files,
      renamed: outputOf(FLEET.replace('  files:', '  stores:\n    was: files')),
      spelled: outputOf(FLEET.replace('  files:', '  files:\n    was: Files')),
      interrupted: new Map([...files, ['.mdav-journal-back', encoder.encode('x')]]),
      empty: new Map([[SCRIPT, files.get(SCRIPT)]]),
      undoless: new Map([...files].filter(([path]) => !path.includes('/gpo.undo/'))),
      // Another folder, and the case of the name, which the domain does not look at.
      doubled: new Map([...files, ...copiesOf(files, 'desks', 'older-desks', (name) => name.toUpperCase())]),
      templateless: new Map([...files].filter(([path]) => !path.startsWith('PolicyDefinitions/'))),
      ...Object.fromEntries(
        HOSTILE.map((name, index) => [
          `hostile-${index}`,
          outputNamed(
            { ...groups[0], fleet: name, name, was: `${name} before`, description: name },
            `group-${index}`,
            files,
          ),
        ]),
      ),
    };
    const text = decoder.decode(files.get(SCRIPT));
    const { counted, faults, statements } = await countedScript(folder, SCRIPT, text);
    tally.hold('scripts have the syntax of Windows PowerShell 5.1', faults.length === 0, SCRIPT, () =>
      faults.join('; '),
    );
    tally.hold(
      'scripts are ASCII of at most 200 kB',
      /^[\t\r\n\x20-\x7e]*$/.test(text) && text.length <= 200_000,
      SCRIPT,
      () => text.length,
    );
    for (const [name, tree] of Object.entries(trees))
      writeFiles(join(folder, name), new Map([...tree, [SCRIPT, counted]]));
    const scenarios = makeScenarios(trees, (name) => join(folder, name, SCRIPT), folder);
    const { said, executed } = await runScenarios(folder, scenarios);
    for (const { id, tree, domain } of scenarios)
      if (id.startsWith('takes back:')) holdUndo(tally, id, said.get(id), trees[tree]);
      else holdScenario({ tally, id, runs: said.get(id), wanted: wantedOf(trees[tree]), server: domain.controller });
    holdParticular(tally, said);
    return {
      summary: `${said.size} domains, ${[...said.values()].flat().length} runs`,
      statements: statements.map(([line, statement], index) => ({
        place: `${SCRIPT}:${line}`,
        text: statement,
        isSeen: executed.has(`${SCRIPT} ${index}`),
      })),
    };
  });

function holdScenario({ tally, id, runs, wanted, server }) {
  const hold = (law, isHeld, tell) =>
    tally.hold(law, isHeld, 'domain', () => `${id}: ${JSON.stringify(tell()).slice(0, 500)}`);
  const [kind] = id.split(':');
  const last = runs.at(-1);
  if (kind === 'refused') {
    for (const one of runs)
      hold('what is refused changes nothing', one.thrown !== null && writesOf(one).length === 0, () => [
        one.thrown,
        one.calls,
      ]);
    return;
  }
  if (kind === 'fails') hold('a failure is told', runs[0].thrown !== null, () => runs[0].calls);
  if (kind === 'some') {
    hold('some groups are imported alone', last.thrown === null && last.gpos.length === 1, () => [
      last.thrown,
      last.gpos,
    ]);
    return;
  }
  const complete = kind === 'fails' ? [last] : runs;
  let seen = 0;
  for (const one of complete) {
    hold('it imports', one.thrown === null, () => [one.thrown, one.at]);
    const isTrial =
      kind !== 'fails' &&
      one.rows.every(({ Action }) => Action === 'Unchanged') &&
      writesOf(one).length === 0 &&
      one.rows.length < wanted.length;
    if (isTrial) continue;
    for (const want of wanted) {
      const found = one.gpos.filter(({ name }) => isName(name, want.name));
      hold(
        'there is one GPO per name, and none of an old name',
        found.length === 1 && !one.gpos.some((gpo) => gpo !== found[0] && isName(gpo.name, want.was)),
        () => one.gpos,
      );
      if (found.length === 1)
        hold(
          'its files are those of the backup',
          isDeepStrictEqual(filesOf(one, found[0].id, server), want.files),
          () => [Object.keys(filesOf(one, found[0].id, server)), Object.keys(want.files)],
        );
    }
    const isTouched = id.includes('changed');
    if (seen++ > 0 && !isTouched)
      hold(
        'what is unchanged is not imported again',
        writesOf(one).length === 0 && one.rows.every(({ Action }) => Action === 'Unchanged'),
        () => one.calls,
      );
  }
  const hadLinks = last.gpos.filter(({ links }) => (links ?? []).length > 0).length;
  if (id.includes('there') || id.includes('old name') || id.includes('in use'))
    hold(
      'what is there keeps its id and links',
      hadLinks === wanted.length && last.gpos.length === wanted.length,
      () => last.gpos,
    );
}

/** What takes the policy of a GPO back: which files it then has, and that nothing else is touched. */
function holdUndo(tally, id, runs, tree) {
  const hold = (law, isHeld, tell) =>
    tally.hold(law, isHeld, 'domain', () => `${id}: ${JSON.stringify(tell()).slice(0, 500)}`);
  const holdFiles = (run, set) => {
    for (const want of wantedOf(tree, set)) {
      const found = run.gpos.filter(({ name }) => name === want.name);
      hold(
        'a GPO has the files that take it back, and those of the policy once it is imported again',
        found.length === 1 && isDeepStrictEqual(filesOf(run, found[0].id), want.files),
        () => [found, set],
      );
    }
  };
  for (const run of runs) hold('it imports', run.thrown === null, () => [run.thrown, run.at]);
  if (id.endsWith('nothing')) {
    const [run] = runs;
    hold('no GPO is made to take it back', run.gpos.length === 0 && writesOf(run).length === 0, () => run.calls);
    hold('what is not there is told', /nothing to take back/.test(run.warnings.join()), () => run.warnings);
    return;
  }
  const [first, ...rest] = runs;
  holdFiles(first, 'gpo');
  const isTrial = (run) => writesOf(run).length === 0 && run.rows.length === 0;
  if (isTrial(rest[0])) holdFiles(rest.shift(), 'gpo');
  holdFiles(rest.shift(), 'gpo.undo');
  if (rest.length === 0) return;
  const [again, forward] = rest;
  hold('what is taken back already is left alone', writesOf(again).length === 0, () => again.calls);
  holdFiles(again, 'gpo.undo');
  holdFiles(forward, 'gpo');
}

function holdParticular(tally, said) {
  const hold = (law, id, isHeld, tell) =>
    tally.hold(law, isHeld, 'domain', () => `${id}: ${JSON.stringify(tell()).slice(0, 500)}`);
  for (const id of [
    'imports: twice',
    'imports: over what is there',
    'imports: with a store',
    'imports: renamed, under the old name',
  ]) {
    const [trial] = said.get(id);
    hold(
      '-WhatIf only reads',
      id,
      writesOf(trial).length === 0 &&
        Object.values(trial.files).every((file) => Buffer.from(file, 'base64').toString().length < 10),
      () => trial.calls,
    );
  }
  const changed = said.get('imports: what somebody changed');
  for (const one of changed.slice(1))
    hold(
      'what somebody changed is imported again',
      'imports: what somebody changed',
      writesOf(one).length === 1,
      () => one.calls,
    );
  const [, stored] = said.get('imports: with a store');
  const inStore = Object.keys(stored.files)
    .filter((path) => path.includes('PolicyDefinitions'))
    .map((path) => path.split('PolicyDefinitions/')[1]);
  hold(
    'templates go into a store that is there',
    'imports: with a store',
    isDeepStrictEqual(inStore.sort(), ['de-DE/mdav.adml', 'en-US/mdav.adml', 'mdav.admx', 'other.admx']) &&
      !Object.values(stored.files).includes(Buffer.from('old').toString('base64')),
    () => inStore,
  );
  const [storeless] = said.get('imports: without a store');
  hold(
    'no store is made',
    'imports: without a store',
    /no central store/.test(storeless.warnings.join()) &&
      !Object.keys(storeless.files).some((path) => path.includes('PolicyDefinitions')),
    () => storeless.warnings,
  );
  const onServer = said.get('imports: on a server')[0];
  for (const [id, words] of [
    ['imports: twice', `Domain ${DOMAIN}.`],
    ['imports: on a server', `Domain ${DOMAIN}, on ${CONTROLLER}.`],
    ['takes back: what was imported', `Domain ${DOMAIN}.`],
  ])
    hold(
      'it says in which domain it works, with -WhatIf too',
      id,
      said.get(id).every(({ notes }) => notes[0] === words),
      () => said.get(id).map(({ notes }) => notes),
    );
  hold(
    'the server that is named is the one that is read',
    'imports: on a server',
    Object.keys(onServer.files).every((path) => path.startsWith(policies(CONTROLLER))),
    () => Object.keys(onServer.files),
  );
  const told = {
    'refused: unknown group': /no backup of a group 'nobody'/,
    'refused: another domain': /desks: .*could not be contacted[\s\S]*files: /,
    'refused: interrupted build': /interrupted/,
    'refused: no backup': /no backup below/,
    'refused: -Undo with templates': /exclude each other/,
    'refused: no backup that takes one back': /no backup that takes one back below/,
    'refused: no templates': /no templates/,
    'refused: old and new name': /old name/,
    'refused: two backups of one name': /Several backups are of the GPO [\s\S]*older-desks/,
  };
  for (const [id, words] of Object.entries(told))
    hold('the reason is told', id, words.test(said.get(id).at(-1).thrown ?? ''), () => said.get(id).at(-1).thrown);
}
