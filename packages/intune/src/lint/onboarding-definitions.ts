import { templates } from '@mdav/core/format';
import { onboardingByConnector } from '../settings-catalog/onboarding-choice.ts';
import type { Inside, KnownDefinition } from './definition.ts';

const WATP = 'device_vendor_msft_windowsadvancedthreatprotection';
const SELECTOR = onboardingByConnector.definition;
const CHILDREN: readonly (readonly [option: string, child: string])[] = [
  ['autofromconnector', `${WATP}_onboarding_fromconnector`],
  ['onboard', `${WATP}_onboarding`],
  ['offboard', `${WATP}_offboarding`],
];

const edr = templates.find(({ name }) => name === 'edr')?.id ?? '';
const { template: instance, value } = onboardingByConnector;

/** The selector of the template Endpoint detection and response: each of its options requires its secret. */
export const onboardingDefinitions: readonly KnownDefinition[] = [
  {
    id: SELECTOR,
    shape: 'choice',
    options: new Map(
      CHILDREN.map(([option, child]): [string, Inside] => [
        `${SELECTOR}_${option}`,
        { required: [child], optional: [] },
      ]),
    ),
    templates: [{ template: edr, instance: instance ?? '', value: value.template?.id ?? '' }],
    templateOnly: true,
  },
  ...CHILDREN.map(
    ([, id]): KnownDefinition => ({ id, shape: 'secret', parent: SELECTOR, templates: [], templateOnly: true }),
  ),
];
