import { groupWith } from '@mdav/testkit';
import { describe, expect, it } from 'vitest';
import { defenderFiles } from '../facts/defender-files.ts';
import type { ResolvedGroup } from '../model/resolved.ts';
import { ONBOARDING_ROUTES } from '../model/vocabulary.ts';
import { runbook } from './runbook.ts';
import { manualSteps } from './steps.ts';

type Overrides = NonNullable<Parameters<typeof groupWith>[1]>;
const groupOf = (overrides: Overrides, more: Partial<ResolvedGroup> = {}): ResolvedGroup => ({
  ...groupWith({ puaProtection: 'block' }, overrides),
  ...more,
});
const stepOf = (group: ResolvedGroup, id: string) => manualSteps(group).find((step) => step.id === id);

describe('what old Windows needs', () => {
  const sevens = (state: 'planned' | 'onboarded', deliver: Overrides['deliver'] = ['gpo']) =>
    groupOf({
      mode: 'active',
      os: ['windows-7', 'windows-11'],
      deliver,
      onboarding: { state, via: 'deployment-tool' },
    });
  it.each(['planned', 'onboarded'] as const)('for its scripts and its templates is said of what is %s', (state) => {
    const group = sevens(state);
    const page = runbook(group, manualSteps(group), []);
    expect(page.split('Install Windows Management Framework 5.1 on Windows 7:')).toHaveLength(2);
    expect(page.split('Have the templates of Windows 11 in the central store: settings for Windows 7 by')).toHaveLength(
      2,
    );
    expect(runbook(sevens(state, ['registry']), manualSteps(sevens(state, ['registry'])), [])).not.toContain(
      'central store',
    );
  });

  it('is not asked of newer Windows', () => {
    const group = groupOf({ mode: 'active', os: ['windows-11'], deliver: ['gpo'] });
    expect(runbook(group, manualSteps(group), [])).not.toMatch(/Management Framework|templates of Windows 11/);
  });
});

