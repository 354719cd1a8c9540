import { describe, expect, it } from 'vitest';
import { FLEET, useScratch } from '../__tests__/scratch.ts';

const { write, mdav } = useScratch();

describe('mdav migrate', () => {
  it('tells stages with gates and ways back', async () => {
    write('mdav.yaml', FLEET);
    const { code, out } = await mdav('migrate', '--group', 'servers', '--from', 'active');
    expect(code).toBe(0);
    expect(out).toMatchInlineSnapshot(`
      "demo: 1 way

      servers  active → passive (as --from says)
        Windows Server 2022
          assumed Tamper protection is taken as on, which is the default: the fleet file does not say.
          1. Prepare
             - Exclude the two products from each other by the policy of the group and in the other product's console
             - See that the other antivirus is installed and protects in real time on the devices
             gate  Reported running mode: \`active\` (\`Normal\`).
                   Both consoles show the other product's files as excluded.
                   The other antivirus runs and protects in real time.
             back  Take the exclusions back in both products.
          2. Deploy
             - Deliver the policy of the group (its RUNBOOK.md says how); it brings the following
             - Set \`ForceDefenderPassiveMode\` to 1
             gate  Reported running mode: \`active\` (\`Normal\`).
                   Forcing value: \`passive\` (there, and 1).
             back  Set the value to 0; removing it is not enough once the server is passive.
          3. Onboard
             - Onboard to Defender for Endpoint by the onboarding route of the group
               not sooner: A server that is onboarded beside another antivirus before the value is in place stays active, and tamper protection then holds it there.
             gate  Reported running mode: \`passive\` (\`Passive\` or \`Passive Mode\`).
                   Onboarded to Defender for Endpoint: \`yes\` (it is).
                   Sensor of Defender for Endpoint: \`running\` (it runs).
             back  Set \`ForceDefenderPassiveMode\` to 0; then: Remove the other antivirus and restart, in one maintenance window.
                   The device is active again then, with the other antivirus gone.
          4. Switch
             - Restart on the devices
             gate  Reported running mode: \`passive\` (\`Passive\` or \`Passive Mode\`).
             back  Nothing is to be taken back.
          after each stage mdav migrate mdav.yaml --group servers --from STATE.ndjson
          then             write \`onboarding: { state: onboarded, via: gpo }\` into the fleet file, which says where the devices were, and build again
          in the end       mdav verify mdav.yaml --state STATE.ndjson
      "
    `);
  });

  it('tells commands for the same values of parameters', async () => {
    write(
      'mdav.yaml',
      `${FLEET.replace('mdav: 1', 'mdav: 1\nparameters: { who: { type: string, default: us } }')}`.replace(
        'product: Other',
        `product: '\${who}'`,
      ),
    );
    write('prod values.yaml', 'who: Other\n');
    const given = ['--env', 'prod values.yaml', '--param', 'who=Other One', '--ignore-unknown-parameters'];
    for (const format of ['pretty', 'markdown']) {
      const { out } = await mdav('migrate', '--group', 'servers', '--from', 'active', ...given, '--format', format);
      const values = '--env "prod values.yaml" --param "who=Other One" --ignore-unknown-parameters';
      expect(out).toContain(`mdav migrate mdav.yaml ${values} --group servers --from STATE.ndjson`);
      expect(out).toContain(`mdav verify mdav.yaml ${values} --state STATE.ndjson`);
    }
  });

  it('is for people, pages and programs', async () => {
    write('mdav.yaml', FLEET);
    const page = (await mdav('migrate', '--from', 'active', '--format', 'markdown')).out;
    expect(page).toContain('- [ ] Onboard to Defender for Endpoint (by the onboarding route of the group)');
    expect(page).toContain('Nothing is left to do about the mode.');
    const document = JSON.parse((await mdav('migrate', '--from', 'active', '--format', 'json')).out);
    expect(document).toMatchObject({
      formatVersion: 1,
      fleet: 'demo',
      groups: [{ group: 'desks' }, { group: 'servers' }],
    });
  });

  it('says why there is no way, and ends with 1', async () => {
    write(
      'mdav.yaml',
      FLEET.replace('state: planned, via: gpo', 'state: onboarded').replace(
        'deliver: [gpo, registry]',
        'tamperProtection: on\n    deliver: [gpo, registry]',
      ),
    );
    const { code, out } = await mdav('migrate', '--group', 'servers', '--from', 'active');
    expect(code).toBe(1);
    expect(out).toContain('✗ no way');
    expect(out).toContain('tamper-protection-holds-active');
    expect(out).toMatch(/→ Turn tamper protection off for these devices .*`tamperProtection: off`/);
    expect((await mdav('migrate', '--group', 'servers', '--from', 'active', '--format', 'markdown')).out).toContain(
      '**There is no way.**',
    );
  });

  it('reads the state of devices, so that a stage that was done is gone', async () => {
    write('mdav.yaml', FLEET);
    write(
      'state.ndjson',
      '{"group":"servers","reported":"active","force":"passive","onboarded":"no","tamper":"free"}\n',
    );
    const { code, out } = await mdav('migrate', '--group', 'servers', '--from', 'state.ndjson');
    expect(code).toBe(0);
    expect(out).toContain('1 device of the state file');
    expect(out).not.toContain('Set `ForceDefenderPassiveMode` to 1\n');
    expect(out).toContain('Onboard');
  });

  it('reads what devices tell of themselves', async () => {
    write('mdav.yaml', FLEET);
    const state = {
      mdav: 1,
      collectedAt: '2026-11-21T08:00:00Z',
      device: 'fs1',
      fleet: 'demo',
      group: 'servers',
      os: { caption: 'Microsoft Windows Server 2022 Standard', version: '10.0.20348', build: 20348, productType: 3 },
      status: { AMRunningMode: 'Normal', AMServiceEnabled: true, IsTamperProtected: false },
      services: { WinDefend: 'Running', Sense: 'Stopped' },
    };
    write('state.json', JSON.stringify(state));
    const { code, out, err } = await mdav('migrate', '--group', 'servers', '--from', 'state.json');
    expect(err).toBe('');
    expect(code).toBe(0);
    expect(out).toContain('servers  active → passive (1 device of the state file)');
    expect(out).not.toContain('Tamper protection is taken');
    const stray = await mdav('migrate', '--from', '-');
    expect(stray.code).toBe(65);
  });

  it('plans with what it can read, whatever its encoding, from a folder as well', async () => {
    write('mdav.yaml', FLEET);
    const fact = '{"group":"servers","reported":"active","onboarded":"no","tamper":"free"}';
    const swapped = Buffer.from(`\uFEFF${fact}`, 'utf16le').swap16();
    write('states/a.json', Uint8Array.from(swapped));
    write('states/b.json', `${fact}\n{"group":"servers","reported":"asleep"}\n`);
    write('states/c.json', '{"AMRunningMode":');
    const { code, out, err } = await mdav('migrate', '--group', 'servers', '--from', 'states');
    expect(code).toBe(0);
    expect(out).toContain('2 devices of the state file');
    expect(err).toContain('migrate-state-value');
    expect(err).toContain('c.json');
    expect((await mdav('migrate', '--group', 'servers', '--from', 'states/a.json')).out).toContain('1 device of');
  });

  it.each([
    [['--from', 'pasive'], 64, 'Did you mean "passive"?'],
    [['--from', 'active', '--group', 'server'], 64, 'Did you mean "servers"?'],
    [['--from', 'active', '--format', 'yaml'], 64, '--format'],
    [[], 65, 'migrate-from-unknown'],
    [['--from', 'bad.json'], 65, 'migrate-state-value'],
    [['--from', 'empty'], 65, 'state-not-found'],
    [['--from', 'latin.json'], 65, 'state-json'],
  ])('refuses %j', async (args, code, text) => {
    write('mdav.yaml', FLEET);
    write('bad.json', '{"group":"servers","reported":"asleep"}');
    write('empty/readme.md', 'no device');
    write('latin.json', new Uint8Array([0x7b, 0xe9, 0x7d]));
    const ran = await mdav('migrate', ...args);
    expect(ran.code).toBe(code);
    expect(ran.err).toContain(text);
  });

  it('is not broken by hostile names', async () => {
    write('mdav.yaml', FLEET.replace('product: Other', 'product: "x\\u001b[2J|<b>\\n::error::"'));
    for (const format of ['pretty', 'markdown', 'json']) {
      const { out } = await mdav('migrate', '--group', 'servers', '--from', 'active', '--format', format);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: the one that must not get through.
      expect(out).not.toMatch(/\u001b/);
      expect(out).not.toMatch(/^::error/m);
      if (format === 'markdown') expect(out).not.toContain('<b>');
    }
  });
});
