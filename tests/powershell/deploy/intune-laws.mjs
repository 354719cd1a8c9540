import { isDeepStrictEqual } from 'node:util';
import { nameKey, OTHER_GROUP, objectsIn, TAGS, TENANT_ID, targetsOf, tenantWith, wantedOf } from './intune-tenant.mjs';

const writes = ({ requests }) => requests.filter(([method]) => method !== 'GET');
const short = (value) => JSON.stringify(value).slice(0, 300);

/** The objects that a tree wants, as they are in the tenant: by kind and name. */
function foundOf(run, wanted) {
  const all = objectsIn(run);
  return wanted.map((one) => ({
    one,
    objects: all
      .filter(
        ({ collection, object }) =>
          collection === one.collection && object[nameKey(one.kind)] === one.name && isOfKind(object, one),
      )
      .map(({ object }) => object),
  }));
}

function isOfKind(object, { content }) {
  if (content['@odata.type'] !== undefined && object['@odata.type'] !== content['@odata.type']) return false;
  return (object.templateReference?.templateId ?? '') === (content.templateReference?.templateId ?? '');
}

/** Members that are not as the file says. */
function differences(object, { content, list }, hadTags) {
  const tags =
    list.scopeTags.length > 0 ? list.scopeTags.map((name) => TAGS[name]) : (hadTags ?? content.roleScopeTagIds);
  const expected = { ...content, roleScopeTagIds: tags };
  return Object.keys(expected).filter((key) => !isDeepStrictEqual(object[key], expected[key]));
}

export function holdIntune({ tally, trees, plain, faulty }) {
  const treeOf = (id) =>
    trees.filter(({ name }) => id.includes(name)).sort((a, b) => b.name.length - a.name.length)[0] ?? trees[0];
  const hold = (law, isHeld, id, tell) => tally.hold(law, isHeld, 'tenant', () => `${id}: ${tell()}`);
  for (const [id, runs] of plain) {
    const wanted = wantedOf(treeOf(id).files);
    const [kind] = id.split(':');
    holdEach(hold, id, runs);
    if (kind === 'takes back')
      holdTakenBack(hold, id, runs, (name) => wantedOf(trees.find((one) => one.name === name).files));
    if (kind === 'leaves') holdLeft(hold, id, runs, (name) => wantedOf(trees.find((one) => one.name === name).files));
    if (kind === 'deploys') holdDeployed(hold, id, runs, wanted);
    if (kind === 'refused')
      for (const run of runs)
        hold('what is refused changes nothing', run.thrown !== null && writes(run).length === 0, id, () =>
          short([run.thrown, writes(run)]),
        );
    if (kind === 'fails') hold('what fails says so', runs.at(-1).thrown !== null, id, () => 'no error');
    if (kind === 'unassigned')
      for (const run of runs)
        hold(
          'without assignment nothing is assigned',
          run.thrown === null &&
            writes(run).every(([, address]) => !address.endsWith('/assign')) &&
            objectsIn(run).length === wanted.length,
          id,
          () => run.thrown ?? short(writes(run)),
        );
    if (kind === 'unnamed')
      for (const run of runs)
        for (const { one, objects } of foundOf(
          run,
          wanted.filter(({ folder }) => run.rows.some(({ Group }) => Group === folder)),
        ))
          hold(
            'everybody needs no id',
            run.thrown === null && isDeepStrictEqual(objects.map(targetsOf), [one.targets]),
            id,
            () => run.thrown ?? short([objects, one.targets]),
          );
    if (kind === 'reads')
      for (const run of runs) hold('-WhatIf needs permission to read alone', run.thrown === null, id, () => run.thrown);
    if (kind === 'some')
      for (const run of runs)
        hold(
          'some objects are deployed alone',
          run.thrown === null &&
            objectsIn(run).length > 0 &&
            objectsIn(run).length < wanted.length &&
            run.rows.length === objectsIn(run).length,
          id,
          () => run.thrown ?? short(run.rows),
        );
  }
  holdParticular(hold, plain, wantedOf(trees[0].files));
  for (const [id, runs] of faulty) holdFaulty(hold, id, runs, wantedOf(trees[0].files));
}

