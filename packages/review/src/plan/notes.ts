import { type Delivery, isPassive, isServer } from '@mdav/core';
import { identityOf } from '@mdav/core/format';
import { mdText } from '@mdav/quote';
import { abandoned, goesBy } from './abandoned.ts';
import { emptiedPolicies } from './emptied-policies.ts';
import type { RawChange, SettingChange } from './fleet-plan.ts';
import { leftBehind } from './left-behind.ts';
import type { GroupPair } from './match-groups.ts';
import type { PlannedGroup } from './plan-state.ts';
import { LEAVING, rawNotes } from './raw-notes.ts';
import { systemsChanged } from './systems.ts';
import { serversLeftPassive } from './transition.ts';

/** What the files of a changed group do not do by themselves; complete sentences. */
export function notesOn(
  pair: GroupPair,
  settings: readonly SettingChange[],
  residue: readonly RawChange[],
): readonly string[] {
  const { before, after } = pair;
  return [
    recognised(pair),
    otherIdentity(pair),
    ...systemsChanged(before, after),
    otherProduct(before, after),
    returnDenied(before, after),
    ...abandoned(before, after),
    ...emptiedPolicies(before, after),
    ...leftBehind(before, after),
    ...rawNotes(before, after),
    groupGone(before, after, settings.length + residue.length > 0),
  ].filter((note) => note !== undefined);
}

/** Content proves nothing: whoever reads the plan can see what it goes by. */
function recognised({ before, renamed }: GroupPair): string | undefined {
  if (before === undefined || renamed?.by !== 'content') return undefined;
  return `It is taken for \`${before.name}\`, of which ${renamed.same} of ${renamed.of} things are said here in the same words.`;
}

/** Nobody sees in a fleet file that identifiers derive from a name. */
function otherIdentity({ before, after, renamed }: GroupPair): string | undefined {
  if (after === undefined) return undefined;
  if (before === undefined)
    return after.was === undefined
      ? undefined
      : `\`was: ${after.was}\` leads to no group of the old side that is gone here.`;
  const first = identityOf(before);
  if (first === identityOf(after)) return undefined;
  const steps = renamed === undefined ? '' : ', and the runbook says how to rename what is deployed';
  return `What derives from its name changes, such as the id of its Group Policy object. Write \`was: ${first}\`, and that stays${steps}.`;
}

/** Passive devices live on the other product: that one takes over from another, no file does. */
function otherProduct(before: PlannedGroup | undefined, after: PlannedGroup | undefined): string | undefined {
  const [was, is] = [before?.group?.antivirus, after?.group?.antivirus];
  if (typeof was !== 'object' || typeof is !== 'object' || was.product === is.product) return undefined;
  if (before?.group === undefined || after?.group === undefined) return undefined;
  if (!isPassive(before.group.mode) || !isPassive(after.group.mode)) return undefined;
  const forced = after.group.os.some(({ id }) => isServer(id))
    ? ': a passive server does not become active when the other antivirus goes, and nothing protects it then'
    : '';
  const gone = mdText(was.product);
  return `${mdText(is.product)} takes the place of ${gone}. See on every device that it is installed and protects in real time before ${gone} is removed${forced}. Where the two cannot run beside each other, be active in between: \`mode: active\` first.`;
}

/** Where the fleet file says nothing of it, that is a dead end. */
function returnDenied(before: PlannedGroup | undefined, after: PlannedGroup | undefined): string | undefined {
  const group = after?.group;
  if (before?.mode === undefined || group?.currentMode === undefined || group.currentMode === 'passive')
    return undefined;
  if (serversLeftPassive(before.mode, group, before.os).length === 0) return undefined;
  return `The fleet file calls the servers ${group.currentMode}; those that became passive before stay so: removing \`ForceDefenderPassiveMode\` is not enough. Write \`currentMode: passive\`, and the value 0 is set.`;
}

const STAY_PASSIVE =
  'Servers that it forced passive stay passive when the value is gone: keep the group until they are back, with `mode: active` and `currentMode: passive`, which sets the value 0, and delete it once they were restarted and show `Normal`.';

/** What takes back what went a way. */
const TAKING_BACK: readonly { readonly ways: readonly Delivery[]; readonly says: string; readonly forced?: string }[] =
  [
    { ways: ['gpo'], says: 'unlink the Group Policy object' },
    { ways: ['intune'], says: 'take away the assignments in Intune' },
    { ways: ['configmgr'], says: 'delete the deployment of the antimalware policy' },
    {
      ways: LEAVING,
      says: 'run the undo of the last build, which the next build removes',
      // Servers that another group keeps passive would become active by it.
      forced:
        'run the undo of the last build, which the next build removes, on servers that are to be active alone, since it sets the value 0',
    },
  ];

function groupGone(
  before: PlannedGroup | undefined,
  after: PlannedGroup | undefined,
  hasPolicy: boolean,
): string | undefined {
  if (before === undefined || after !== undefined || !hasPolicy) return undefined;
  const isForced = before.settings.some(
    ({ setting, value }) => setting === 'forceDefenderPassiveMode' && value === true,
  );
  const taking = TAKING_BACK.filter(({ ways }) => ways.some((way) => goesBy(before, way))).map(({ says, forced }) =>
    isForced ? (forced ?? says) : says,
  );
  const keep = `Its devices keep what they were given until something takes it back${taking.length === 0 ? '' : `: ${taking.join(', ')}`}.`;
  return isForced ? `${keep} ${STAY_PASSIVE}` : keep;
}
