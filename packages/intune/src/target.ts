import type { ResolvedGroup } from '@mdav/core';
import type { ArtifactInfo, FleetTarget, Produced, Target } from '@mdav/core/format';
import { jsonBytes, utf8, writtenTemplate } from '@mdav/core/format';
import type { Code } from '@mdav/quote';
import { mdmChannel } from './channel.ts';
import { encodeCompliance } from './compliance/encode.ts';
import { customProfileCodec } from './custom/codec.ts';
import { DEPLOY_SCRIPT_NAME, deployScriptText } from './deploy/deploy-script.ts';
import type { ObjectFiles } from './deploy/deployment.ts';
import { deploymentOf } from './deploy/deployment.ts';
import { complianceChange, requestsFile } from './deploy/requests.ts';
import { undoRequestsFile } from './deploy/undo-requests.ts';
import type { Layout, LayoutName } from './layout/layout.ts';
import { LAYOUT_NAMES, LAYOUTS } from './layout/layout.ts';
import type { MdmForm } from './lower/form.ts';
import { safeFileName } from './names/file-name.ts';
import { onboardingOf } from './onboarding/onboarding-of.ts';
import { packageDeployment } from './onboarding/package-deployment.ts';
import { scriptPackageCodec } from './scripts/codec.ts';
import { forcingUndo } from './scripts/forcing-package.ts';
import type { ScriptPackage } from './scripts/package.ts';
import { settingsCatalogCodec } from './settings-catalog/codec.ts';
import { settingsAtDeployment } from './settings-catalog/ids-at-deployment.ts';
import { encodePortalForm } from './settings-catalog/portal.ts';
import { syncmlTarget } from './syncml/target.ts';
import { utcmTarget } from './utcm/target.ts';

/** Options of the target, by the names that `ArtifactInfo.options` has them under. */
export const INTUNE_OPTIONS = {
  /** Folders and file names: one of `LAYOUT_NAMES`; default `plain`. */
  layout: 'intune-layout',
  /** `yes` adds the bytes that the portal imports. */
  portal: 'intune-portal',
} as const;

const settingsCatalog: Target = {
  id: 'settings-catalog',
  title: 'Intune: settings catalog and endpoint security policies, custom profiles, script packages',
  serves: ['intune'],
  produce,
};

/** What this package writes. */
export const intuneTargets: readonly Target[] = [settingsCatalog];

/** What it can write besides, for groups that Intune or its like manages, when somebody names it. */
export const furtherIntuneTargets: readonly Target[] = [syncmlTarget, utcmTarget];

/** The script that deploys every group, where one has something to deploy. */
const deployScript: FleetTarget = {
  id: settingsCatalog.id,
  title: 'Deployment of the Intune objects',
  advice:
    '`./Deploy-MdavIntune.ps1 -WhatIf` says what it would create or replace in the tenant, and the same without `-WhatIf` does it. `-Group` takes some groups alone; it deletes nothing, unless `-Undo` asks it to take back what it created, or `-DeleteLeft` to delete what an earlier build had and this one has not. `-TenantId` refuses any other tenant.',
  produce: (groups) =>
    groups.some(({ files }) => files.some((path) => path.endsWith('/intune/assignments.json')))
      ? new Map([[DEPLOY_SCRIPT_NAME, utf8(deployScriptText())]])
      : new Map(),
};

/** What this package writes beside the folders of the groups. */
export const intuneFleetTargets: readonly FleetTarget[] = [deployScript];

const EDR_TEMPLATE = writtenTemplate('edr').id;

interface Output {
  readonly files: Map<string, Uint8Array>;
  readonly objects: ObjectFiles[];
  readonly create: Map<string, Code<'http'>>;
  readonly replace: Map<string, Code<'http'>>;
}

