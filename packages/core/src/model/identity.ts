import type { ResolvedGroup } from './resolved.ts';

/** The name that a group is known by whatever it is called now: identifiers in the output derive from it. */
export function identityOf({ name, was }: Pick<ResolvedGroup, 'name' | 'was'>): string {
  return was ?? name;
}
