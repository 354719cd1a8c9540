import { findSetting } from '../../catalogue/lookup.ts';
import { oneLower } from '../../diagnostic/diagnostic.ts';
import { OS_INFO } from '../../facts/os.ts';
import { lacksAntivirus } from '../../facts/support.ts';
import { defineRule } from '../../rule/rule.ts';

/** Defender settings for Windows Server 2012 R2 without the agent that brings Defender Antivirus. */
export const server2012R2NoAntivirus = defineRule({
  id: 'server-2012r2-no-antivirus',
  chapter: 'environment',
  severity: 'error',
  milder: 'while the group does not say its `agent`, and where it sets nothing but the sensor',
  guard: true,
  what: 'Active mode or settings of Defender Antivirus are aimed at Windows Server 2012 R2 without the unified agent.',
  why: 'Windows Server 2012 R2 has no Defender Antivirus of its own; the unified agent installs it. Without it settings reach nothing, and no server runs in active mode.',
  fix: 'Install the modern unified solution and declare `agent: unified`, or take these servers out of the group.',
  autofix: { none: 'devices' },
  waive:
    'While the agent is being rolled out and the settings are to be there first, or for servers that have the sensor alone.',
  basis: 'documented',
  sources: ['compat-2026', 'server-2026'],
  good: `
    os: windows-server-2012-r2
    agent: unified
    mode: active
    deliver: [gpo]
    settings: { allowArchiveScanning: true }
  `,
  bad: `
    os: windows-server-2012-r2
    agent: mma
    mode: active
    deliver: [gpo]
    settings: { allowArchiveScanning: true }
  `,
  check: (group) => {
    const os = group.os.find(({ id }) => lacksAntivirus(id, group.agent));
    if (os === undefined) return [];
    const { title } = OS_INFO[os.id];
    const unsaid = group.agent === undefined;
    const why = unsaid ? 'the group does not say which `agent` it has' : `the agent is ${group.agent}`;
    const written = group.assignments.filter(({ origin }) => origin.kind === 'written');
    // The sensor of Defender for Endpoint is there without the antivirus.
    const settings = written.filter(({ setting }) => findSetting(setting)?.area !== 'onboarding');
    if (settings.length > 0) {
      const lead =
        settings.length === 1 ? 'The setting of this group has' : `The ${settings.length} settings of this group have`;
      const message = `${lead} no effect on ${title} without the unified agent; ${why}.`;
      return [{ at: os.at, message, severity: unsaid ? oneLower('error') : 'error' }];
    }
    // Other rules refuse the other modes.
    if (group.mode !== 'active') return [];
    const message = `${title} has no Defender Antivirus that could be active without the unified agent; ${why}.`;
    return [{ at: os.at, message, severity: unsaid || written.length > 0 ? oneLower('error') : 'error' }];
  },
});
