import { dirname, join } from 'node:path';
import {
  idsOf,
  OTHER_GROUP,
  SECRET,
  SECRET_VARIABLE,
  TAGS,
  TENANT_ID,
  templatesFor,
  tenantFor,
  tenantWith,
  wantedOf,
} from './intune-tenant.mjs';
import { EVERYBODY_FLEET, groupsOf, INTUNE_FLEET, outputNamed, outputOf } from './trees.mjs';

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const ENVIRONMENT = { [SECRET_VARIABLE]: SECRET };

/** Names that are code, markup or the end of something wherever they are not taken as data. */
export const HOSTILE = [
  `O'Neill "desks" \u2019\u201d`,
  '$(throw "ran") `n ${env:PATH} @{ x = 1 }',
  'line\r\nend\ttab',
  '[x]*? wild',
  '{"name": "json"}, \\u0041 \\',
  'N\u00e4me \u{1f600} '.repeat(30).slice(0, 300),
];

function changed(files, path, change) {
  return new Map(
    [...files].map(([key, bytes]) => [key, key === path ? encoder.encode(change(decoder.decode(bytes))) : bytes]),
  );
}

function trees() {
  const files = outputOf(INTUNE_FLEET);
  const [desks] = groupsOf(INTUNE_FLEET).groups;
  const scripts = [...files.keys()].filter((path) => path.endsWith('.ps1') && path.includes('/'));
  const sign = (tree, path) => changed(tree, path, (text) => `${text}# SIG # Begin signature block\r\n# SIG # End\r\n`);
  return [
    { name: 'fleet', files },
    {
      name: 'renamed',
      files: outputOf(
        INTUNE_FLEET.replace('  desks:', '  desktops:\n    was: desks').replace(
          'assign: [',
          'scopeTags: [Berlin, Default], assign: [',
        ),
      ),
    },
    {
      name: 'before',
      files: outputOf(
        INTUNE_FLEET.replace(/\n {2}servers:[\s\S]*$/, '\n')
          .replace('compliance: true, ', '')
          .replace('cloudBlockLevel: high, forceDefenderPassiveMode: false, ', 'cloudBlockLevel: zero-tolerance, '),
      ).set('verify/hunting.kql', encoder.encode('// of no group')),
    },
    { name: 'everybody', files: outputOf(EVERYBODY_FLEET) },
    { name: 'signed', files: scripts.reduce(sign, files) },
    { name: 'half-signed', files: sign(files, scripts[0]) },
    {
      name: 'old-format',
      files: changed(files, 'desks/intune/assignments.json', (text) =>
        text.replace('"formatVersion": 4', '"formatVersion": 1'),
      ),
    },
    { name: 'interrupted', files: new Map([...files, ['.mdav-journal', encoder.encode('x')]]) },
    ...HOSTILE.map((name, index) => {
      const intune = {
        ...desks.intune,
        assign: [name],
        exclude: [`${name} not`],
        filter: { name, mode: 'exclude' },
        scopeTags: [],
      };
      const assignments = desks.assignments.map((one) => ({ ...one }));
      const group = { ...desks, fleet: name, name, was: `${name} before`, description: name, intune, assignments };
      return { name: `hostile-${index}`, files: outputNamed(group, `group-${index}`, files) };
    }),
  ];
}

/** The names of a renamed group are the old ones, where the list says so. */
const formerName = ({ name, was }) => was ?? name;

