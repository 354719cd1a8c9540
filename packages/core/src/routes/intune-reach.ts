import { OS_INFO, perOs } from '../facts/os.ts';
import type { IntuneReachWord } from '../facts/os-row.ts';
import type { SourceId } from '../facts/sources.ts';
import type { IntuneManagement, OsId } from '../model/vocabulary.ts';

/** The kinds of objects in which Intune carries policy. */
export const INTUNE_CARRIERS = ['catalog', 'template', 'custom', 'script', 'compliance'] as const;
export type IntuneCarrier = (typeof INTUNE_CARRIERS)[number];

/** Which objects reach a device, and why the others do not. No carriers: nothing of Intune reaches it. */
export interface IntuneReach {
  readonly carriers: readonly IntuneCarrier[];
  /** A complete sentence or two. */
  readonly why: string;
  readonly sources: readonly SourceId[];
}

const TEMPLATES_ONLY =
  'Devices that Defender for Endpoint manages get endpoint security templates only: no settings catalog policies, ' +
  'custom profiles or scripts.';

/** What the words of the catalogue stand for. */
const REACH: Readonly<Record<IntuneReachWord, IntuneReach>> = {
  'enrolled-client': {
    carriers: INTUNE_CARRIERS,
    why: 'Enrolled clients get every kind of policy.',
    sources: ['mdm-2026'],
  },
  'enrolled-multi-session': {
    carriers: INTUNE_CARRIERS.filter((carrier) => carrier !== 'custom'),
    why: 'Enrolled multi-session devices get every kind of policy except custom profiles.',
    sources: ['intune-multi-session'],
  },
  'enrolled-server': {
    carriers: [],
    why:
      'Windows Server does not enrol in Intune; with `intune: { management: mde }` Defender for Endpoint brings it ' +
      'endpoint security templates.',
    sources: ['mde-security-settings'],
  },
  'unreached-server': {
    carriers: [],
    why: 'Windows Server does not enrol in Intune, and security settings management does not list this system.',
    sources: ['mde-security-settings'],
  },
  managed: { carriers: ['template'], why: TEMPLATES_ONLY, sources: ['mde-security-settings'] },
  unlisted: {
    carriers: [],
    why: 'The page on security settings management does not list this operating system among the supported ones.',
    sources: ['mde-security-settings'],
  },
  'virtual-desktop': {
    carriers: [],
    why: 'Security settings management does not support Azure Virtual Desktop, the one place where this system runs.',
    sources: ['mde-security-settings', 'intune-multi-session'],
  },
  downlevel: {
    carriers: [],
    why: 'Intune does not manage Defender Antivirus on this operating system.',
    sources: ['mde-security-settings'],
  },
};

/** What reaches which operating system, by the way in which Intune manages it. */
export const INTUNE_REACH: Readonly<Record<OsId, Readonly<Record<IntuneManagement, IntuneReach>>>> = perOs((os) => {
  const { mdm, mde } = OS_INFO[os].intune;
  return { mdm: REACH[mdm], mde: REACH[mde] };
});

/** Windows Server 2012 R2 and 2016 are managed by Defender for Endpoint through the modern unified solution alone. */
export const NEEDS_UNIFIED_AGENT: IntuneReach = {
  carriers: [],
  why: 'Security settings management reaches Windows Server 2012 R2 and 2016 with the modern unified solution only.',
  sources: ['mde-security-settings'],
};

/** Settings that a template offers and that devices managed by Defender for Endpoint do not take. */
export const NOT_OVER_SENSE: Readonly<Record<string, string>> = {
  allowIntrusionPreventionSystem:
    'Security settings management of Defender for Endpoint does not support AllowIntrusionPreventionSystem.',
  mdeTelemetryReportingFrequency:
    'Security settings management of Defender for Endpoint does not support the telemetry reporting frequency.',
};

/** Settings without any node that a script package sets on enrolled clients, when somebody writes them there. */
export const SCRIPTED: readonly string[] = ['forceDefenderPassiveMode'];
