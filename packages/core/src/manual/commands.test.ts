import { describe, expect, it } from 'vitest';
import { CAUSES } from '../decision/causes.ts';
import { MODES } from '../model/vocabulary.ts';
import { parseFleet } from '../parse/parse-fleet.ts';
import { resolveFleet } from '../resolve/resolve-fleet.ts';
import { manualSteps } from './steps.ts';

const OS = ['windows-11', 'windows-server-2012-r2', 'windows-server-2016', 'windows-server-2022'];

/** The steps of groups of every system, mode and start. */
function everyStep() {
  const groups = OS.flatMap((os) =>
    MODES.flatMap((mode) =>
      ['active', 'passive', 'disabled'].flatMap((currentMode) =>
        ['none', '{ product: Contoso Protect }'].map(
          (antivirus, index) => `
  ${os}-${mode.replace('+', '-')}-${currentMode}-${index}:
    os: ${os}
    agent: unified
    mode: ${mode}
    currentMode: ${currentMode}
    deliver: [gpo, intune]
    onboarding: { state: planned }
    antivirus: ${antivirus}`,
        ),
      ),
    ),
  );
  const parsed = parseFleet({ text: `mdav: 1\nname: demo\ngroups:${groups.join('')}\n`, file: 'mdav.yaml' });
  const resolved = parsed.ok ? resolveFleet(parsed.value) : parsed;
  if (!resolved.ok) throw new Error(resolved.diagnostics.map(({ message }) => message).join('\n'));
  return resolved.value.groups.flatMap((group) => manualSteps(group).map((step) => ({ group, step })));
}

const codeIn = (text: string) => [...text.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);

describe('what a runbook has people type', () => {
  const steps = everyStep();
  const typed = [
    ...steps.flatMap(({ step }) => [...(step.verify ? [step.verify.command] : []), ...step.actions.flatMap(codeIn)]),
    ...Object.values(CAUSES).flatMap(({ next }) => codeIn(next)),
  ];

  it('is no alias of Windows PowerShell: `sc` writes a file there', () => {
    expect(typed.filter((code) => code.startsWith('sc.exe ')).length).toBeGreaterThan(0);
    expect(typed.filter((code) => /(?:^|[;|&]\s*)sc\s/m.test(code))).toEqual([]);
  });

  it('runs in the PowerShell 4.0 that Windows Server 2012 R2 comes with', () => {
    const newer = /\b(?:Get-ItemPropertyValue|Get-ComputerInfo|New-TemporaryFile|(?:Compress|Expand)-Archive)\b/;
    expect(typed.filter((code) => newer.test(code))).toEqual([]);
  });

  it('speaks of no step that is not there, and says each thing once', () => {
    for (const { group, step } of steps) {
      const text = step.actions.join('\n');
      const ids = manualSteps(group).map(({ id }) => id);
      if (/restart below/.test(`${step.why} ${text}`)) expect(ids, group.name).toContain('restart');
    }
    for (const name of new Set(steps.map(({ group }) => group.name))) {
      const own = steps.filter(({ group }) => group.name === name).flatMap(({ step }) => step.actions);
      const twice = own.filter((action, index) => own.indexOf(action) !== index);
      expect(twice, name).toEqual([]);
    }
  });
});
