import { type Agent, type DeviceDefault, OS_INFO, type SettingDefaults } from '@mdav/core';

/** What a device does when nobody sets it, a line for each source; none where no source tells. */
export function describeDefaults({ mdm, gpo, devices = [] }: SettingDefaults = {}): readonly string[] {
  const byChannel = [mdm && `${mdm} over MDM`, gpo && `${gpo} by Group Policy`].filter(Boolean).join(', ');
  const told = mdm === gpo && devices.length === 0 ? mdm : byChannel;
  return [...(told === undefined || told === '' ? [] : [told]), ...devices.map(deviceWords)];
}

const AGENT_WORDS: Readonly<Record<Agent, string>> = {
  builtin: 'what is part of Windows',
  unified: 'the modern unified solution',
  mma: 'the Microsoft Monitoring Agent',
};

/** `audit on Windows 11 from build 22621, with Defender for Endpoint`. */
function deviceWords({ value, os, fromBuild, onboarded, agent }: DeviceDefault): string {
  const systems = os.map((id) => OS_INFO[id].title).join(', ');
  const build = fromBuild === undefined ? '' : ` from build ${fromBuild}`;
  const sensor = onboarded === undefined ? '' : `, with${onboarded ? '' : 'out'} Defender for Endpoint`;
  const solution = agent === undefined ? '' : ` by ${AGENT_WORDS[agent]}`;
  return `${value} on ${systems}${build}${sensor}${solution}`;
}