/** The build before looks for itself, and a list that failed is asked for again. */
function listsAnew(id, { thrown }) {
  return / before$|: alone, /.test(id) || (id.startsWith('takes back: ') && thrown !== null);
}

function holdEach(hold, id, runs) {
  for (const run of runs) {
    const lists = run.requests.filter(
      ([method, address, status]) => method === 'GET' && status === 200 && !address.includes('/assignments'),
    );
    hold(
      'each page of a collection is read once',
      new Set(lists.map(([, address]) => address)).size === lists.length || listsAnew(id, run),
      id,
      () => short(lists),
    );
    hold(
      'what the service refuses is refused for a reason of ours',
      id.includes('no such template') || run.requests.every(([, , status]) => ![400, 404, 405, 415].includes(status)),
      id,
      () => run.thrown ?? short(run.requests),
    );
  }
}

function holdDeployed(hold, id, runs, wanted) {
  let before;
  const hadTags = id.includes('there') || id.includes('large') ? ['7'] : undefined;
  for (const run of runs) {
    hold('it deploys', run.thrown === null, id, () => `${run.thrown} ${run.at}`);
    if (run.thrown !== null) return;
    const isTrial = run.rows.every(({ Object: done }) => done === 'left as it is');
    if (isTrial) {
      hold('-WhatIf only reads', writes(run).length === 0, id, () => short(writes(run)));
      continue;
    }
    hold('there is one line per object', run.rows.length === wanted.length, id, () => short(run.rows));
    for (const { one, objects } of foundOf(run, wanted)) {
      hold(
        'there is one object per name and kind',
        objects.length === 1,
        id,
        () => `${objects.length} of ${short(one.name)}`,
      );
      const [object] = objects;
      if (object === undefined) continue;
      const differing = differences(object, one, hadTags);
      hold(
        'what arrives is what the files say, with tags kept',
        differing.length === 0,
        id,
        () => `${short(one.name)} ${differing.map((key) => `${key}: ${short(object[key])}`)}`,
      );
      hold('who gets it is who the list names', isDeepStrictEqual(targetsOf(object), one.targets), id, () =>
        short([targetsOf(object), one.targets]),
      );
    }
    const state = objectsIn(run).map(({ collection, object }) => [
      collection,
      object.id,
      object[nameKey(collection === 'configurationPolicies' ? 'configurationPolicy' : '')],
      object.roleScopeTagIds,
      targetsOf(object),
    ]);
    if (before !== undefined)
      hold(
        'a second deployment leaves objects, ids, names, tags and assignments',
        isDeepStrictEqual(state, before),
        id,
        () => short(state),
      );
    if (before !== undefined)
      hold(
        'what is assigned already is not assigned again',
        writes(run).every(([, address]) => !address.endsWith('/assign')),
        id,
        () => short(writes(run)),
      );
    before = state;
  }
  const there = runs[0].rows.every(({ Id: known }) => known !== null) && runs[0].rows.length > 0;
  if (id.includes('there'))
    hold(
      'what is there keeps its id, under a new name too',
      there && objectsIn(runs.at(-1)).length === wanted.length,
      id,
      () => short(runs[0].rows),
    );
}

