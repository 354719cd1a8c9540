import type { WrittenTemplate } from '@mdav/core/format';

/** What a property takes: text, a whole number of 32 bits with a sign, a list of texts, or one of some texts. */
export type PropertyKind = 'text' | 'number' | 'texts' | readonly string[];

/** A type of resource that stands for the policies of a template. */
export interface TemplateResource {
  /** As the schema spells it; reading takes any letter case. */
  readonly type: string;
  /** Ids of the templates whose policies it has, by their short names; the first one where a resource names none. */
  readonly templates: readonly (WrittenTemplate | 'asr-configmgr')[];
  /** True where a property tells which template it is. */
  readonly namesTemplate: boolean;
  /** What it has besides names, description, assignments and the property for the template. */
  readonly properties: Readonly<Record<string, PropertyKind>>;
}

const SWITCH: PropertyKind = ['0', '1'];
const THREE: PropertyKind = ['0', '1', '2'];
const CHANNEL: PropertyKind = ['0', '2', '3', '4', '5', '6'];
const THREAT: PropertyKind = ['clean', 'quarantine', 'remove', 'allow', 'userdefined', 'block'];
const RULE: PropertyKind = ['off', 'block', 'audit', 'warn'];

/** What the name of the list of a rule ends with. */
export const RULE_LIST = '_ASROnlyPerRuleExclusions';

const RULES = [
  'BlockAbuseOfExploitedVulnerableSignedDrivers',
  'BlockAdobeReaderFromCreatingChildProcesses',
  'BlockAllOfficeApplicationsFromCreatingChildProcesses',
  'BlockCredentialStealingFromWindowsLocalSecurityAuthoritySubsystem',
  'BlockExecutableContentFromEmailClientAndWebmail',
  'BlockExecutableFilesRunningUnlessTheyMeetPrevalenceAgeTrustedListCriterion',
  'BlockExecutionOfPotentiallyObfuscatedScripts',
  'BlockJavaScriptOrVBScriptFromLaunchingDownloadedExecutableContent',
  'BlockOfficeApplicationsFromCreatingExecutableContent',
  'BlockOfficeApplicationsFromInjectingCodeIntoOtherProcesses',
  'BlockOfficeCommunicationAppFromCreatingChildProcesses',
  'BlockPersistenceThroughWMIEventSubscription',
  'BlockProcessCreationsFromPSExecAndWMICommands',
  'BlockUntrustedUnsignedProcessesThatRunFromUSB',
  'BlockWin32APICallsFromOfficeMacros',
  'UseAdvancedProtectionAgainstRansomware',
];
const NEWER_RULES = [
  'BlockRebootingMachineInSafeMode',
  'BlockUseOfCopiedOrImpersonatedSystemTools',
  'BlockWebShellCreationForServers',
];
const BESIDE_RULES = {
  AttackSurfaceReductionOnlyExclusions: 'texts',
  ControlledFolderAccessProtectedFolders: 'texts',
  ControlledFolderAccessAllowedApplications: 'texts',
} as const;

/**
 * The resources that say settings of ours by a property each, as Microsoft lists them; source:
 * https://learn.microsoft.com/graph/utcm-intune-resources (2026-03), equal to the schema in SchemaStore.
 */
