/**
 * What the bits of `ProductStatus` mean, from bit 0 on; nothing for those that say that all is well or that an ordinary
 * thing is going on. Source: Defender CSP, device description framework, node Health/ProductStatus [ddf].
 */
const BITS: readonly (string | undefined)[] = [
  'the service does not run',
  'it runs without an engine',
  'a full scan is due because of a threat',
  'a restart is due because of a threat',
  'steps by hand are due because of a threat',
  'the antivirus intelligence is out of date',
  'the antispyware intelligence is out of date',
  'no quick scan for too long',
  'no full scan for too long',
  undefined,
  undefined,
  undefined,
  'it is an evaluation version',
  'Windows is not genuine',
  'the product has expired',
  'an offline scan is due',
  undefined,
  'a threat could not be removed, which is critical',
  'a threat could not be removed, which is not critical',
  undefined,
  'the platform is out of date',
  undefined,
  'the platform will soon be out of date',
  'intelligence or platform is at the end of its life',
  'the intelligence of S mode runs on another Windows',
];

/** The complaints in a `ProductStatus`, in words; none for 0 and for a service that is well. */
export function productStatusWords(status: number): readonly string[] {
  return BITS.flatMap((words, bit) => (words !== undefined && Math.floor(status / 2 ** bit) % 2 === 1 ? [words] : []));
}

/** Bits by which the service says that it has no engine, and that it has expired, its platform is out of date or at its end. */
export const WITHOUT_ENGINE = 1 << 1;
export const OUTDATED = (1 << 14) | (1 << 20) | (1 << 23);

/** No bit of a status is higher. */
const MOST = 2 ** 31;

export function isWithoutEngine(status: number | undefined): boolean {
  return status !== undefined && status < MOST && (status & WITHOUT_ENGINE) !== 0;
}

export function isOutdated(status: number | undefined): boolean {
  return status !== undefined && status < MOST && (status & OUTDATED) !== 0;
}

/** Whether a `ProductStatus` says that the service does not run. */
export function isServiceStopped(status: number | undefined): boolean {
  return status !== undefined && status % 2 === 1;
}