/** What is left in the tenant once what a tree created was taken back. */
function holdTakenBack(hold, id, runs, wantedIn) {
  const last = runs.at(-1);
  const isFault = /(?:fails|lost) at/.test(id);
  const failing = isFault ? runs.at(-2) : null;
  for (const run of runs.filter((one) => one !== failing))
    hold('it takes back', run.thrown === null, id, () => `${run.thrown} ${run.at}`);
  const names = (run) =>
    objectsIn(run)
      .map(({ object }) => object.name ?? object.displayName)
      .sort();
  const nameOf = ({ name }) => name;
  const scripts = (tree) => wantedIn(tree).filter(({ undo }) => undo);
  const leaves = (tree) =>
    hold(
      'what stays takes a value back',
      scripts(tree).every((one) => isUndone(last, one)),
      id,
      () => short(last.rows),
    );
  if (id.endsWith('nothing')) {
    hold(
      'nothing is taken back from nothing',
      writes(last).length === 0 && last.rows.every(({ Object: done }) => done === 'not there'),
      id,
      () => short(last.rows),
    );
  } else if (id.endsWith('and scripts')) {
    hold('in the end nothing is left', objectsIn(last).length === 0, id, () => names(last));
  } else if (id.endsWith('to before') || id.endsWith('name before')) {
    const before = wantedIn(id.endsWith('to before') ? 'before' : 'fleet');
    // A package stays that takes its value back, where the build before has none of the name that its group had.
    const had = new Set(before.map(nameOf));
    const own = scripts(id.endsWith('to before') ? 'fleet' : 'renamed').filter(
      ({ name, was }) => !had.has(was ?? name),
    );
    const wanted = [...before, ...own].map(nameOf).sort();
    hold('the objects of the build before are left', isDeepStrictEqual(names(last), wanted), id, () =>
      short([names(last), wanted]),
    );
    for (const { one, objects } of foundOf(last, before)) {
      const isRight =
        objects.length === 1 &&
        differences(objects[0], one).length === 0 &&
        isDeepStrictEqual(targetsOf(objects[0]), one.targets);
      hold('they are as the build before has them', isRight, id, () => short([one.name, objects]));
    }
  } else if (id.includes(': alone, ')) {
    const [, name] = id.split(': alone, ');
    const renamed = wantedIn('renamed');
    const wanted = renamed.map((one) => (one.name === name ? one.was : one.name)).sort();
    hold('one object alone goes back to the name before', isDeepStrictEqual(names(last), wanted), id, () =>
      short([names(last), wanted]),
    );
    const back = wantedIn('fleet').filter(
      (one) => wanted.includes(one.name) && !renamed.some(({ name: other }) => other === one.name),
    );
    for (const { one, objects } of foundOf(last, back)) {
      const isRight = objects.length === 1 && isDeepStrictEqual(targetsOf(objects[0]), one.targets);
      hold('it is as the build before has it', isRight, id, () => short(objects));
    }
    hold('one object alone is found', back.length === 1, id, () => short(back.map(nameOf)));
    hold('-WhatIf only reads', writes(runs.at(-2)).length === 0, id, () => short(writes(runs.at(-2))));
  } else {
    const stays = scripts('fleet');
    hold(
      'what was created is deleted, but for scripts',
      isDeepStrictEqual(names(last), stays.map(nameOf).sort()) && stays.length > 0,
      id,
      () => names(last),
    );
    leaves('fleet');
  }
  for (const run of runs.slice(1))
    if (id.endsWith('all') && run === runs[1])
      hold('-WhatIf only reads', writes(run).length === 0 && names(run).length === wantedIn('fleet').length, id, () =>
        short(writes(run)),
      );
  if (isFault)
    hold(
      'a failure is told',
      failing.thrown !== null || failing.requests.every(([, , status]) => status === 200),
      id,
      () => 'no error',
    );
}