function produce(group: ResolvedGroup, { options = {} }: ArtifactInfo): Produced {
  const { form, emissions } = mdmChannel.lower(group);
  const output: Output = { files: new Map(), objects: [], create: new Map(), replace: new Map() };
  const onboarding = onboardingOf(group);
  const beside =
    onboarding?.kind === 'package' ? form.catalog.find(({ template }) => template?.id === EDR_TEMPLATE) : undefined;
  const importable = { ...form, catalog: form.catalog.filter((policy) => policy !== beside) };
  addPolicies(output, group, importable, layoutOf(options[INTUNE_OPTIONS.layout]));
  if (options[INTUNE_OPTIONS.portal] === 'yes') addPortalForms(output, form);
  if (onboarding?.kind === 'package') {
    const { object, bytes, request } = packageDeployment(group, onboarding, beside);
    put(output, object, bytes);
    output.create.set(object.name, request);
  }
  if (output.objects.length > 0) addDeployment(output, group);
  return { files: output.files, emissions, diagnostics: [] };
}

function layoutOf(name: string | undefined): Layout {
  const known: LayoutName = LAYOUT_NAMES.find((candidate) => candidate === name) ?? 'plain';
  return LAYOUTS[known];
}

/** Adds an object with its file, whose path is relative to the folder `intune`. */
function put({ files, objects }: Output, object: ObjectFiles, bytes: Uint8Array): void {
  files.set(`intune/${object.file}`, bytes);
  objects.push(object);
}

function addPolicies(output: Output, group: ResolvedGroup, form: MdmForm, layout: Layout): void {
  const nothing = { scripts: null, secret: null, templateIds: null, undo: null };
  for (const policy of form.catalog) {
    const { name } = policy;
    const settings = settingsAtDeployment(policy);
    const template = policy.template?.id;
    const object: ObjectFiles =
      template === undefined || settings.length === 0
        ? { kind: 'configurationPolicy', name, file: layout.policy(policy), ...nothing }
        : { kind: 'configurationPolicy', name, file: apart(name), ...nothing, templateIds: { template, settings } };
    put(output, object, settingsCatalogCodec.encode(policy));
  }
  for (const profile of form.custom) {
    const object = { kind: 'customProfile', name: profile.name, file: layout.profile(profile), ...nothing } as const;
    put(output, object, customProfileCodec.encode(profile));
  }
  for (const pack of form.scripts) {
    const { json: file, ...scripts } = layout.script(pack);
    const undo = addUndo(output, forcingUndo(group, pack));
    put(
      output,
      { ...nothing, kind: 'healthScript', name: pack.name, file, scripts, undo },
      scriptPackageCodec.encode(pack),
    );
    output.files.set(`intune/${scripts.detection}`, utf8(pack.detection));
    output.files.set(`intune/${scripts.remediation}`, utf8(pack.remediation));
  }
  for (const policy of form.compliance) {
    const object = {
      kind: 'compliancePolicy',
      name: policy.name,
      file: layout.compliance(policy),
      ...nothing,
    } as const;
    put(output, object, encodeCompliance(policy));
    output.replace.set(policy.name, complianceChange(policy));
  }
}

/** What takes a script package back lies in no folder that an import tool looks into. */
function addUndo({ files }: Output, pack: ScriptPackage | undefined): ObjectFiles['undo'] {
  if (pack === undefined) return null;
  const path = `Undo/${safeFileName(pack.name)}`;
  const scripts = { detection: `${path}_detection.ps1`, remediation: `${path}_remediation.ps1` };
  files.set(`intune/${path}.json`, scriptPackageCodec.encode(pack));
  files.set(`intune/${scripts.detection}`, utf8(pack.detection));
  files.set(`intune/${scripts.remediation}`, utf8(pack.remediation));
  return { file: `${path}.json`, scripts, secret: null, templateIds: null };
}

/** A policy that is whole only once it is deployed lies in no folder that an import tool looks into. */
function apart(name: string): string {
  return `Filled in at deployment/${safeFileName(name)}.json`;
}

/** The portal imports plain policies only. */
function addPortalForms({ files }: Output, { catalog }: MdmForm): void {
  for (const policy of catalog) {
    if (policy.template !== null) continue;
    files.set(`intune/Portal/${safeFileName(policy.name)}.json`, encodePortalForm(policy));
  }
}

function addDeployment({ files, objects, create, replace }: Output, group: ResolvedGroup): void {
  const deployment = deploymentOf(group, objects);
  files.set('intune/assignments.json', jsonBytes(deployment));
  files.set('intune/requests.http', requestsFile(deployment, { create, replace }));
  files.set('intune/undo.http', undoRequestsFile(deployment));
}
