import type { CurrentMode, OsReference, SettingValue } from '@mdav/core';
import { describe, expect, it } from 'vitest';
import { policy } from '../__tests__/policies.ts';
import type { FoundPolicy } from '../policy/found-policy.ts';
import { inferDelivery, inferIntune, inferMode } from './infer.ts';

const FORCED = { forceDefenderPassiveMode: true };
const BLOCKING = { passiveRemediation: ['edr-remediation'] };

describe('what is inferred', () => {
  it.each<[string, Readonly<Record<string, SettingValue>>, readonly OsReference[], string, RegExp]>([
    ['nothing on clients', {}, ['windows-11'], 'active', /go passive by themselves/],
    ['nothing on servers', {}, ['windows-server-2022'], 'active', /nothing here forces/],
    [
      'the forcing value on a server',
      FORCED,
      ['windows-server-2022@20348'],
      'passive',
      /ForceDefenderPassiveMode is 1$/,
    ],
    ['the forcing value on some servers', FORCED, ['windows-11', 'windows-server-2019'], 'passive', /is 1$/],
    ['the forcing value on clients', FORCED, ['windows-11'], 'active', /documented for servers only/],
    ['the value 0', { forceDefenderPassiveMode: false }, ['windows-server-2022'], 'active', /nothing here forces/],
    ['the removal', { forceDefenderPassiveMode: 'remove' }, ['windows-server-2022'], 'active', /nothing here forces/],
    ['block mode', BLOCKING, ['windows-11'], 'active+edr-block', /EDR in block mode on$/],
    ['both', { ...FORCED, ...BLOCKING }, ['windows-server-2022'], 'passive+edr-block', /is 1, PassiveRemediation/],
    ['other flags', { passiveRemediation: ['realtime-audit'] }, ['windows-11'], 'active', /nothing says otherwise/],
  ])('mode from %s', (_, settings, os, mode, because) => {
    const inferred = inferMode(settings, os);
    expect(inferred.value).toBe(mode);
    expect(inferred.because).toMatch(because);
  });

  it.each<[string, Readonly<Record<string, SettingValue>>, OsReference, readonly CurrentMode[], string, RegExp]>([
    ['a passive client', {}, 'windows-11', ['passive'], 'passive', /told of passive mode$/],
    ['an active client', {}, 'windows-11', ['active', 'active'], 'active', /told of active mode$/],
    ['clients of both', {}, 'windows-11', ['passive', 'active'], 'active', /active mode, and .*passive mode$/],
    ['a client without', {}, 'windows-11', ['disabled'], 'active', /no mode of a group$/],
    [
      'a passive client with block mode',
      BLOCKING,
      'windows-11',
      ['passive'],
      'passive+edr-block',
      /passive mode, Pass/,
    ],
    ['a server that is to be passive', FORCED, 'windows-server-2022', ['active'], 'passive', /is 1$/],
    [
      'a server that is to be active',
      { forceDefenderPassiveMode: false },
      'windows-server-2022',
      ['passive'],
      'active',
      /told of passive mode$/,
    ],
  ])('mode from the state of %s', (_, settings, os, seen, mode, because) => {
    const inferred = inferMode(settings, [os], { seen });
    expect(inferred.value).toBe(mode);
    expect(inferred.because).toMatch(because);
  });

  it('believes what mdav wrote beside its own policy', () => {
    const known = { value: 'passive', because: 'from expected.json beside the policy' } as const;
    expect(inferMode({}, ['windows-11'], { known })).toEqual(known);
  });

  it('delivery from the formats, in the order of the vocabulary', () => {
    const policies = [policy({ kind: 'reg' }), policy({ kind: 'gpo-backup' }), policy({ kind: 'custom-profile' })];
    expect(inferDelivery(policies)).toEqual({
      value: ['intune', 'gpo', 'registry'],
      because: 'inferred: it came as registration file, GPO, Intune custom profile',
    });
  });

  it('management and form of Intune where they are not the default', () => {
    const plain = policy({ kind: 'settings-catalog' });
    const templated = policy({ kind: 'settings-catalog', template: 'antivirus' });
    const baseline = policy({ kind: 'settings-catalog', template: 'windows-24h2' });
    expect(inferIntune([policy()], ['windows-server-2022'])).toBeUndefined();
    expect(inferIntune([plain, baseline], ['windows-11'])).toBeUndefined();
    expect(inferIntune([plain, templated], ['windows-11'])?.value).toEqual({ form: 'templates' });
    expect(inferIntune([templated], ['windows-server-2022'])?.value).toEqual({ management: 'mde' });
    expect(inferIntune([templated], ['windows-11', 'windows-server-2022'])?.value).toEqual({ form: 'templates' });
  });

  it.each<[string, readonly (FoundPolicy['audience'] | 'none')[], object | undefined]>([
    [
      'whom all of them are for',
      [{ assign: ['all-devices'] }, { assign: ['all-devices'] }],
      { assign: ['all-devices'] },
    ],
    [
      'everybody but a group, through a filter',
      [{ assign: ['all-users'], exclude: ['x'], filter: { name: 'f', mode: 'include' } }],
      { assign: ['all-users'], exclude: ['x'], filter: { name: 'f', mode: 'include' } },
    ],
    ['nothing where one is for others', [{ assign: ['all-devices'] }, { assign: ['all-users'] }], undefined],
    ['nothing where one does not tell', [{ assign: ['all-devices'] }, 'none'], undefined],
    ['nothing where no fleet file can hold a name', [{ assign: ['all-devices'], exclude: ['a\nb'] }], undefined],
  ])('takes from Intune policies %s', (_, audiences, value) => {
    const policies = audiences.map((audience) => ({
      ...policy({ kind: 'settings-catalog' }),
      ...(audience !== 'none' && { audience }),
    }));
    expect(inferIntune(policies as readonly FoundPolicy[], ['windows-11'])?.value).toEqual(value);
    const managed = inferIntune(policies as readonly FoundPolicy[], ['windows-server-2022']);
    expect(managed?.value).toEqual({ management: 'mde', ...value });
  });
});