/** What an earlier build wrote and a later one has not is told, and goes where that is asked for and does no harm. */
function holdLeft(hold, id, runs, wantedIn) {
  const had = new Set(wantedIn('before').map(({ kind, name }) => `${kind} ${name}`));
  const here = new Set(wantedIn('before').map(({ folder }) => folder));
  const gone = wantedIn('fleet').filter(({ kind, name }) => !had.has(`${kind} ${name}`));
  const goes = ({ kind, folder }) => kind !== 'healthScript' && here.has(folder);
  const told = ({ rows }) =>
    rows
      .filter(({ Object: done }) => done === 'not in this build')
      .map(({ Name: name }) => name)
      .sort();
  const names = (list) => list.map(({ name }) => name).sort();
  const namesIn = (run) => objectsIn(run).map(({ object }) => object.name ?? object.displayName);
  const isTold = (run, list) =>
    hold(
      'what an earlier build left is told, and nothing else',
      isDeepStrictEqual(told(run), names(list)) &&
        names(list).every((name) => run.warnings.some((line) => line.includes(`'${name}'`))) &&
        run.warnings.filter((line) => line.includes('earlier build')).length === list.length,
      id,
      () => short([told(run), names(list), run.warnings]),
    );
  const areLeft = (run, list) =>
    hold(
      'what is left goes by -DeleteLeft alone',
      gone.every(({ name }) => namesIn(run).includes(name) === names(list).includes(name)) &&
        run.requests.filter(([method]) => method === 'DELETE').every(([, , status]) => status === 200),
      id,
      () => short([namesIn(run), names(list)]),
    );
  const [, second, third, fourth] = runs;
  if (id.endsWith('everything')) {
    hold('a later build leaves objects of every sort', gone.some(goes) && gone.some((one) => !goes(one)), id, () =>
      short(names(gone)),
    );
    hold('-WhatIf only reads', writes(second).length === 0, id, () => short(writes(second)));
    for (const run of [second, third]) isTold(run, gone);
    areLeft(third, gone);
  } else if (id.endsWith('until it is deleted')) {
    const stays = gone.filter((one) => !goes(one));
    hold('-WhatIf only reads', writes(second).length === 0, id, () => short(writes(second)));
    for (const run of [third, fourth]) {
      isTold(run, stays);
      areLeft(run, stays);
      hold('what others wrote stays', namesIn(run).filter((name) => name.startsWith('stranger')).length === 5, id, () =>
        short(namesIn(run)),
      );
    }
  } else if (id.endsWith('are named')) {
    const stays = gone.filter(({ kind }) => kind === 'healthScript');
    hold(
      'groups that are gone leave policies',
      gone.some((one) => !goes(one) && !stays.includes(one)),
      id,
      () => short(names(gone)),
    );
    hold('-WhatIf only reads', writes(second).length === 0, id, () => short(writes(second)));
    areLeft(third, stays);
    isTold(third, stays);
    hold(
      'a name that wrote nothing is told, and those of others are not touched',
      third.warnings.some((line) => line.includes("left of a group 'nobody'")) &&
        namesIn(third).filter((name) => name.startsWith('stranger')).length === 5,
      id,
      () => short([third.warnings, namesIn(third)]),
    );
  } else if (id.endsWith('of one group')) {
    isTold(
      second,
      gone.filter(({ folder }) => folder === 'desks'),
    );
  } else if (id.endsWith('of some names')) {
    isTold(
      second,
      gone.filter(({ name }) => /Compliance$|servers/.test(name)),
    );
  } else if (id.endsWith('without ids')) {
    areLeft(second, gone);
    isTold(second, gone);
  } else if (id.endsWith('deleting fails')) {
    hold('a failure is told', /could not be deleted/.test(second.thrown), id, () => second.thrown);
    areLeft(
      third,
      gone.filter((one) => !goes(one)),
    );
  } else if (id.endsWith('listing fails')) {
    hold(
      'what cannot be looked for stops it before anything is changed',
      /Nothing was changed[\s\S]*earlier builds/.test(second.thrown) && writes(second).length === 0,
      id,
      () => short([second.thrown, second.requests]),
    );
  } else {
    hold(
      'packages are looked for with their permission alone',
      runs.every(
        ({ thrown, requests }) => thrown === null && requests.every(([, address]) => !/Scripts/.test(address)),
      ),
      id,
      () => short([runs[0].thrown, runs[0].requests]),
    );
  }
}

