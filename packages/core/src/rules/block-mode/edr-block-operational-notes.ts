import { isToBePassive, isToBlock, placeOf } from '../../rule/ask.ts';
import { defineRule } from '../../rule/rule.ts';

/** What to know when block mode changes. */
export const edrBlockOperationalNotes = defineRule({
  id: 'edr-block-operational-notes',
  chapter: 'block-mode',
  severity: 'info',
  set: 'strict',
  what: 'EDR in block mode comes with a role, a scope and a delay.',
  why: 'The portal asks for Security Administrator and switches the whole tenant, the CSP single devices. Turning it off can take 30 minutes.',
  fix: 'Plan who switches it and for whom, and read `AMRunningMode` afterwards.',
  autofix: { none: 'note' },
  waive: 'When everybody concerned knows.',
  settles:
    'One page of 2025 reads EDR Block Mode as possible in active mode too; the others say that active mode shows Normal. Do not read active or passive from EDR Block Mode alone.',
  basis: 'documented',
  sources: ['seed-edr', 'edr-2026', 'windows-2025'],
  good: `
    os: windows-11
    mode: active
    deliver: [intune]
  `,
  bad: `
    os: windows-11
    mode: passive+edr-block
    onboarding: { state: onboarded }
    antivirus: { product: Contoso Protect, registered: true, exclusionsForDefender: true }
    licence: p2
    platform: 4.18.24090.11
    engine: 1.1.24090.11
    deliver: [intune]
    settings: { allowCloudProtection: true }
  `,
  check: (group) => {
    if (!isToBlock(group)) return [];
    const expected = isToBePassive(group) ? 'EDR Block Mode' : 'Normal';
    const message = `Expect AMRunningMode "${expected}"; the portal switches the whole tenant, and turning block mode off can take 30 minutes.`;
    return [{ at: placeOf(group, 'mode'), message }];
  },
});
