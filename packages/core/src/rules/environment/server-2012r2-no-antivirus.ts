import { findSetting } from '../../catalogue/lookup.ts';
import { oneLower } from '../../diagnostic/diagnostic.ts';
import { OS_INFO } from '../../facts/os.ts';
import { defineRule } from '../../rule/rule.ts';

/** Defender settings for Windows Server 2012 R2 without the agent that brings Defender Antivirus. */
export const server2012R2NoAntivirus = defineRule({
  id: 'server-2012r2-no-antivirus',
  chapter: 'environment',
  severity: 'error',
  milder: 'while the group does not say its `agent`',
  guard: true,
  what: 'Defender Antivirus settings are aimed at Windows Server 2012 R2 without the unified agent.',
  why: 'Windows Server 2012 R2 has no Defender Antivirus of its own; the unified agent installs it. Without it the settings reach nothing.',
  fix: 'Install the modern unified solution and declare `agent: unified`, or drop the settings from this group.',
  autofix: { none: 'devices' },
  waive: 'Only while the agent is being rolled out and the settings are to be there first.',
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
    const os = group.os.find(({ id }) => OS_INFO[id].antivirus === 'with-agent');
    // The sensor of Defender for Endpoint is there without the antivirus.
    const settings = group.assignments.filter(
      ({ setting, origin }) => origin.kind === 'written' && findSetting(setting)?.area !== 'onboarding',
    );
    if (os === undefined || settings.length === 0 || group.agent === 'unified') return [];
    const lead =
      settings.length === 1 ? 'The setting of this group has' : `The ${settings.length} settings of this group have`;
    const why =
      group.agent === undefined ? 'the group does not say which `agent` it has' : `the agent is ${group.agent}`;
    const message = `${lead} no effect on ${OS_INFO[os.id].title} without the unified agent; ${why}.`;
    return [{ at: os.at, message, severity: group.agent === undefined ? oneLower('error') : 'error' }];
  },
});
