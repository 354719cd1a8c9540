import { DELIVERIES } from '@mdav/core';
import { describe, expect, it } from 'vitest';
import { useScratch } from '../__tests__/scratch.ts';
import { FURTHER_TARGETS, TARGETS } from '../targets/targets.ts';

const { write, mdav } = useScratch();

function fleet(deliver: string, pua: string): string {
  const os = deliver === 'intune' ? 'windows-11' : 'windows-server-2025';
  return `mdav: 1\nname: shop\ngroups:\n  devices:\n    os: ${os}\n    mode: active\n    deliver: [${deliver}]\n    settings:\n      cloudBlockLevel: high\n      puaProtection: ${pua}\n    raw:\n${
    deliver === 'intune'
      ? `      oma: [{ uri: './Device/Vendor/MSFT/Contoso', type: integer, value: 1, reason: a test }]\n`
      : `      registry: [{ key: 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Defender', name: Contoso, type: dword, data: 1, reason: a test }]\n`
  }`;
}

/** What a build with this alone leaves is held against the same fleet, and against one that wants another value. */
async function expectSeen(deliver: string, ...target: readonly string[]): Promise<void> {
  const fleetWith = (pua: string) => (target.includes('utcm') ? withoutRaw(fleet(deliver, pua)) : fleet(deliver, pua));
  write('mdav.yaml', fleetWith('block'));
  expect(await mdav('build', '--out', 'dist', ...target)).toMatchObject({ code: 0 });
  const [drift, plan] = [await mdav('drift', '--actual', 'dist'), await mdav('plan', '--against', 'dist')];
  expect(drift).toMatchObject({ code: 0, out: expect.stringContaining('shop against dist: no drift\n'), err: '' });
  expect(plan).toMatchObject({ code: 0, out: expect.stringContaining(': no group changes\n'), err: '' });
  write('mdav.yaml', fleetWith('audit'));
  const changed = await mdav('plan', '--against', 'dist', '--exit-code');
  expect(changed).toMatchObject({
    code: 2,
    out: expect.stringMatching(/1 setting \(1 weaker\)[\s\S]*puaProtection: block → audit/),
  });
  const drifted = await mdav('drift', '--actual', 'dist');
  expect(drifted).toMatchObject({
    code: 2,
    out: expect.stringMatching(/1 of 1 group drifted, 1 value \(1 stronger\)[\s\S]*puaProtection: audit → block/),
  });
}

/** A monitor has no form for nodes of one's own; that nothing given has them is then true. */
const withoutRaw = (text: string) => text.replace(/ {4}raw:[\s\S]*/, '');

const ways = DELIVERIES.filter((way) => way !== 'portal');
const named = [...TARGETS, ...FURTHER_TARGETS].filter(({ id }) => id !== 'verify' && id !== 'policy-definitions');

describe('the files of a build, for a plan and for a drift', () => {
  it.each(ways)('say what is delivered by %s alone', (way) => expectSeen(way));

  it.each(named.flatMap(({ id, serves, byName = [] }) => [...serves, ...byName].map((way) => [id, way] as const)))(
    'say what the target %s writes for a group that is delivered by %s',
    (id, way) => expectSeen(way, '--target', id),
  );

  it('say that people set a thing by hand, which is not compared', async () => {
    write('mdav.yaml', withoutRaw(fleet('portal', 'block')));
    expect(await mdav('build', '--out', 'dist')).toMatchObject({ code: 0 });
    const { out } = await mdav('plan', '--against', 'dist');
    expect(out).toContain('2 settings of the fleet are in no file');
  });
});
