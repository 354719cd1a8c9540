import { isServer, OS_INFO } from '../../facts/os.ts';
import type { OsFact, ResolvedGroup } from '../../model/resolved.ts';
import { assigned, installed, isToBePassive, osNames, osWith, placeOf, refusedBy } from '../../rule/ask.ts';
import type { Found } from '../../rule/rule.ts';
import { defineRule } from '../../rule/rule.ts';

/** A mode that only another run of the installer brings. */
export const deploymentToolDecidesMode = defineRule({
  id: 'deployment-tool-decides-mode',
  chapter: 'forcing',
  severity: 'error',
  what: 'Devices that the Defender deployment tool has installed are to change between active and passive.',
  why: 'On Windows Server 2008 R2 SP1 the option `-Passive` of the tool chooses the mode when it installs; Windows 7 SP1 does not support it. Where an earlier run left Windows 7 passive, the forcing value does not lead back to active: that takes offboarding, uninstalling and another run. Whether the value acts on Windows Server 2008 R2, the cited pages do not say.',
  fix: 'Install them anew by the tool after offboarding and uninstalling, then write the new `currentMode`.',
  autofix: { none: 'devices' },
  waive: 'While the devices are being installed anew.',
  basis: 'documented',
  sources: ['deployment-tool', 'onboard-downlevel'],
  good: `
    os: windows-server-2008-r2
    mode: passive
    antivirus: { product: Contoso Protect, exclusionsForDefender: true }
    onboarding: { state: planned, via: deployment-tool }
    deliver: [gpo]
  `,
  bad: `
    os: windows-7
    mode: active
    currentMode: passive
    antivirus: none
    onboarding: { state: onboarded, via: deployment-tool }
    deliver: [gpo]
  `,
  check: (group) => {
    const forced = forcing(group);
    if (!isToBePassive(group)) return [...toActive(group, installed(group)), ...forced];
    const refused = refusedBy(group, 'passive-unsupported-os');
    const affected = installed(group).filter((os) => !refused.includes(os));
    return [...toPassive(group, affected), ...forced];
  },
});

/** A forcing value that somebody writes for servers on which no page says what it does. */
function forcing(group: ResolvedGroup): readonly Found[] {
  const assignment = assigned(group, 'forceDefenderPassiveMode');
  const affected = installed(group).filter(({ id }) => isServer(id));
  if (affected.length === 0 || assignment?.origin.kind !== 'written' || typeof assignment.value !== 'boolean')
    return [];
  return [
    {
      at: assignment.origin.at,
      setting: assignment.setting,
      severity: 'warning',
      message: `Whether forceDefenderPassiveMode acts on ${osNames(affected)}, the cited pages do not say: the Defender deployment tool chooses the mode there.`,
      hint: 'Take the setting out of the groups of these devices.',
    },
  ];
}

function toPassive(group: ResolvedGroup, affected: readonly OsFact[]): readonly Found[] {
  const { currentMode, onboarding } = group;
  if (affected.length === 0 || onboarding?.state !== 'onboarded' || currentMode === 'passive') return [];
  if (currentMode !== undefined) {
    const message = `Defender Antivirus is ${currentMode} on ${osNames(affected)}, and only the Defender deployment tool installs it passive.`;
    return [{ at: placeOf(group, 'currentMode'), message }];
  }
  return [
    {
      at: placeOf(group, 'mode'),
      severity: 'info',
      message: `${osWith(affected, 'is', 'are')} passive if the Defender deployment tool ran with \`-Passive\`; the group does not say its \`currentMode\`.`,
      hint: 'Write `currentMode: passive` where it did.',
    },
  ];
}

function toActive(group: ResolvedGroup, affected: readonly OsFact[]): readonly Found[] {
  if (group.currentMode !== 'passive') return [];
  const at = placeOf(group, 'currentMode');
  const [clients, servers] = (['client', 'server'] as const).map((kind) =>
    affected.filter(({ id }) => OS_INFO[id].class === kind),
  );
  return [
    ...(clients?.length
      ? [
          {
            at,
            message: `Nothing in the output brings ${osNames(clients)} back to active: the forcing value does not.`,
          },
        ]
      : []),
    ...(servers?.length
      ? [
          {
            at,
            severity: 'warning' as const,
            message: `Whether the value 0 of ForceDefenderPassiveMode brings ${osNames(servers)} back to active, the cited pages do not say; the output does not carry it.`,
          },
        ]
      : []),
  ];
}