function plain(trees, scriptOf) {
  const tree = (name) => trees.find((one) => one.name === name);
  const wanted = wantedOf(tree('fleet').files);
  const renamed = wantedOf(tree('renamed').files);
  const ids = idsOf(wanted);
  const run = (parameters = ids, more = {}) => ({
    script: scriptOf('fleet'),
    parameters,
    environment: ENVIRONMENT,
    faults: [],
    ...more,
  });
  const whatIf = { ...ids, WhatIf: true };
  const one = (id, runs, tenant = {}) => ({ id, tenant: tenantFor(wanted, tenant), runs });
  const [first] = wanted;
  const there = () => tenantWith(wanted);
  const doubled = there();
  doubled.configurationPolicies.push({ ...doubled.configurationPolicies[0], id: 'second' });
  const template = there();
  template.configurationPolicies[0].templateReference = { templateId: 'another_1' };
  const templates = templatesFor(wanted);
  const changedTemplates = (change) =>
    Object.fromEntries(Object.entries(templates).map(([id, places]) => [id, places.flatMap(change)]));
  const without = (isGone) => changedTemplates((place) => (isGone(place) ? [] : [place]));
  const withoutIds = changedTemplates((place) => [{ ...place, value: null }]);
  // The same names on other kinds, in front of and behind what is ours, and many others.
  const crowd = there();
  const others = (list, change) =>
    list.map((object, index) => ({
      ...object,
      ...change,
      id: `other-${change['@odata.type'] ?? 'template'}-${index}`,
    }));
  crowd.deviceConfigurations = [
    ...others(crowd.deviceConfigurations, { '@odata.type': '#microsoft.graph.windows10GeneralConfiguration' }),
    ...crowd.deviceConfigurations,
  ];
  crowd.configurationPolicies.push(
    ...others(crowd.configurationPolicies, { templateReference: { templateId: 'another_1' } }),
  );
  for (const [set, list] of Object.entries(crowd))
    list.push(
      ...Array.from({ length: 60 }, (_, index) => ({
        ...list[0],
        id: `${set}-${index}`,
        name: `o${index}`,
        displayName: `o${index}`,
      })),
    );
  const retried = (id, faults, expectation = 'deploys') => ({
    ...one(`${expectation}: ${id}`, [run(ids, { faults })]),
  });
  const scopes = (...names) => ({ context: { Scopes: names } });
  return [
    one('deploys: twice', [run(whatIf), run(), run(), run(whatIf)]),
    one('deploys: over what is there', [run(whatIf), run(), run()], { objects: there() }),
    one('deploys: in a large tenant', [run(), run()], { objects: crowd, page: 25 }),
    one('deploys: connects', [run()], { context: null }),
    one('deploys: with permissions that are not told', [run()], { context: { Scopes: null }, strict: false }),
    ...['renamed', 'everybody', 'signed', 'half-signed', ...HOSTILE.map((_, index) => `hostile-${index}`)].flatMap(
      (name) => {
        const own = wantedOf(tree(name).files);
        const parameters = { parameters: idsOf(own), script: scriptOf(name) };
        const objects = tenantWith(own, { nameOf: formerName });
        return [
          {
            id: `deploys: ${name}`,
            tenant: tenantFor(own),
            runs: [
              run({}, { ...parameters, parameters: { ...idsOf(own), WhatIf: true } }),
              run({}, parameters),
              run({}, parameters),
            ],
          },
          {
            id: `deploys: ${name}, over what is there`,
            tenant: tenantFor(own, { objects }),
            runs: [run({}, parameters), run({}, parameters)],
          },
        ];
      },
    ),
    retried('refused for seconds', [
      { at: 1, status: 429, after: 7 },
      { at: 6, status: 429, after: 11 },
    ]),
    retried('refused until a time', [{ at: 6, status: 503, afterAsTime: 500 }]),
    retried('refused until tomorrow', [{ at: 5, status: 429, after: 86_400 }], 'fails'),
    retried('refused without a word', [{ at: 5, until: 9, status: 429 }]),
    retried('out of time while listing', [{ at: 2, status: 504 }]),
    retried('out of time while assigning', [{ at: 28, status: 504, done: true }]),
    retried('out of time while asking for ids', [{ at: 5, status: 504 }]),
    retried('refused for good', [{ at: 5, until: 99, status: 429 }], 'fails'),
    retried('out of time while creating', [{ at: 9, status: 504, done: true }], 'fails'),
    one('unassigned: without ids', [run({}), run({})]),
    one('unassigned: on request', [run({ ...ids, NoAssignment: true })]),
    one('some: by name', [run({ ...ids, Name: ['*Compliance', '*- Antivirus'] })]),
    one('some: by group', [run({ ...ids, Group: ['desks'] })]),
    one('refused: ids required', [run({ RequireAssignment: true })]),
    one('refused: contradiction', [run({ ...ids, RequireAssignment: true, NoAssignment: true })]),
    one('refused: no secret', [
      run(whatIf, { environment: { [SECRET_VARIABLE]: '' } }),
      run(ids, { environment: { [SECRET_VARIABLE]: '' } }),
    ]),
    one('refused: two of a name and no secret', [run(ids, { environment: { [SECRET_VARIABLE]: '' } })], {
      objects: doubled,
    }),
    one('refused: another template', [run(whatIf), run()], { objects: template }),
    one('refused: a template lacks a setting', [run(whatIf), run()], {
      templates: without(({ definition }) => /archivemaxsize/.test(definition)),
    }),
    one('refused: a template tells no id', [run()], { templates: withoutIds }),
    one('refused: no such template', [run()], { templates: {} }),
    one('refused: templates are hidden', [run()], { hidesTemplates: true }),
    one('refused: unknown group', [run({ ...ids, Group: ['nobody'] })]),
    one('refused: old format', [run(ids, { script: scriptOf('old-format') })]),
    {
      id: 'refused: an id for everybody',
      tenant: tenantFor(wantedOf(tree('everybody').files)),
      runs: [run({ GroupId: { 'All-Devices': OTHER_GROUP } }, { script: scriptOf('everybody') })],
    },
    {
      id: 'unnamed: everybody alone needs no id',
      tenant: tenantFor(wantedOf(tree('everybody').files)),
      runs: [run({ Group: ['devices', 'users'], RequireAssignment: true }, { script: scriptOf('everybody') })],
    },
    one('refused: interrupted build', [run(ids, { script: scriptOf('interrupted') })]),
    one(
      'refused: lacks a permission',
      [run()],
      scopes('DeviceManagementConfiguration.ReadWrite.All', 'DeviceManagementScripts.Read.All'),
    ),
    one('refused: is not given what it asks for', [run()], {
      context: null,
      refuses: ['DeviceManagementConfiguration.ReadWrite.All'],
    }),
    one(
      'reads: with -WhatIf',
      [run(whatIf)],
      scopes('DeviceManagementConfiguration.Read.All', 'DeviceManagementScripts.Read.All'),
    ),
    {
      id: 'refused: old and new name',
      tenant: tenantFor(renamed, {
        objects: mergeObjects(tenantWith(renamed), tenantWith(renamed.slice(0, 1), { nameOf: formerName })),
      }),
      runs: [run(idsOf(renamed), { script: scriptOf('renamed') })],
    },
    {
      id: 'refused: no id of a tag',
      tenant: tenantFor(renamed),
      runs: [run({ ...idsOf(renamed), ScopeTagId: {} }, { script: scriptOf('renamed') })],
    },
    ...takesBack(tree, scriptOf),
    ...['Pilots', 'Corporate'].map((name) => lacksForBefore(tree, scriptOf, name)),
    ...leaves(tree, scriptOf),
    one('refused: another tenant', [run({ ...ids, TenantId: OTHER_GROUP }), run({ ...ids, TenantId: OTHER_GROUP })]),
    one('refused: another tenant, when it connects', [run({ ...ids, TenantId: OTHER_GROUP })], { context: null }),
    one('deploys: to the tenant that is meant', [run({ ...ids, TenantId: TENANT_ID.toUpperCase() })], {
      context: null,
    }),
    one('refused: -DeleteLeft takes nothing back', [
      run({ ...ids, DeleteLeft: true, Undo: true }),
      run({ ...ids, DeleteLeft: true, NoAssignment: true }),
    ]),
    one('refused: -LeftGroup without -DeleteLeft', [run({ ...ids, LeftGroup: ['nobody'] })]),
    one('refused: -LeftGroup with a group that is here', [
      run({ ...ids, DeleteLeft: true, LeftGroup: ['nobody', 'DESKS'] }),
    ]),
    one('refused: -Previous without -Undo', [run({ ...ids, Previous: 'x' }), run({ ...ids, Finish: true })]),
    one('refused: no build before', [run({ ...ids, Undo: true, Previous: join(dirname(scriptOf('fleet')), 'desks') })]),
    { id: 'first', tenant: tenantFor(wanted), runs: [run({ ...ids, Name: [first.name] })] },
  ];
}

