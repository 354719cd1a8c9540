import { describe, expect, it } from 'vitest';
import { DATE, fleet, lines, OTHER, planOf, SERVER } from './__tests__/plan-of.ts';
import { planFleets } from './plan-fleets.ts';
import { judgePlan } from './plan-verdict.ts';
import { markdown } from './reporters/markdown.ts';
import { pretty } from './reporters/pretty.ts';

describe('a change of mode', () => {
  it.each([
    ['on', 'certain', 0],
    ['off', undefined, 1],
  ])('of onboarded servers to passive with tamper protection %s', (tamper, certainty, atLeast) => {
    const { transition } = planOf(
      `${SERVER},, mode: active,, tamperProtection: ${tamper},, antivirus: none`,
      `${SERVER},, mode: passive,, tamperProtection: ${tamper},, ${OTHER}`,
    );
    expect(transition).toMatchObject({ before: 'active', after: 'passive' });
    expect(transition?.deadEnds.map(({ rule, certainty: how }) => [rule, how])).toEqual(
      certainty === undefined ? [] : [['tamper-blocks-switch-to-passive', certainty]],
    );
    expect(transition?.steps.length).toBeGreaterThanOrEqual(atLeast);
    if (certainty !== undefined) expect(transition?.steps).toEqual([]);
  });

  it('is a possible dead end when nobody says whether tamper protection holds', () => {
    const server = 'os: windows-server-2022,, deliver: [gpo],, onboarding: { state: onboarded }';
    const { transition } = planOf(`${server},, mode: active`, `${server},, mode: passive,, ${OTHER}`);
    expect(transition?.deadEnds).toMatchObject([
      { certainty: 'possible', message: expect.stringContaining('`platform`') },
    ]);
    expect(transition?.steps.map(({ id }) => id)).toEqual([
      'exclude-each-other',
      'see-other-antivirus',
      'tamper-protection-off',
      'import-gpo',
      'restart',
      'confirm-mode',
      'tamper-protection-on',
    ]);
  });

  it('goes on where somebody answers for the dead end', () => {
    const waiver = `waivers:\n  - { rule: tamper-blocks-switch-to-passive, group: g, reason: suspended, owner: ops, expires: 2027-01-01 }\n`;
    const after = `${SERVER},, mode: passive,, tamperProtection: on,, ${OTHER}`;
    const { transition } = planOf(`${SERVER},, mode: active`, after, waiver);
    expect(transition?.deadEnds).toMatchObject([{ certainty: 'certain', waiver: { owner: 'ops' } }]);
    expect(transition?.steps.length).toBeGreaterThan(2);
  });

  it('has its steps in order: tamper protection around the switch, onboarding after the value', () => {
    const steps = (before: string, after: string) => planOf(before, after).transition?.steps.map(({ id }) => id);
    expect(
      steps(
        `${SERVER},, mode: active,, tamperProtection: off`,
        `${SERVER},, mode: passive,, tamperProtection: off,, ${OTHER}`,
      ),
    ).toEqual([
      'exclude-each-other',
      'see-other-antivirus',
      'tamper-protection-off',
      'import-gpo',
      'restart',
      'confirm-mode',
      'tamper-protection-on',
      'update-fleet-file',
    ]);
    const planned = SERVER.replace('onboarded', 'planned');
    expect(steps(`${planned},, mode: active`, `${planned},, mode: passive,, tamperProtection: on,, ${OTHER}`)).toEqual([
      'exclude-each-other',
      'see-other-antivirus',
      'import-gpo',
      'onboard',
      'restart',
      'confirm-mode',
    ]);
  });

  it('beside another product than before takes that one first, on servers with the reason', () => {
    const beside = (antivirus: string, os = 'windows-server-2022', mode = 'passive') =>
      `os: ${os},, deliver: [gpo],, onboarding: { state: onboarded },, mode: ${mode},, antivirus: ${antivirus}`;
    const [old, other] = ['{ product: Contoso Protect }', '{ product: Fabrikam Guard }'];
    const notes = (os: string, after = other, mode = 'passive') =>
      planOf(beside(old, os, mode), beside(after, os, mode)).notes.join('\n');
    const server = notes('windows-server-2022');
    expect(server).toMatch(/^Fabrikam Guard takes the place of Contoso Protect\. .*a passive server/);
    expect(notes('windows-11')).toMatch(/^Fabrikam Guard .* before Contoso Protect is removed\./);
    expect(notes('windows-11')).not.toContain('server');
    expect(notes('windows-server-2022', '{ product: Contoso Protect, registered: true }')).toBe('');
    expect(notes('windows-server-2022', other, 'active')).toBe('');
  });

  it('back to active takes the value 0 and a restart, and nothing where the file calls them active', () => {
    const passive = `${SERVER},, mode: passive,, tamperProtection: on,, ${OTHER}`;
    const said = planOf(passive, `${SERVER},, mode: active,, currentMode: passive,, antivirus: none`);
    expect(said.transition?.steps.map(({ id }) => id)).toEqual([
      'import-gpo',
      'nothing-else-forces',
      'remove-other-antivirus',
      'restart',
      'confirm-mode',
      'update-fleet-file',
    ]);
    expect(said.transition?.steps[2]?.actions[0]).toContain('Contoso Protect');
    expect(said.settings).toMatchObject([{ setting: 'forceDefenderPassiveMode', before: true, after: false }]);
    expect(said.notes).toEqual([]);

    const written = planOf(passive, `${SERVER},, mode: active,, settings: { forceDefenderPassiveMode: false }`);
    expect(written.transition?.deadEnds).toEqual([]);
    const denied = planOf(passive, `${SERVER},, mode: active,, currentMode: active,, antivirus: none`);
    expect(denied.transition?.deadEnds).toEqual([]);
    expect(denied.notes[0]).toMatch(
      /^The fleet file calls the servers active; those that became passive before stay so/,
    );
  });

  it('back to active is a dead end where nothing sets the value 0', () => {
    const passive = `${SERVER},, mode: passive,, tamperProtection: on,, ${OTHER}`;
    const active = `${SERVER},, mode: active,, antivirus: none`;
    const unsaid = planFleets(fleet(lines(passive)), fleet(lines(active)), { date: DATE });
    expect(unsaid.groups[0]?.transition).toMatchObject({
      deadEnds: [
        {
          rule: 'server-active-not-forced',
          certainty: 'certain',
          message: expect.stringMatching(/^Windows Server 2022 stays passive: it was forced so before, .* to 0\./),
          hint: expect.stringContaining('`currentMode: passive`'),
          at: { line: 9 },
        },
      ],
      steps: [],
    });
    expect(unsaid.groups[0]?.notes).toEqual([
      expect.stringMatching(/send those that are to be active back first, and unlink it then/),
    ]);
    expect(unsaid.groups[0]?.notes[0]).not.toContain('remove');
    expect(judgePlan(unsaid)).toEqual({ errors: 0, deadEnds: 1 });
    const removed = planOf(passive, `${active},, settings: { forceDefenderPassiveMode: remove }`);
    expect(removed.transition?.deadEnds).toMatchObject([{ rule: 'server-active-not-forced', certainty: 'certain' }]);
  });

  it('back to active is a possible dead end where the fleet file calls the servers not onboarded yet', () => {
    const planned = SERVER.replace('onboarded', 'planned');
    const { transition } = planOf(`${planned},, mode: passive,, ${OTHER}`, `${planned},, mode: active`);
    expect(transition?.deadEnds).toMatchObject([{ rule: 'server-active-not-forced', certainty: 'possible' }]);
    expect(transition?.steps).not.toEqual([]);
  });

  it('back to active is no dead end of servers that come to the group with it, nor of clients', () => {
    const client = `os: windows-11,, deliver: [gpo],, onboarding: { state: onboarded },, mode: passive,, ${OTHER}`;
    const both = client.replace('windows-11', '[windows-11, windows-server-2022]').replace('passive', 'active');
    expect(planOf(client, both).transition?.deadEnds).toEqual([]);
  });

  it('back to active goes on where somebody answers for it', () => {
    const waiver = `waivers:\n  - { rule: server-active-not-forced, group: g, reason: by script, owner: ops, expires: 2027-01-01 }\n`;
    const { transition } = planOf(`${SERVER},, mode: passive,, ${OTHER}`, `${SERVER},, mode: active`, waiver);
    expect(transition?.deadEnds).toMatchObject([{ certainty: 'certain', waiver: { owner: 'ops' } }]);
    expect(transition?.steps.map(({ id }) => id)).toContain('restart');
  });

  it('of block mode alone takes nothing that brings passive mode about', () => {
    const client = `os: windows-11,, deliver: [intune],, onboarding: { state: onboarded },, ${OTHER}`;
    const { transition } = planOf(`${client},, mode: passive`, `${client},, mode: passive+edr-block`);
    expect(transition?.steps.map(({ id }) => id)).toEqual(['import-intune-policy', 'confirm-mode']);
    const portal = client.replace('[intune]', '[portal]');
    const off = planOf(`${portal},, mode: passive+edr-block`, `${portal},, mode: passive`);
    expect(off.transition?.steps.map(({ id }) => id)).toEqual(['block-mode-off-in-portal', 'confirm-mode']);
  });

  describe('from the monitoring agent to the modern unified solution', () => {
    const ON = 'onboarding: { state: onboarded }';
    const with2 = (agent: string, mode = 'active', more = ON) =>
      `os: [windows-server-2012-r2, windows-server-2016],, agent: ${agent},, mode: ${mode},, deliver: [gpo],, ${more}`;
    const ids = (before: string, after: string) => planOf(before, after).transition?.steps.map(({ id }) => id);

    it('makes room, installs and onboards again, also where the mode stays', () => {
      const steps = ['replace-monitoring-agent', 'install-unified-agent', 'onboard', 'confirm-mode'];
      expect(ids(with2('mma'), with2('unified'))).toEqual(steps);
      const passive = ids(with2('mma'), with2('unified', 'passive', `${ON},, ${OTHER}`));
      expect(passive?.slice(0, 2)).toEqual(steps.slice(0, 2));
      expect(passive?.indexOf('onboard')).toBeGreaterThan(passive?.indexOf('import-group-policy') ?? 99);
      expect(passive).not.toContain('tamper-protection-off');
    });

    it('names what goes from which system, passive beside another product', () => {
      const room = (before: string, after: string) => {
        const steps = planOf(before, after).transition?.steps ?? [];
        return steps.find(({ id }) => id === 'replace-monitoring-agent')?.actions.join('\n') ?? '';
      };
      expect(room(with2('mma'), with2('unified'))).toMatch(
        /System Center Endpoint Protection on Windows Server 2012 R2 in .*: in between no antivirus protects/,
      );
      const beside = room(with2('mma'), with2('unified', 'passive', `${ON},, ${OTHER}`));
      expect(beside).toContain('-RemoveMMA WORKSPACE-ID -Passive`');
      expect(beside).not.toContain('no antivirus');
      const only16 = (text: string) => text.replace('windows-server-2012-r2, ', '');
      expect(room(only16(with2('mma')), only16(with2('unified')))).not.toContain('System Center');
      const cloud = 'onboarding: { state: onboarded, via: defender-for-cloud }';
      expect(room(with2('mma', 'active', cloud), with2('unified', 'active', cloud))).toMatch(/^Let Defender for Cloud/);
    });

    it('is no change of another kind', () => {
      expect(ids(with2('unified'), with2('unified'))).toBeUndefined();
      expect(ids(with2('builtin'), with2('unified'))).toBeUndefined();
      expect(ids(with2('mma'), with2('mma'))).toBeUndefined();
      const other = (text: string) =>
        text.replace('[windows-server-2012-r2, windows-server-2016]', 'windows-server-2022');
      expect(ids(other(with2('mma')), other(with2('unified')))).toBeUndefined();
    });

    it('is told as what it is', () => {
      const plan = planFleets(fleet(lines(with2('mma'))), fleet(lines(with2('unified'))), { date: DATE });
      const document = { plan, base: { kind: 'file', file: 'old.yaml' } } as const;
      expect(pretty.render(document)).toContain('stays active, with another agent');
      expect(markdown.render(document)).toContain('**Stays `active`, with another agent**');
    });
  });

  it('that the operating system cannot make is a dead end', () => {
    const { transition } = planOf(
      'os: windows-server-2016,, agent: mma,, mode: active,, deliver: [gpo]',
      'os: windows-server-2016,, agent: mma,, mode: passive,, deliver: [gpo]',
    );
    expect(transition?.deadEnds).toMatchObject([
      { rule: 'passive-needs-unified-agent', certainty: 'certain', at: { line: 5 } },
    ]);
    expect(transition?.steps).toEqual([]);
  });
});