/** Whether a script package runs what takes its value back. */
function isUndone(run, { name }) {
  const found = objectsIn(run).find(({ object }) => object.displayName === name);
  const text = Buffer.from(found?.object.remediationScriptContent ?? '', 'base64').toString();
  return /it is (?:to be 0|not to be there)/.test(text);
}

function holdParticular(hold, plain, wanted) {
  const run = (id, index = 0) => plain.get(id)[index];
  const held = (law, id, isHeld, found) => hold(law, isHeld, id, () => short(found));
  const large = run('deploys: in a large tenant');
  const lists = large.requests.filter(
    ([, address]) => !/\/assign|\/there-\d+$|configurationPolicyTemplates/.test(address),
  );
  const pages = Object.values(large.objects).reduce((sum, list) => sum + Math.ceil(list.length / 25), 0);
  held('a large tenant is listed once', 'deploys: in a large tenant', lists.length === pages, lists.length);
  const [asked] = run('deploys: connects').connected;
  held(
    'it asks for the permissions that it needs',
    'deploys: connects',
    isDeepStrictEqual([asked.length, new Set(asked).size], [2, 2]),
    asked,
  );
  held(
    'it waits as long as the service says',
    'deploys: refused for seconds',
    isDeepStrictEqual(run('deploys: refused for seconds').slept, [7, 11]),
    run('deploys: refused for seconds').slept,
  );
  held(
    'it waits as long as the service says',
    'deploys: refused until a time',
    run('deploys: refused until a time').slept[0] > 100 && run('fails: refused until tomorrow').slept.length === 0,
    run('deploys: refused until a time').slept,
  );
  held(
    'it waits longer each time where the service says nothing',
    'deploys: refused without a word',
    isDeepStrictEqual(run('deploys: refused without a word').slept, [2, 4, 8, 16, 32]),
    run('deploys: refused without a word').slept,
  );
  held(
    'what may have been created is not created again',
    'fails: out of time while creating',
    writes(run('fails: out of time while creating')).filter(([, address]) => !address.endsWith('/assign')).length === 2,
    writes(run('fails: out of time while creating')),
  );
  const both = run('refused: two of a name and no secret');
  held(
    'all problems are told at once',
    'refused: two of a name and no secret',
    /objects named/.test(both.thrown) && /MDAV_ONBOARDING/.test(both.thrown),
    both.thrown,
  );
  const told = {
    'refused: ids required': /no id for/,
    'refused: contradiction': /exclude each other/,
    'refused: -Previous without -Undo': /use them with -Undo/,
    'refused: no id of Pilots for the build before': /Nothing was deleted.*\n.*no id for Pilots \(-GroupId\)/s,
    'refused: no id of Corporate for the build before': /Nothing was deleted.*\n.*no id for Corporate \(-FilterId\)/s,
    'refused: no build before': /folder of the build before/,
    'refused: no secret': /MDAV_ONBOARDING_CONTOSO_2026 is empty/,
    'refused: another template': /made from the template 'another_1'/,
    'refused: a template lacks a setting': /has no setting '\w+_archivemaxsize'/,
    'refused: a template tells no id': /tells no id for '\$\{settingValueTemplateId of/,
    'refused: no such template': /does not tell the ids of the template '[\w-]+': .*404/,
    'refused: templates are hidden': /does not tell the ids of the template '[\w-]+': .*403/,
    'refused: another tenant': /tenant '5a0b1c2d-0000-4000-8000-0000000000aa', not '/,
    'refused: another tenant, when it connects': /Tenant '.*' not found/,
    'refused: -LeftGroup without -DeleteLeft': /use them together/,
    'refused: -LeftGroup with a group that is here': /The group 'DESKS' is here/,
    'refused: -DeleteLeft takes nothing back': /without -Undo and without -NoAssignment/,
    'refused: unknown group': /no group 'nobody'.*desks/,
    'refused: old format': /format version 1/,
    'refused: an id for everybody': /-GroupId has an id for all-devices/,
    'refused: interrupted build': /interrupted/,
    'refused: lacks a permission': /lacks the permission DeviceManagementScripts\.ReadWrite\.All/,
    'refused: is not given what it asks for': /lacks the permission DeviceManagementConfiguration/,
    'refused: old and new name': /old name/,
    'refused: no id of a tag': /role scope tag 'Berlin'/,
    'fails: refused for good': /429/,
  };
  for (const [id, words] of Object.entries(told))
    held('the reason is told', id, words.test(run(id, -1 + plain.get(id).length).thrown ?? ''), run(id).thrown);
  held(
    'a missing id is a warning',
    'unassigned: without ids',
    run('unassigned: without ids').warnings.length === new Set(wanted.map(({ folder }) => folder)).size,
    run('unassigned: without ids').warnings,
  );
  for (const [id, whom] of [
    ['deploys: to the tenant that is meant', 'admin@contoso.test'],
    ['deploys: twice', 'Microsoft Graph Command Line Tools'],
  ])
    held(
      'it says in which tenant it works, and as whom',
      id,
      run(id).notes.includes(`Tenant ${TENANT_ID}, as ${whom}.`),
      run(id).notes,
    );
  const names = run('deploys: renamed, over what is there').rows.filter(
    ({ Object: done }) => done === 'renamed',
  ).length;
  held(
    'a renamed group has its objects renamed',
    'deploys: renamed, over what is there',
    names > 0,
    run('deploys: renamed, over what is there').rows,
  );
}

