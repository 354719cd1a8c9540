/** A table of advanced hunting: the documented columns that the queries use. */
export interface HuntingTable {
  readonly columns: Readonly<Record<string, 'bool' | 'datetime' | 'dynamic' | 'long' | 'string'>>;
  /** Page of the documentation and its date. */
  readonly page: string;
  readonly date: string;
  /** Fields inside a dynamic column that no page documents, with what is known of them. */
  readonly undocumented?: Readonly<Record<string, string>>;
}

const page = (table: string) => `https://learn.microsoft.com/defender-xdr/advanced-hunting-${table}-table`;

/** The tables that the queries read. A test binds every query against exactly these columns. */
export const HUNTING_TABLES = {
  DeviceInfo: {
    columns: {
      Timestamp: 'datetime',
      DeviceId: 'string',
      DeviceName: 'string',
      OSPlatform: 'string',
      MachineGroup: 'string',
      OnboardingStatus: 'string',
      SensorHealthState: 'string',
      RegistryDeviceTag: 'string',
      DeviceManualTags: 'string',
      DeviceDynamicTags: 'string',
      MergedToDeviceId: 'string',
    },
    page: page('deviceinfo'),
    date: '2024-01-16',
  },
  DeviceTvmInfoGathering: {
    columns: {
      Timestamp: 'datetime',
      LastSeenTime: 'datetime',
      DeviceId: 'string',
      DeviceName: 'string',
      OSPlatform: 'string',
      AdditionalFields: 'dynamic',
    },
    page: page('devicetvminfogathering'),
    date: '2023-12-29',
    undocumented: {
      AvMode:
        '0 active, 1 passive, 2 disabled, 4 EDR in block mode, 3 and 5 (passive audit) others: the codes that the device health API documents (2025-11-11)',
      AvPlatformVersion: 'platform, as in AMProductVersion',
      AvEngineVersion: 'engine, as in AMEngineVersion',
    },
  },
  DeviceTvmSecureConfigurationAssessment: {
    columns: {
      Timestamp: 'datetime',
      DeviceId: 'string',
      DeviceName: 'string',
      ConfigurationId: 'string',
      IsCompliant: 'bool',
      IsApplicable: 'bool',
    },
    page: page('devicetvmsecureconfigurationassessment'),
    date: '2026-06-14',
    undocumented: {
      'scid-2003': 'tamper protection; the number is in the portal and in published queries, on no page',
      'scid-2016': 'cloud-delivered protection, likewise',
      'scid-2012': 'real-time protection, likewise',
      'scid-91': 'behaviour monitoring, likewise',
      'scid-2011': 'up-to-date security intelligence, likewise',
    },
  },
  DeviceRegistryEvents: {
    columns: {
      Timestamp: 'datetime',
      DeviceId: 'string',
      DeviceName: 'string',
      ActionType: 'string',
      RegistryKey: 'string',
      RegistryValueName: 'string',
      RegistryValueType: 'string',
      RegistryValueData: 'string',
      PreviousRegistryKey: 'string',
      PreviousRegistryValueName: 'string',
      PreviousRegistryValueData: 'string',
      InitiatingProcessFileName: 'string',
      InitiatingProcessAccountName: 'string',
    },
    page: page('deviceregistryevents'),
    date: '2024-09-06',
  },
} as const satisfies Readonly<Record<string, HuntingTable>>;
