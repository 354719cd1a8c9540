import type { SettingInstance } from './policy.ts';

type Choice = Extract<SettingInstance, { kind: 'choice' }>;

const WATP = 'device_vendor_msft_windowsadvancedthreatprotection';
const SELECTOR = `${WATP}_configurationtype`;

/** Ids of the selector in the template Endpoint detection and response. */
const PAIR = { instance: '23ab0ea3-1b12-429a-8ed0-7390cf699160', value: 'e5c7c98c-c854-4140-836e-bd22db59d651' };

const CONNECTOR_CHILD = `${WATP}_onboarding_fromconnector`;

/** Stands where the service puts the package of the connector. Nothing secret: any text does. */
export const CONNECTOR_PLACEHOLDER = 'supplied by the connector';

/** What a build writes where the package of a name belongs, which `Deploy-MdavIntune.ps1` takes from the environment. */
const PACKAGE_PLACEHOLDER = /^\$\{MDAV_ONBOARDING_[A-Z0-9_]+\}$/;

/** True for a text that stands where something secret belongs, and is none. */
export function isPlaceholder(value: unknown): boolean {
  return value === CONNECTOR_PLACEHOLDER || (typeof value === 'string' && PACKAGE_PLACEHOLDER.test(value));
}

/** The choice "from the connector" of the template Endpoint detection and response. */
export const onboardingByConnector: Choice = selector('autofromconnector', CONNECTOR_CHILD, CONNECTOR_PLACEHOLDER);

/** True for that choice, whatever the service put in the place of the package; it hides what it put there. */
export function isByConnector(instance: SettingInstance): boolean {
  return (
    instance.kind === 'choice' &&
    instance.definition.toLowerCase() === SELECTOR &&
    instance.value.option?.toLowerCase() === onboardingByConnector.value.option &&
    instance.value.children.every((child) => child.definition.toLowerCase() === CONNECTOR_CHILD)
  );
}

/** The choice "onboard" with whatever stands for the package until the policy is deployed. */
export function onboardingByPackage(placeholder: string): Choice {
  return selector('onboard', `${WATP}_onboarding`, placeholder);
}

function selector(option: string, child: string, value: string): Choice {
  return {
    kind: 'choice',
    definition: SELECTOR,
    template: PAIR.instance,
    value: {
      option: `${SELECTOR}_${option}`,
      template: { id: PAIR.value, useDefault: false },
      children: [
        {
          kind: 'simple',
          definition: child,
          template: null,
          value: { kind: 'secret', value, state: 'notEncrypted', template: null },
        },
      ],
    },
  };
}
