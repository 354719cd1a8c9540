import { fill, joinCode, type PowerShell, ps, psText } from '@mdav/quote';
import { DEVICE } from './embedded.generated.ts';

/**
 * Code at the beginning of a script: on a 32-bit host the 64-bit PowerShell runs the file in its place, with the
 * switches among `switches` that were given. It uses no method and no type that constrained language mode refuses.
 */
export function relaunchesIn64Bit(switches: readonly string[] = []): PowerShell {
  const lines = switches.map((name) => fill(DEVICE.switch, { name: psText(name), argument: psText(`-${name}`) }));
  return fill(DEVICE.relaunch, { switches: joinCode(lines, '\n') });
}

/**
 * The function `Get-RegistryData KEY NAME`: the data of a value of HKEY_LOCAL_MACHINE as it is, nothing where it is not
 * there; it throws where nobody can tell. `anywhere` also looks outside of `SOFTWARE\\Policies`, which a 32-bit host
 * cannot see as it is.
 */
export function readsRegistry(where: 'policies' | 'anywhere'): PowerShell {
  return fill(DEVICE.registryData, { guard: where === 'anywhere' ? DEVICE.guard : ps`` });
}
