// Made by packages/codegen from packages/core/catalogue; edit those and run `node scripts/generate.mjs`.
/** Operating systems that a fleet can name, in the order in which everything lists them. */
export const OS_IDS = [
    'windows-10',
    'windows-11',
    'windows-10-multi-session',
    'windows-11-multi-session',
    'windows-server-1803',
    'windows-server-2012-r2',
    'windows-server-2016',
    'windows-server-2019',
    'windows-server-2022',
    'windows-server-2025',
    'windows-server-23h2',
    'azure-local-23h2',
    'azure-local-24h2',
    'windows-7',
    'windows-8.1',
    'windows-server-2008-r2',
  ] as const;
/** The same with earlier ids, which a fleet may still name. */
export const OS_NAMES = [
    'windows-10',
    'windows-11',
    'windows-10-multi-session',
    'windows-11-multi-session',
    'windows-server-1803',
    'windows-server-2012-r2',
    'windows-server-2016',
    'windows-server-2019',
    'windows-server-2022',
    'windows-server-2025',
    'windows-server-23h2',
    'azure-local-23h2',
    'azure-local-24h2',
    'windows-7',
    'windows-8.1',
    'windows-server-2008-r2',
    'windows-10-iot-ltsc',
    'windows-11-iot-ltsc',
    'azure-stack-hci-23h2',
    'azure-stack-hci-24h2',
  ] as const;
/** Kinds of Windows, by what tells their devices from each other. */
export const OS_KINDS = [
    'client',
    'server',
    'multi-session',
    'azure-local',
  ] as const;
