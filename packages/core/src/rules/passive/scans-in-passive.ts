/** The three settings by which Defender still scans in passive mode, and the value that stops each. */
export const SCANS_IN_PASSIVE: readonly (readonly [setting: string, off: boolean])[] = [
  ['scanOnlyIfIdleEnabled', false],
  ['disableCatchupQuickScan', true],
  ['signatureUpdateDisableScanOnUpdate', true],
];
