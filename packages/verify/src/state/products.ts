import { isDefenderProduct } from '@mdav/core/format';

/** Under this identifier Defender Antivirus stands in Security Center, whatever its name is in the language of Windows. */
export const DEFENDER_IDENTIFIER = 'D68DDC3A-831F-4FAE-9E44-DA132C1ACF46';

/** Bits of `productState` that say whose product it is, and their value for a product of Windows itself. */
export const OWNER_BITS = 0xf00;
export const OWNED_BY_WINDOWS = 0x100;

/**
 * True for every product but Defender Antivirus: told by its identifier, by the owner in `productState`, and only where
 * neither was told by its name in English, the old one or the present one. Nothing for one that tells none of them.
 */
export function isOther(name: string | undefined, state: number | undefined, isOwn: boolean): boolean | undefined {
  if (isOwn) return false;
  // `productState` has 24 bits; a number that is no such state says nothing.
  if (state !== undefined && state < 2 ** 31) return (state & OWNER_BITS) !== OWNED_BY_WINDOWS;
  return name === undefined ? undefined : !isDefenderProduct(name);
}

/**
 * Bits of `productState` that say whether a product runs, with what they come to where it does not. The layout of
 * the number is known from scripts alone, which agree on these; the words are those of `WSC_SECURITY_PRODUCT_STATE`.
 */
export const RUN_BITS = 0xf000;
const NOT_RUNNING: Readonly<Record<number, string>> = { 0: 'off', 8192: 'snoozed', 12288: 'expired' };
export const IDLE_STATES: readonly number[] = Object.keys(NOT_RUNNING).map(Number);

/** Why a product does not run, in a word; nothing where it runs or does not say. */
export function idleWord(state: number | undefined): string | undefined {
  return state === undefined || state === 0 || state >= 2 ** 31 ? undefined : NOT_RUNNING[state & RUN_BITS];
}
