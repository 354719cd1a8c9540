import type { DeviceVerdict, RunEntry } from '@mdav/verify';

/** Which devices count; absent members take all. */
export interface Meant {
  readonly group: string | undefined;
  /** The name of a device, whole or without its domain; case does not count. */
  readonly device: string | undefined;
}

/** Tells whether a verdict is on a device that counts. */
export function isMeantBy({ group, device }: Meant): (verdict: DeviceVerdict) => boolean {
  if (group === undefined && device === undefined) return () => true;
  return (verdict) => {
    if (verdict.kind === 'unreadable') return false;
    if (group !== undefined && (verdict.kind !== 'decided' || verdict.group !== group)) return false;
    return device === undefined || isNamed(verdict.state.device, device);
  };
}

/** The same for what another run said. */
export function isEntryMeantBy({ group, device }: Meant): (entry: RunEntry) => boolean {
  return (entry) =>
    (group === undefined || entry.group === group) && (device === undefined || isNamed(entry.device, device));
}

function isNamed(device: string, wanted: string): boolean {
  const [name, one] = [device.toLowerCase(), wanted.toLowerCase()];
  return name === one || name.split('.', 1)[0] === one;
}
