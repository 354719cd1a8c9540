import { once } from '@mdav/core/format';
import { fill, type PowerShell } from '@mdav/quote';
import {
  ASSIGNMENTS,
  BODIES,
  DEPLOY_MDAV_INTUNE,
  LEFT,
  OBJECTS,
  REQUESTS,
  TEMPLATES,
  UNDO,
} from './embedded.generated.ts';

/** Where the script lies in the output. */
export const DEPLOY_SCRIPT_NAME = 'Deploy-MdavIntune.ps1';

/**
 * The script that creates the Intune objects of an output: one text for all groups, at the root. What it does is in the
 * `assignments.json` of each group, so nothing of a fleet file ever becomes code.
 */
export const deployScriptText: () => PowerShell = once(() =>
  fill(DEPLOY_MDAV_INTUNE, {
    requests: REQUESTS,
    templates: TEMPLATES,
    bodies: BODIES,
    objects: OBJECTS,
    assignments: ASSIGNMENTS,
    undo: UNDO,
    left: LEFT,
  }),
);