describe('devices that run another mode than their group has', () => {
  const server = (mode: string, more: string) =>
    `os: windows-server-2022,, mode: ${mode},, deliver: [gpo],, platform: 4.18.24090.11,, onboarding: { state: onboarded },, ${more}`;
  const back = server('active', 'antivirus: none,, currentMode: passive');

  it('are led to it in a group that is new', () => {
    const plan = planFleets(undefined, fleet(lines(back)), { date: DATE });
    const [group] = plan.groups;
    expect(group?.transition).toMatchObject({ before: 'passive', after: 'active', deadEnds: [] });
    expect(group?.transition?.steps.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['nothing-else-forces', 'remove-other-antivirus', 'restart']),
    );
    const told = pretty.render({ plan, base: { kind: 'file', file: 'old.yaml' } });
    expect(told).toContain('from passive, as `currentMode` says, to active');
    const brief = markdown.render({ plan, base: { kind: 'file', file: 'old.yaml' } });
    expect(brief).toContain('**From `passive`, as `currentMode` says, to `active`**');
  });

  it('are told with what keeps them from it', () => {
    const held = server('passive', `${OTHER},, currentMode: active,, tamperProtection: on`);
    const plan = planFleets(undefined, fleet(lines(held)), { date: DATE });
    expect(plan.groups[0]?.transition?.deadEnds).toMatchObject([
      { rule: 'tamper-blocks-switch-to-passive', certainty: 'certain' },
    ]);
    expect(judgePlan(plan).deadEnds).toBe(1);
  });

  it('are led to it once the fleet file tells it of them, and not again', () => {
    const active = server('active', 'antivirus: none,, currentMode: active');
    expect(planOf(active, back).transition).toMatchObject({ before: 'passive', after: 'active' });
    expect(planOf(back, active).transition).toBeUndefined();
    expect(planOf(back, `${back},, licence: servers-p2`).transition).toBeUndefined();
    expect(planOf(active, server('active', 'antivirus: none,, currentMode: disabled')).transition).toBeUndefined();
  });
});