export const TEMPLATE_RESOURCES: readonly TemplateResource[] = [
  {
    type: 'microsoft.intune.antiviruspolicywindows10settingcatalog',
    templates: ['antivirus', 'exclusions', 'experience', 'update-controls'],
    namesTemplate: true,
    properties: {
      tamperprotection: SWITCH,
      ...all(
        SWITCH,
        'disableaccountprotectionui disableappbrowserui disablecleartpmbutton disabledevicesecurityui disablefamilyui disablehealthui disablenetworkui disableenhancednotifications disabletpmfirmwareupdatewarning disablevirusui hideransomwaredatarecovery hidewindowssecuritynotificationareacontrol enablecustomizedtoasts enableinappcustomization',
      ),
      ...all('text', 'companyname email phone url'),
      ...all(
        SWITCH,
        'allowarchivescanning allowbehaviormonitoring allowcloudprotection allowdatagramprocessingonwinserver allowemailscanning allowfullscanonmappednetworkdrives allowfullscanremovabledrivescanning allowintrusionpreventionsystem allowioavprotection allownetworkprotectiondownlevel allowrealtimemonitoring allowscanningnetworkfiles allowscriptscanning allowuseruiaccess',
      ),
      ...all('number', 'avgcpuloadfactor archivemaxdepth archivemaxsize'),
      checkforsignaturesbeforerunningscan: SWITCH,
      cloudblocklevel: ['0', '2', '4', '6'],
      ...all('number', 'cloudextendedtimeout daystoretaincleanedmalware'),
      ...all(
        SWITCH,
        'disablecatchupfullscan disablecatchupquickscan disablednsovertcpparsing disablehttpparsing DisableSshParsing enablelowcpupriority',
      ),
      enablenetworkprotection: THREE,
      ...all('texts', 'excludedextensions excludedpaths excludedprocesses'),
      puaprotection: THREE,
      engineupdateschannel: CHANNEL,
      meteredconnectionupdates: 'text',
      platformupdateschannel: CHANNEL,
      securityintelligenceupdateschannel: ['0', '4', '5'],
      realtimescandirection: THREE,
      scanparameter: ['1', '2'],
      schedulequickscantime: 'number',
      schedulescanday: ['0', '1', '2', '3', '4', '5', '6', '7', '8'],
      schedulescantime: 'number',
      ...all(SWITCH, 'disabletlsparsing randomizescheduletasktimes'),
      schedulerrandomizationtime: 'number',
      ...all('texts', 'signatureupdatefallbackorder signatureupdatefilesharessources'),
      signatureupdateinterval: 'number',
      submitsamplesconsent: ['0', '1', '2', '3'],
      ...all(SWITCH, 'disablelocaladminmerge allowonaccessprotection'),
      ...all(THREAT, 'lowseveritythreats moderateseveritythreats severethreats highseveritythreats'),
    },
  },
  {
    type: 'microsoft.intune.settingcatalogasrrulespolicywindows10',
    templates: ['asr'],
    namesTemplate: false,
    properties: {
      ...BESIDE_RULES,
      EnableControlledFolderAccess: THREE,
      ...Object.fromEntries([...RULES, ...NEWER_RULES].map((rule) => [rule, RULE])),
      ...Object.fromEntries([...RULES, ...NEWER_RULES].flatMap((rule) => listOfRule(rule))),
    },
  },
  {
    type: 'microsoft.intune.attacksurfacereductionrulespolicywindows10configmanager',
    templates: ['asr-configmgr'],
    namesTemplate: false,
    properties: {
      ...BESIDE_RULES,
      EnableControlledFolderAccess: ['0', '1', '2', '3', '4'],
      ...Object.fromEntries(RULES.map((rule) => [rule, RULE])),
    },
  },
  {
    type: 'microsoft.intune.endpointdetectionandresponsepolicywindows10',
    templates: ['edr'],
    namesTemplate: false,
    properties: { SampleSharing: SWITCH, ConfigurationType: ['AutoFromConnector', 'Onboard', 'Offboard'] },
  },
];

/** Plain policies of the settings catalog, whole; the schema lists the type and does not describe it, the page does. */
export const CATALOG_TYPE = 'microsoft.intune.settingcatalogcustompolicywindows10';

/** Custom profiles. */
export const PROFILE_TYPE = 'microsoft.intune.deviceconfigurationcustompolicywindows10';

/** The resource for policies of a template. */
export function resourceOfTemplate(template: string): TemplateResource | undefined {
  return TEMPLATE_RESOURCES.find(({ templates }) => templates.some((name) => name === template));
}

function all(kind: PropertyKind, names: string): Readonly<Record<string, PropertyKind>> {
  return Object.fromEntries(names.split(' ').map((name) => [name, kind]));
}

/** The page spells one of them in its own way, and has none for persistence by WMI. */
function listOfRule(rule: string): readonly (readonly [string, PropertyKind])[] {
  if (rule === 'BlockPersistenceThroughWMIEventSubscription') return [];
  const name = rule === 'BlockWebShellCreationForServers' ? 'BlockWebshellCreationForServers' : rule;
  return [[`${name}${RULE_LIST}`, 'texts']];
}
