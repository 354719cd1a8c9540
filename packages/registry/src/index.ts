/** Registry policy: what is said in the registry, and the files that say it. */
export type { RegistryData, RegistryEntry, RegistryPolicy } from './form.ts';
