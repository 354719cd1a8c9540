import { type AssignAll, assignedTo, type ResolvedGroup } from '@mdav/core';
import { formerName } from '../names/object-name.ts';
import type { SettingAtDeployment } from '../settings-catalog/ids-at-deployment.ts';

/** What `Deploy-MdavIntune.ps1` does with an object: which part of Graph it belongs to. */
export const OBJECT_KINDS = ['configurationPolicy', 'customProfile', 'healthScript', 'compliancePolicy'] as const;
export type ObjectKind = (typeof OBJECT_KINDS)[number];

/** An object and its files. Paths are relative to the folder `intune`. */
export interface ObjectFiles {
  readonly kind: ObjectKind;
  /** The name in Intune, by which the object is found again. */
  readonly name: string;
  readonly file: string;
  /** The scripts of a package; they win over the copies in its file. */
  readonly scripts: { readonly detection: string; readonly remediation: string } | null;
  /** A text of the file that is replaced by what an environment variable holds. */
  readonly secret: { readonly placeholder: string; readonly environment: string } | null;
  /** Texts of the file that are replaced by ids of the template, for which the tenant is asked. */
  readonly templateIds: { readonly template: string; readonly settings: readonly SettingAtDeployment[] } | null;
  /** What takes the object's place to take back what it did on devices, where deleting it would leave that; as its own files are. */
  readonly undo: Pick<ObjectFiles, 'file' | 'scripts' | 'secret' | 'templateIds'> | null;
}

/** An object to create or replace. */
export interface DeployedObject extends ObjectFiles {
  /** The name that it had before its group was renamed, under which it may still be in the tenant. */
  readonly was: string | null;
}

/** `assignments.json`: who gets the objects of a group, in names for people. Ids belong to a tenant and come later. */
export interface Deployment {
  readonly formatVersion: 4;
  readonly fleet: string;
  readonly group: string;
  /** Device groups that get every object, by name or object id. */
  readonly assign: readonly string[];
  /** What Intune knows as everybody, and gets every object. */
  readonly assignAll: readonly AssignAll[];
  /** Device groups that do not, by name or object id, even if they are in one of those. */
  readonly exclude: readonly string[];
  readonly filter: { readonly name: string; readonly mode: 'include' | 'exclude' } | null;
  /** Names of the role scope tags of every object; empty leaves them alone. */
  readonly scopeTags: readonly string[];
  readonly objects: readonly DeployedObject[];
}

/** What is to be deployed for a group. Without a name the group's own stands for its devices. */
export function deploymentOf(group: ResolvedGroup, objects: readonly ObjectFiles[]): Deployment {
  const { exclude = [], filter, management, scopeTags = [] } = group.intune ?? {};
  const { groups, all } = assignedTo(group);
  return {
    formatVersion: 4,
    fleet: group.fleet,
    group: group.name,
    assign: groups,
    assignAll: all,
    exclude,
    // Devices that Defender for Endpoint manages ignore filters.
    filter: filter === undefined || management === 'mde' ? null : { name: filter.name, mode: filter.mode },
    scopeTags,
    objects: objects.map((object) => ({ ...object, was: formerName(group, object.name) })),
  };
}
