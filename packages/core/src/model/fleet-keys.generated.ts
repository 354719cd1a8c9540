// Made by packages/codegen from packages/core/catalogue; edit those and run `node scripts/generate.mjs`.
/** The keys of every map of the fleet file by its type in the model, and the type of the map under a key. `each` stands before the type of what has a free name under it. */
export const FLEET_KEYS = {
    Fleet: { $schema: '', mdav: '', name: '', baseline: '', extends: '', parameters: 'each Parameter', defaults: 'Defaults', profiles: 'each GroupLayer', groups: 'each Group', rules: '', ruleFiles: '', waivers: 'Waiver' },
    Parameter: { type: '', values: '', default: '', description: '' },
    Defaults: { os: '', agent: '', mode: '', baseline: '', technique: '', onboarding: 'Onboarding', licence: '', antivirus: 'Antivirus', platform: '', engine: '', tamperProtection: '', currentMode: '', defenderAntivirus: '', securityCenter: '', smartAppControl: '', endpointDlp: '', limitedPeriodicScanning: '', indicators: '', installedPassive: '', mdmWinsOverGp: '', centralStore: '', deliver: '', intune: 'Intune', gpo: 'Gpo', settings: 'Settings', raw: 'Raw', extends: '' },
    Onboarding: { state: '', via: '' },
    Antivirus: { product: '', registered: '', realtime: '', exclusionsForDefender: '' },
    Intune: { management: '', form: '', assign: '', exclude: '', filter: 'AssignmentFilter', scopeTags: '', compliance: '' },
    AssignmentFilter: { name: '', mode: '' },
    Gpo: { comments: 'GpoComment', namespaces: '', preferences: 'GpoPreferences' },
    GpoComment: { namespace: '', policy: '', text: '' },
    GpoPreferences: { values: '', securityGroup: '', organizationalUnit: '' },
    Raw: { registry: 'RawRegistry', oma: 'RawOma' },
    RawRegistry: { key: '', name: '', type: '', data: '', reason: '' },
    RawOma: { uri: '', type: '', value: '', reason: '' },
    GroupLayer: { os: '', agent: '', mode: '', baseline: '', technique: '', onboarding: 'Onboarding', licence: '', antivirus: 'Antivirus', platform: '', engine: '', tamperProtection: '', currentMode: '', defenderAntivirus: '', securityCenter: '', smartAppControl: '', endpointDlp: '', limitedPeriodicScanning: '', indicators: '', installedPassive: '', mdmWinsOverGp: '', centralStore: '', deliver: '', intune: 'Intune', gpo: 'Gpo', settings: 'Settings', raw: 'Raw' },
    Group: { os: '', agent: '', mode: '', baseline: '', technique: '', onboarding: 'Onboarding', licence: '', antivirus: 'Antivirus', platform: '', engine: '', tamperProtection: '', currentMode: '', defenderAntivirus: '', securityCenter: '', smartAppControl: '', endpointDlp: '', limitedPeriodicScanning: '', indicators: '', installedPassive: '', mdmWinsOverGp: '', centralStore: '', deliver: '', intune: 'Intune', gpo: 'Gpo', settings: 'Settings', raw: 'Raw', description: '', extends: '', profiles: '', was: '', devices: 'DeviceMatch' },
    DeviceMatch: { names: '', tags: '' },
    Waiver: { rule: '', group: '', setting: '', reason: '', owner: '', expires: '', ticket: '' },
    Justified: { value: '', reason: '', owner: '', expires: '', ticket: '' },
  } as const;