describe('what the other product excludes', () => {
  const server2022 = defenderFiles(['windows-server-2022']);
  const server2016 = defenderFiles(['windows-server-2022', 'windows-server-2016']);

  it('has as many entries as the page', () => {
    expect(server2022.map(({ paths }) => paths.length)).toEqual([11, 1, 12, 4]);
    expect(server2016.map(({ paths }) => paths.length)).toEqual([11, 1, 12, 4, 8]);
    for (const { paths } of server2016) expect(new Set(paths).size).toBe(paths.length);
    for (const path of server2016.flatMap(({ paths }) => paths)) expect(path).toMatch(/^(C:|HKLM)\\[^"<>|]+$/);
  });

  it('stands in the runbook of devices that get another antivirus, to be copied', () => {
    const group = groupOf(
      { mode: 'passive', os: ['windows-server-2016'] },
      { antivirus: { product: 'Contoso Protect' } },
    );
    const page = runbook(group, manualSteps(group), []);
    for (const path of defenderFiles(['windows-server-2016']).flatMap(({ paths }) => paths))
      expect(page).toContain(`\n${path}\n`);
    expect(page.split('```').length % 2).toBe(1);
  });

  it('is not asked where Defender is alone', () => {
    expect(stepOf(groupOf({ mode: 'active', os: ['windows-11'] }), 'exclude-each-other')).toBeUndefined();
  });
});

describe('the modern unified solution', () => {
  const passive = groupOf(
    { mode: 'passive', os: ['windows-server-2012-r2'] },
    { agent: 'unified', antivirus: { product: 'Contoso Protect' } },
  );

  it('is passive from its first start beside another antivirus, and the value follows at once', () => {
    const actions = stepOf(passive, 'install-unified-agent')?.actions ?? [];
    const [install = '', value = ''] = actions.slice(-3);
    expect(install).toContain('`FORCEPASSIVEMODE=1`');
    expect(install).toContain('Contoso Protect');
    expect(value).toMatch(/^Bring the registry value of the policy right after that/);
  });

  it('is no step where the fleet file says that it was installed passive', () => {
    expect(stepOf({ ...passive, installedPassive: true }, 'install-unified-agent')).toBeUndefined();
  });

  it('is no step of servers that are passive, which have it', () => {
    const back = groupOf(
      { mode: 'active', os: ['windows-server-2016'] },
      { agent: 'unified', antivirus: 'none', currentMode: 'passive', onboarding: { state: 'onboarded' } },
    );
    expect(stepOf(back, 'install-unified-agent')).toBeUndefined();
    expect(stepOf({ ...back, currentMode: 'active' }, 'install-unified-agent')?.actions[0]).toMatch(
      /^Pass over the servers that have it: /,
    );
    expect(stepOf(passive, 'install-unified-agent')?.actions[0]).not.toMatch(/Pass over/);
  });

  it('is installed as it is where Defender is alone', () => {
    const alone = groupOf({ mode: 'active', os: ['windows-server-2016'] }, { agent: 'unified', antivirus: 'none' });
    expect(stepOf(alone, 'install-unified-agent')?.actions.join(' ')).not.toContain('with `FORCEPASSIVEMODE=1`');
  });
});

describe('what forces servers passive that are to be active', () => {
  const back = groupOf(
    { mode: 'active', os: ['windows-server-2022'], deliver: ['gpo', 'registry'], currentMode: 'passive' },
    { antivirus: 'none', onboarding: { state: 'onboarded' } },
  );

  it('is looked for after the value 0 is delivered and before the restart, by the name of the own object', () => {
    const ids = manualSteps(back).map(({ id }) => id);
    const place = ids.indexOf('nothing-else-forces');
    expect(place).toBeGreaterThan(ids.indexOf('import-registry-file'));
    expect(place).toBeLessThan(ids.indexOf('restart'));
    const actions = stepOf(back, 'nothing-else-forces')?.actions ?? [];
    expect(actions[0]).toContain(`its object \`${back.fleet} - ${back.name} - Defender\` is what sets 1 today`);
    expect(actions[1]).toMatch(/every other object/);
  });

  it('names no object of a group that has none, and is no step where nothing forces', () => {
    expect(stepOf({ ...back, deliver: ['registry'] }, 'nothing-else-forces')?.actions).toHaveLength(2);
    const passive = groupOf({ mode: 'passive', os: ['windows-server-2022'] });
    expect(stepOf(passive, 'nothing-else-forces')).toBeUndefined();
    const alone = groupOf({ mode: 'active', os: ['windows-server-2022'] }, { antivirus: 'none' });
    expect(stepOf(alone, 'nothing-else-forces')).toBeUndefined();
  });
});

describe('what takes files back', () => {
  const keepOf = (key: string, deliver: 'registry' | 'dsc' | 'ansible' | 'osconfig') => {
    const entry = { key, name: 'Ring', type: 'dword', data: 1, reason: 'r' } as const;
    const group = groupOf(
      { mode: 'active', os: ['windows-server-2022'], deliver: [deliver] },
      { raw: { registry: [{ ...entry, at: {}, fields: {} }], oma: [] } },
    );
    return manualSteps(group)
      .flatMap(({ actions }) => actions)
      .find((action) => action.startsWith('Keep '));
  };

  it.each(['registry', 'dsc', 'ansible', 'osconfig'] as const)('is told as far as it reaches, by %s', (deliver) => {
    expect(keepOf(String.raw`HKLM\SOFTWARE\Contoso`, deliver)).toMatch(
      /sets below the Policies keys, and names what stays\./,
    );
    expect(keepOf(String.raw`HKLM\SOFTWARE\Policies\Contoso`, deliver)).not.toContain('Policies keys');
  });
});

describe('onboarding', () => {
  it.each(['active', 'active+edr-block', 'passive', 'passive+edr-block'] as const)(
    'is a step of every group that plans it, in mode %s',
    (mode) => {
      for (const via of ONBOARDING_ROUTES) {
        const group = groupOf({ mode, os: ['windows-server-2022'] }, { onboarding: { state: 'planned', via } });
        const step = stepOf(group, 'onboard');
        expect(step?.actions[0]).toMatch(/^Onboard by /);
        expect(/secret of the tenant/.test(step?.why ?? '')).toBe(via !== 'defender-for-cloud');
      }
    },
  );

  it('is no step of devices that are onboarded, nor of active ones that nobody plans to onboard', () => {
    const os = ['windows-11'] as const;
    expect(stepOf(groupOf({ mode: 'active', os }, { onboarding: { state: 'onboarded' } }), 'onboard')).toBeUndefined();
    expect(stepOf(groupOf({ mode: 'active', os }, { onboarding: { state: 'none' } }), 'onboard')).toBeUndefined();
  });

  it('says of virtual desktops what keeps their entries apart', () => {
    const group = groupOf({ mode: 'active', os: ['windows-11'] }, { onboarding: { state: 'planned', via: 'vdi' } });
    const step = stepOf(group, 'onboard');
    expect(step?.actions.join(' ')).toMatch(/Never onboard the image.*senseGuid.*Onboard-NonPersistentMachine\.ps1/s);
    expect(step?.sources).toContain('vdi-onboarding');
  });

  it('by Defender for Cloud takes the value first, and no installer', () => {
    const group = (os: 'windows-server-2016' | 'windows-server-2022', mode: 'active' | 'passive') =>
      groupOf(
        { mode, os: [os], agent: 'unified', onboarding: { state: 'planned', via: 'defender-for-cloud' } },
        { antivirus: { product: 'Contoso Protect' } },
      );
    const textOf = (each: ResolvedGroup) => JSON.stringify(manualSteps(each).map(({ actions }) => actions));
    for (const os of ['windows-server-2016', 'windows-server-2022'] as const)
      for (const mode of ['active', 'passive'] as const) {
        const actions = stepOf(group(os, mode), 'onboard')?.actions.join(' ') ?? '';
        expect(actions.includes('show the forcing value first')).toBe(mode === 'passive');
        expect(actions.includes('installs the modern unified solution as well')).toBe(os === 'windows-server-2016');
        expect(textOf(group(os, mode))).not.toContain('md4ws');
      }
    const ready = stepOf(group('windows-server-2016', 'passive'), 'install-unified-agent');
    expect(ready?.why).toMatch(/Defender for Cloud installs it when it onboards/);
    expect(ready?.actions.join(' ')).toMatch(/servicing stack update.*Defender Antivirus feature/);
    expect(ready?.verify).toBeUndefined();
  });

  it('has the deployment tool as a way', () => {
    const onboarding = { state: 'planned', via: 'deployment-tool' } as const;
    const active = stepOf(groupOf({ mode: 'active', os: ['windows-11'] }, { onboarding }), 'onboard');
    const passive = stepOf(groupOf({ mode: 'passive', os: ['windows-server-2022'] }, { onboarding }), 'onboard');
    expect(active?.actions.join(' ')).toContain('`DefenderDT.exe`');
    expect(passive?.actions.length).toBe((active?.actions.length ?? 0) + 1);
  });
});

describe('the check of the registry file', () => {
  it('looks under every key that the file writes to', () => {
    const both = stepOf(
      groupOf({ mode: 'passive', os: ['windows-server-2022'], deliver: ['registry'] }),
      'import-registry-file',
    );
    expect(both?.verify?.command.split('\n')).toEqual([
      'reg query "HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Defender" /s',
      'reg query "HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Advanced Threat Protection" /v ForceDefenderPassiveMode',
    ]);
    const plain = stepOf(
      groupOf({ mode: 'active', os: ['windows-11'], deliver: ['registry'] }),
      'import-registry-file',
    );
    expect(plain?.verify?.command).toBe('reg query "HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Defender" /s');
  });
});

describe('the check of the devices', () => {
  it('tells where configuration protection shows, wherever it is asked for', () => {
    const isTold = (group: ResolvedGroup) =>
      stepOf(group, 'confirm-mode')?.actions.some((action) => action.includes('ControlledConfigurationState'));
    expect(isTold(groupWith({ tamperProtection: 'configuration-protection' }))).toBe(true);
    expect(isTold(groupOf({}, { tamperProtection: 'configuration-protection' }))).toBe(true);
    expect(isTold(groupWith({ tamperProtection: 'on' }))).toBe(false);
    expect(isTold(groupOf({}, { tamperProtection: 'on' }))).toBe(false);
  });
});

it.each([
  ['antivirus: none', /^Uninstall the other antivirus/],
  ['antivirus: { product: Contoso Protect }', undefined],
])('servers that return to active lose the other antivirus and restart in one window: %s', (_, removed) => {
  const group = groupWith(
    {},
    {
      os: 'windows-server-2022',
      mode: 'active',
      currentMode: 'passive',
      onboarding: { state: 'onboarded' },
      antivirus: removed === undefined ? { product: 'Contoso Protect' } : 'none',
      deliver: ['gpo'],
    },
  );
  const steps = new Map(manualSteps(group).map(({ id, actions }) => [id, actions]));
  if (removed !== undefined)
    expect(steps.get('remove-other-antivirus')).toEqual([
      expect.stringMatching(removed),
      expect.stringContaining('in one maintenance window'),
    ]);
  expect(steps.get('restart')).toEqual([
    removed === undefined
      ? 'Restart in the next maintenance window.'
      : 'Restart in the maintenance window in which the other antivirus goes.',
  ]);
});
