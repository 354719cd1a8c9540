import { oneLower } from '../../diagnostic/diagnostic.ts';
import { assigned, chosenDeliveries, deliveryNames, isToBlock, placeOf } from '../../rule/ask.ts';
import { defineRule } from '../../rule/rule.ts';

const PORTAL_WAY = 'add `portal` to `deliver` or move the baseline to 2022-03 or later';

/** EDR in block mode by file under the documentation of July 2021. */
export const edrBlockPortalOnly = defineRule({
  id: 'edr-block-portal-only',
  chapter: 'block-mode',
  severity: 'error',
  milder: 'while the group does not say its `deliver`',
  guard: true,
  baselines: ['2021-07'],
  silences: { rules: ['edr-block-channel-platform-floor', 'edr-block-template-too-old'] },
  what: 'EDR in block mode is to come by a file under the documentation of July 2021.',
  why: 'At that time the portal was the only way, for the whole tenant at once. Group Policy, Intune and registry were ruled out by name.',
  fix: 'Add `portal` to `deliver`, or move the baseline to 2022-03 or later.',
  autofix: { none: 'choice' },
  waive: 'Never: the baseline is what decides, so change the baseline.',
  settles: 'The page of July 2021 knows the portal only, newer pages add CSP and Group Policy. The baseline chooses.',
  basis: 'documented',
  sources: ['seed-edr'],
  good: `
    baseline: 2021-07
    os: windows-10
    mode: passive+edr-block
    onboarding: { state: onboarded }
    antivirus: { product: Contoso Protect, registered: true, exclusionsForDefender: true }
    platform: 4.18.2106.6
    engine: 1.1.18300.4
    deliver: [gpo, portal]
    settings: { allowCloudProtection: true }
  `,
  bad: `
    baseline: 2021-07
    os: windows-10
    mode: passive+edr-block
    onboarding: { state: onboarded }
    antivirus: { product: Contoso Protect, registered: true, exclusionsForDefender: true }
    platform: 4.18.2106.6
    engine: 1.1.18300.4
    deliver: [gpo]
    settings: { allowCloudProtection: true }
  `,
  check: (group) => {
    const written = assigned(group, 'passiveRemediation');
    const isWritten = written !== undefined && written.value !== 'remove';
    if (!isToBlock(group) && !isWritten) return [];
    const hasPortal = chosenDeliveries(group).includes('portal');
    const files = group.deliver.filter((delivery) => delivery !== 'portal');
    if (isWritten && (!hasPortal || files.length > 0)) {
      const message = `In July 2021 EDR in block mode came from the portal only; passiveRemediation by ${deliveryNames(files)} was not possible.`;
      const hint = hasPortal
        ? 'Remove `passiveRemediation`: the portal has the switch.'
        : `Remove \`passiveRemediation\`, then ${PORTAL_WAY}.`;
      return [{ at: written.origin.at, setting: written.setting, message, hint }];
    }
    if (hasPortal) return [];
    const lead = 'In July 2021 EDR in block mode came from the portal only';
    if (group.origins['deliver'] === undefined) {
      const message = `${lead}; the group does not say its \`deliver\`.`;
      return [{ at: placeOf(group, 'mode'), severity: oneLower('error'), message }];
    }
    return [{ at: placeOf(group, 'deliver'), message: `${lead}, and \`deliver\` does not name it.` }];
  },
});