/** After a fault the objects of a group are assigned as before or as wanted, all of them alike. */
function holdFaulty(hold, id, [broken, again], wanted) {
  const inUse = id.includes('in use');
  const before = inUse ? [JSON.stringify(['groupAssignmentTarget', OTHER_GROUP, null])] : [];
  const isOnce = !id.startsWith('down');
  hold('a failure is told', broken.thrown !== null, id, () => 'no error');
  const hadIds = inUse
    ? Object.values(tenantWith(wanted))
        .flat()
        .map((object) => object.id)
    : [];
  for (const folder of new Set(wanted.map((one) => one.folder))) {
    const states = foundOf(
      broken,
      wanted.filter((one) => one.folder === folder),
    ).flatMap(({ one, objects }) =>
      objects.map((object) => ({
        one,
        isNew: isDeepStrictEqual(targetsOf(object), one.targets),
        isOld: isDeepStrictEqual(targetsOf(object), before),
      })),
    );
    const isWhole = states.every(({ isNew }) => isNew) || states.every(({ isOld }) => isOld);
    if (isOnce)
      hold(
        'a failure leaves nothing half-assigned',
        isWhole,
        id,
        () => `${folder} ${short(states.map(({ isNew, isOld }) => [isNew, isOld]))} ${broken.thrown}`,
      );
    else if (!isWhole)
      hold(
        'what could not be put back is named',
        states.every(({ one, isOld }) => isOld || broken.thrown.includes(one.name)),
        id,
        () => broken.thrown,
      );
  }
  hold('a deployment after a failure finishes it', again.thrown === null, id, () => again.thrown);
  hold(
    'a failure makes no object twice',
    objectsIn(again).length === wanted.length &&
      hadIds.every((had) => objectsIn(again).some(({ object }) => object.id === had)),
    id,
    () => short(objectsIn(again).map(({ object }) => object.id)),
  );
  for (const { one, objects } of foundOf(again, wanted)) {
    const isRight =
      objects.length === 1 &&
      differences(objects[0], one, inUse ? ['7'] : undefined).length === 0 &&
      isDeepStrictEqual(targetsOf(objects[0]), one.targets);
    hold('a deployment after a failure finishes it', isRight, id, () => short(objects));
  }
}