/** What was deployed is taken back: altogether, to the build before, and under the names before a group was renamed. */
function takesBack(tree, scriptOf) {
  const wanted = wantedOf(tree('fleet').files);
  const run = (name, parameters = {}, more = {}) => ({
    script: scriptOf(name),
    parameters: { ...idsOf(wantedOf(tree(name).files)), ...parameters },
    environment: ENVIRONMENT,
    faults: [],
    ...more,
  });
  const undo = { Undo: true };
  const to = (name) => ({ ...undo, Previous: dirname(scriptOf(name)) });
  const one = (id, ...runs) => ({ id: `takes back: ${id}`, tenant: tenantFor(wanted), runs });
  const faults = Array.from({ length: 12 }, (_, at) => [
    one(
      `fails at ${at + 1}`,
      run('fleet'),
      run('fleet', undo, { faults: [{ at: at + 1, status: 500 }] }),
      run('fleet', undo),
    ),
    one(
      `lost at ${at + 1}`,
      run('fleet'),
      run('fleet', undo, { faults: [{ at: at + 1, done: true }] }),
      run('fleet', undo),
    ),
  ]);
  return [
    one('all', run('fleet'), run('fleet', { ...undo, WhatIf: true }), run('fleet', undo), run('fleet', undo)),
    one(
      'all, and scripts',
      run('fleet'),
      run('fleet', undo),
      run('fleet', { ...undo, Finish: true }),
      run('fleet', undo),
    ),
    one('nothing', run('fleet', undo)),
    one(
      'to before',
      run('before'),
      run('fleet'),
      run('fleet', { ...to('before'), WhatIf: true }),
      run('fleet', to('before')),
    ),
    one('to the name before', run('fleet'), run('renamed'), run('renamed', to('fleet'))),
    one(
      'twice, to the name before',
      run('fleet'),
      run('renamed'),
      run('renamed', to('fleet')),
      run('renamed', to('fleet')),
    ),
    one('not deployed, to the name before', run('fleet'), run('renamed', to('fleet'))),
    one(
      'by new names, to the name before',
      run('fleet'),
      run('renamed'),
      run('renamed', { ...to('fleet'), Name: ['*desktops*'] }),
    ),
    ...wantedOf(tree('renamed').files)
      .filter(({ was }) => was)
      .map(({ name }) =>
        one(
          `alone, ${name}`,
          run('fleet'),
          run('renamed'),
          run('renamed', { ...to('fleet'), Name: [name], WhatIf: true }),
          run('renamed', { ...to('fleet'), Name: [name] }),
        ),
      ),
    one(
      'fails at deleting, to the name before',
      run('fleet'),
      run('renamed'),
      run('renamed', to('fleet'), { faults: [{ at: 1, until: 9999, method: 'DELETE', status: 500 }] }),
      run('renamed', to('fleet')),
    ),
    one(
      'without assigning, to before',
      run('before'),
      run('fleet'),
      run('fleet', { ...to('before'), GroupId: {}, FilterId: {}, NoAssignment: true }),
    ),
    ...faults.flat(),
  ];
}

