// Made by packages/codegen from packages/core/catalogue; edit those and run `node scripts/generate.mjs`.
/** Operating systems that a fleet can name, in the order in which everything lists them. */
export const OS_IDS = [
    'windows-10',
    'windows-11',
    'windows-server-1803',
    'windows-server-2012-r2',
    'windows-server-2016',
    'windows-server-2019',
    'windows-server-2022',
    'windows-server-2025',
    'azure-stack-hci-23h2',
    'windows-7',
    'windows-8.1',
    'windows-server-2008-r2',
  ] as const;
/** Kinds of Windows. One that fits a caption as well as an earlier one is the right one. */
export const OS_KINDS = [
    'client',
    'server',
    'hci',
  ] as const;
