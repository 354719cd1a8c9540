/** The key of the policies of Defender for Endpoint, which holds the forcing value and the onboarding data. */
export const WATP_KEY = String.raw`SOFTWARE\Policies\Microsoft\Windows Advanced Threat Protection`;
/** The key of Defender's own policies. */
export const DEFENDER_KEY = String.raw`SOFTWARE\Policies\Microsoft\Windows Defender`;
/** The documented name of the forcing value. */
export const FORCING_NAME = 'ForceDefenderPassiveMode';
/** Its spelling of early 2021. */
export const WITHDRAWN_NAME = 'ForcePassiveMode';

/** A value of the registry: its key below the machine, and its name. */
export interface ForcingPlace {
  readonly key: string;
  readonly name: string;
}

/**
 * Where a forcing value is put by mistake, and where no page of Microsoft has it: the withdrawn name under the documented
 * key, and either name under the key of Defender's policies or under the two keys of the same names without `Policies`.
 */
export const WRONG_FORCING_PLACES: readonly ForcingPlace[] = [
  WATP_KEY,
  DEFENDER_KEY,
  String.raw`SOFTWARE\Microsoft\Windows Defender`,
  String.raw`SOFTWARE\Microsoft\Windows Advanced Threat Protection`,
].flatMap((key) =>
  [WITHDRAWN_NAME, FORCING_NAME]
    .filter((name) => key !== WATP_KEY || name !== FORCING_NAME)
    .map((name) => ({ key, name })),
);

/** True for the forcing value under either spelling, whatever the key. */
export function isForcingName(name: string): boolean {
  return [FORCING_NAME, WITHDRAWN_NAME].some((known) => known.toLowerCase() === name.toLowerCase());
}
