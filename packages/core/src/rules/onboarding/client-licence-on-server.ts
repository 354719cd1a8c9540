import { isServer } from '../../facts/os.ts';
import type { Licence } from '../../model/vocabulary.ts';
import { osNames, placeOf } from '../../rule/ask.ts';
import { defineRule } from '../../rule/rule.ts';

/** What is licensed for users, and onboards no server. */
const OF_CLIENTS: Readonly<Partial<Record<Licence, string>>> = {
  p1: 'Defender for Endpoint Plan 1',
  p2: 'Defender for Endpoint Plan 2',
  e5: 'Microsoft 365 E5',
  business: 'Defender for Business',
};

/** A licence that has no servers in it. */
export const clientLicenceOnServer = defineRule({
  id: 'client-licence-on-server',
  chapter: 'onboarding',
  severity: 'warning',
  what: 'Servers have a licence that is for clients.',
  why: 'The plans of Defender for Endpoint have no licences for servers in them: to onboard servers, Defender for Servers, Defender for Endpoint Server or Defender for Business servers is needed as well.',
  fix: 'Write the licence of the servers, `servers-p1` or `servers-p2`, in a group of their own.',
  autofix: { none: 'fact' },
  waive:
    'When the servers have Defender for Endpoint Server or Defender for Business servers, for which `licence` has no word.',
  basis: 'documented',
  sources: ['requirements-2025'],
  good: `
    os: windows-server-2022
    mode: active
    licence: servers-p2
    onboarding: { state: onboarded }
    deliver: [gpo]
  `,
  bad: `
    os: windows-server-2022
    mode: active
    licence: p2
    onboarding: { state: onboarded }
    deliver: [gpo]
  `,
  check: (group) => {
    const { licence, onboarding } = group;
    const name = licence && OF_CLIENTS[licence];
    const found = group.os.filter(({ id }) => isServer(id));
    if (name === undefined || found.length === 0 || onboarding?.state === 'none') return [];
    return [{ at: placeOf(group, 'licence'), message: `${name} has no licence for ${osNames(found)} in it.` }];
  },
});
