import type { ManualStep } from '../model/manual-step.ts';

/** The folder of a group from which a step takes files. */
const FOLDERS: Readonly<Record<string, string>> = {
  'import-registry-file': 'registry',
  'import-gpo': 'gpo',
  'deploy-with-configmgr': 'configmgr',
  'import-intune-policy': 'intune',
};

/** A step that takes files from a folder which the build does not have says so first; `paths` are those of the group. */
export function nameMissingFolder(step: ManualStep, paths: Iterable<string>): ManualStep {
  const folder = FOLDERS[step.id];
  if (folder === undefined || [...paths].some((path) => path.startsWith(`${folder}/`))) return step;
  const first = `This build has no folder \`${folder}\`: with \`--target\` it writes what is named alone. Build without it, or add \`default\` to the list, before this step.`;
  return { ...step, actions: [first, ...step.actions] };
}