/** A build has less than the one before it. */
function leaves(tree, scriptOf) {
  const more = wantedOf(tree('fleet').files);
  const run = (name, parameters = {}) => ({
    script: scriptOf(name),
    parameters: { ...idsOf(wantedOf(tree(name).files)), ...parameters },
    environment: ENVIRONMENT,
    faults: [],
  });
  const one = (id, runs, tenant = {}) => ({ id: `leaves: ${id}`, tenant: tenantFor(more, tenant), runs });
  // What others wrote, and what another fleet did, of the same names of groups.
  const strangers = [
    '',
    null,
    'Written by mdav for the group desks of the fleet another; change it there.',
    'Written by mdav for the group desks of the fleet simulated; change it there.\nNo longer, says somebody.',
    'Written by mdav for the group  of the fleet simulated; change it there',
  ].map((description, index) => ({
    id: `stranger-${index}`,
    name: `stranger ${index}`,
    description,
    templateReference: { templateId: '' },
    roleScopeTagIds: ['0'],
    assignments: [],
  }));
  const before = (parameters) => run('before', parameters);
  const folders = (name) => new Set(wantedOf(tree(name).files).map(({ folder }) => folder));
  const named = {
    DeleteLeft: true,
    LeftGroup: [...[...folders('fleet')].filter((one) => !folders('before').has(one)), 'nobody'],
  };
  const withStrangers = { objects: { configurationPolicies: strangers } };
  return [
    one('everything', [run('fleet'), before({ WhatIf: true }), before()], withStrangers),
    one(
      'it until it is deleted',
      [run('fleet'), before({ WhatIf: true, DeleteLeft: true }), before({ DeleteLeft: true }), before()],
      withStrangers,
    ),
    one('of one group', [run('fleet'), before({ Group: ['desks'] })]),
    one('of some names', [run('fleet'), before({ Name: ['*Compliance', '*servers*'] })]),
    one('it without ids', [run('fleet'), before({ GroupId: {}, DeleteLeft: true })]),
    one(
      'it until groups that are gone are named',
      [run('fleet'), before({ ...named, WhatIf: true }), before(named), before({ ...named, Group: ['desks'] })],
      withStrangers,
    ),
    one('it of groups that are gone without ids', [run('fleet'), before({ ...named, GroupId: {} })]),
    one('it where deleting fails', [
      run('fleet'),
      { ...before({ DeleteLeft: true }), faults: [{ at: 1, until: 9999, method: 'DELETE', status: 500 }] },
      before({ DeleteLeft: true }),
    ]),
    one('it where listing fails', [
      run('fleet', { Group: ['servers'] }),
      { ...run('fleet', { Group: ['servers'] }), faults: [{ at: 6, until: 9999, status: 500 }] },
    ]),
    {
      id: 'leaves: packages that it may not read',
      tenant: tenantFor(wantedOf(tree('everybody').files), {
        context: { Scopes: ['DeviceManagementConfiguration.ReadWrite.All'] },
      }),
      runs: [run('everybody')],
    },
  ];
}

