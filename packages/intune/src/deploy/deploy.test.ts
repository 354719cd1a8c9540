import { describe, expect, it } from 'vitest';
import { groupOf } from '../__tests__/groups.ts';
import { textOf } from '../__tests__/samples.ts';
import { assignBody } from './assign-body.ts';
import { deployScriptText } from './deploy-script.ts';
import { type Deployment, deploymentOf, OBJECT_KINDS } from './deployment.ts';
import { COLLECTIONS, requestsFile } from './requests.ts';
import { undoRequestsFile } from './undo-requests.ts';

const group = groupOf(
  {},
  {
    intune: { assign: ['A', 'all-devices', 'B', 'all-users'], exclude: ['C'], filter: { name: 'F', mode: 'exclude' } },
  },
);
const deployment: Deployment = deploymentOf(
  group,
  OBJECT_KINDS.map((kind) => ({
    kind,
    name: kind,
    file: `${kind}.json`,
    scripts: null,
    secret: null,
    templateIds: null,
    undo: null,
  })),
);

describe('the deployment script and requests.http', () => {
  it.each(OBJECT_KINDS)('know the same address, verb and name for %s', (kind) => {
    const { path, replace, nameKey } = COLLECTIONS[kind];
    const entry = new RegExp(
      `${kind}\\s+= @\\{\\n\\s+Path = '/beta/deviceManagement/${path}'\\n\\s+NameKey = '${nameKey}'\\n\\s+Replace = '${replace}'\\n`,
    );
    expect(deployScriptText()).toMatch(entry);
    const requests = textOf(requestsFile(deployment, { create: new Map(), replace: new Map() }));
    expect(requests).toContain(`POST {{graph}}/${path}\n`);
    expect(requests).toContain(`${replace} {{graph}}/${path}/{{object${OBJECT_KINDS.indexOf(kind) + 1}}}\n`);
  });

  it('assign the same set in the same way', () => {
    const text = JSON.stringify(
      OBJECT_KINDS.map((kind) => assignBody(deployment, kind, { group: String, filter: 'f' })),
    );
    for (const word of text.matchAll(/"([A-Za-z@#.]+)"/g)) {
      const [, found = ''] = word;
      if (/^[0-9f]$/.test(found)) continue;
      // The script puts the type of a target together.
      const known = found.replace(/^#microsoft\.graph\.(\w+AssignmentTarget)$/, '$1');
      expect(deployScriptText().includes(known) || found === 'exclude', found).toBe(true);
    }
  });

  it('deletes in one place alone, where somebody asks to take back, and says so', () => {
    expect(deployScriptText().match(/-Method DELETE|Remove-Mg/g)).toEqual(['-Method DELETE']);
    expect(deployScriptText()).toMatch(/Deletes nothing\s+without -Undo or -DeleteLeft/);
    expect(deployScriptText().match(/Undo-(?:Everything|Object) -Plan/g)).toHaveLength(3);
    expect(deployScriptText()).toMatch(/if \(\$Undo\) \{\s+Undo-Everything/);
    expect(deployScriptText()).toMatch(/if \(\$DeleteLeft [^\n]*\) \{\s+try \{\s+Undo-Object/);
  });

  it('take the same objects back, and a value on devices before the object that set it', () => {
    const scripts = { detection: 'd.ps1', remediation: 'r.ps1' };
    const undo = { file: 'Undo/healthScript.json', scripts, secret: null, templateIds: null };
    const objects = deployment.objects.map((one) => ({ ...one, undo: one.kind === 'healthScript' ? undo : null }));
    const requests = textOf(undoRequestsFile({ ...deployment, objects }));
    for (const [index, kind] of OBJECT_KINDS.entries())
      expect(requests).toContain(`DELETE {{graph}}/${COLLECTIONS[kind].path}/{{object${index + 1}}}\n`);
    expect(requests.match(/^(?:PUT|PATCH) /gm)).toEqual(['PATCH ']);
    expect(requests.indexOf('< ./Undo/healthScript.json')).toBeLessThan(
      requests.indexOf('DELETE {{graph}}/deviceHealthScripts'),
    );
    expect(requests).toContain('mdav import of the estate before the change');
  });

  it('knows the objects of a renamed group by their old names, and tags by theirs', () => {
    const renamed = deploymentOf({ ...group, was: 'desks', intune: { scopeTags: ['Berlin', 'Default'] } }, [
      {
        kind: 'customProfile',
        name: `contoso - ${group.name} - Defender`,
        file: 'f',
        scripts: null,
        secret: null,
        templateIds: null,
        undo: null,
      },
    ]);
    expect(renamed.objects[0]?.was).toBe('contoso - desks - Defender');
    expect(deployment.objects[0]?.was).toBe(null);
    expect([renamed.scopeTags, deployment.scopeTags]).toEqual([['Berlin', 'Default'], []]);
    const requests = textOf(requestsFile(renamed, { create: new Map(), replace: new Map() }));
    expect(requests).toContain('look for contoso - desks - Defender too');
    expect(requests).toContain('put the id of Berlin');
    expect(requests).toContain('scope tag Default is 0');
    expect(requests).not.toContain('put the id of Default');
  });

  it('look for an object on every page before it is created', () => {
    const requests = textOf(requestsFile(deployment, { create: new Map(), replace: new Map() }));
    for (const [index] of OBJECT_KINDS.entries()) {
      const next = requests.indexOf(`GET {{looked${index + 1}.response.body.$['@odata.nextLink']}}`);
      expect(next).toBeGreaterThan(requests.indexOf(`# @name looked${index + 1}\n`));
      expect(requests.indexOf(`# @name created${index + 1}\n`)).toBeGreaterThan(next);
    }
  });
});

describe('everybody and ids', () => {
  const ID = '5A0b1c2d-0000-4000-8000-000000000001';
  const wide = deploymentOf(
    groupOf(
      {},
      {
        intune: { assign: ['all-users', ID, 'all-devices', 'A'], exclude: [ID], filter: { name: ID, mode: 'include' } },
      },
    ),
    deployment.objects,
  );

  it('are told from names of groups', () => {
    expect([wide.assignAll, wide.assign]).toEqual([
      ['all-devices', 'all-users'],
      [ID, 'A'],
    ]);
  });

  it('are no word where nobody wrote one', () => {
    const { assign, assignAll } = deploymentOf({ ...groupOf({}, {}), name: 'all-devices' }, []);
    expect([assign, assignAll]).toEqual([['all-devices'], []]);
  });

  it('are assigned with the filter, and by no group', () => {
    const ids = { group: (place: number) => `id-${place}`, filter: 'f' };
    const filtered = {
      deviceAndAppManagementAssignmentFilterId: 'f',
      deviceAndAppManagementAssignmentFilterType: 'include',
    };
    expect(assignBody(wide, 'configurationPolicy', ids)).toEqual({
      assignments: [
        { target: { '@odata.type': '#microsoft.graph.allDevicesAssignmentTarget', ...filtered } },
        { target: { '@odata.type': '#microsoft.graph.allLicensedUsersAssignmentTarget', ...filtered } },
        { target: { '@odata.type': '#microsoft.graph.groupAssignmentTarget', groupId: 'id-0', ...filtered } },
        { target: { '@odata.type': '#microsoft.graph.groupAssignmentTarget', groupId: 'id-1', ...filtered } },
        { target: { '@odata.type': '#microsoft.graph.exclusionGroupAssignmentTarget', groupId: 'id-2' } },
      ],
    });
  });

  it('need nothing to be put into the requests', () => {
    const requests = textOf(requestsFile(wide, { create: new Map(), replace: new Map() }));
    expect(requests).toContain(
      `\n@group1 = ${ID}\n# Object id of the device group A\n@group2 = 00000000-0000-0000-0000-000000000000\n@group3 = ${ID}\n@filter = ${ID}\n`,
    );
  });
});

describe('the body of an assignment', () => {
  const ids = { group: (place: number) => `id-${place}`, filter: 'id-f' };

  it('has every group, the filter on those that are included, and exclusions without one', () => {
    expect(assignBody(deployment, 'configurationPolicy', ids)).toEqual({
      assignments: [
        ...[
          { '@odata.type': '#microsoft.graph.allDevicesAssignmentTarget' },
          { '@odata.type': '#microsoft.graph.allLicensedUsersAssignmentTarget' },
          { '@odata.type': '#microsoft.graph.groupAssignmentTarget', groupId: 'id-0' },
          { '@odata.type': '#microsoft.graph.groupAssignmentTarget', groupId: 'id-1' },
        ].map((target) => ({
          target: {
            ...target,
            deviceAndAppManagementAssignmentFilterId: 'id-f',
            deviceAndAppManagementAssignmentFilterType: 'exclude',
          },
        })),
        { target: { '@odata.type': '#microsoft.graph.exclusionGroupAssignmentTarget', groupId: 'id-2' } },
      ],
    });
  });

  it('runs the scripts of a package, and the one that mends, every night', () => {
    expect(assignBody(deployment, 'healthScript', ids)).toMatchObject({
      deviceHealthScriptAssignments: [
        { runRemediationScript: true, runSchedule: { interval: 1, time: '01:00:00' } },
        ...Array.from({ length: 4 }, () => ({ runRemediationScript: true })),
      ],
    });
  });
});