/** The build before, whose names differ, cannot be assigned for want of an id. */
function lacksForBefore(tree, scriptOf, name) {
  const renamed = wantedOf(tree('renamed').files);
  const { GroupId, FilterId, ScopeTagId } = idsOf(renamed);
  const rest = (ids) => Object.fromEntries(Object.entries(ids).filter(([key]) => key !== name));
  const parameters = {
    GroupId: rest(GroupId),
    FilterId: rest(FilterId),
    ScopeTagId,
    Undo: true,
    Previous: dirname(scriptOf('fleet')),
  };
  const run = (more) => ({
    script: scriptOf('renamed'),
    parameters: { ...parameters, ...more },
    environment: ENVIRONMENT,
    faults: [],
  });
  return {
    id: `refused: no id of ${name} for the build before`,
    tenant: tenantFor(renamed, { objects: tenantWith(renamed) }),
    runs: [run({ WhatIf: true }), run({})],
  };
}

function mergeObjects(one, other) {
  return Object.fromEntries(
    Object.entries(one).map(([set, list]) => [
      set,
      [...list, ...(other[set] ?? []).map((object) => ({ ...object, id: `former-${object.id}` }))],
    ]),
  );
}

/** Ways to fail: the service refuses, the request never arrives, its answer never does, and nothing goes from then on. */
const FAULTS = { refused: { status: 500 }, unreachable: {}, lost: { done: true }, down: { until: 9999 } };

function faulty(trees, scriptOf, said, all) {
  const wanted = wantedOf(trees[0].files);
  const clean = { script: scriptOf('fleet'), parameters: idsOf(wanted), environment: ENVIRONMENT, faults: [] };
  const tenants = {
    empty: ['deploys: twice', 1, {}],
    'in use': ['deploys: over what is there', 1, { objects: tenantWith(wanted) }],
  };
  return Object.entries(tenants).flatMap(([where, [id, index, tenant]]) => {
    const { length } = said.get(id)[index].requests;
    const requests = Array.from({ length }, (_, request) => request + 1);
    return requests.flatMap((at) =>
      Object.entries(FAULTS)
        // Every request fails in some way; in every way only where there is time.
        .filter((_, way) => all || (at + way) % Object.keys(FAULTS).length === 0)
        .map(([way, fault]) => ({
          id: `${way} at ${at} of ${length}, ${where}`,
          tenant: tenantFor(wanted, tenant),
          runs: [{ ...clean, faults: [{ at, ...fault }] }, clean],
        })),
    );
  });
}

export const INTUNE_SCENARIOS = { trees, plain, faulty, tags: TAGS };
