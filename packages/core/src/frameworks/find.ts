import { groupBy } from '../rule/group-by.ts';
import type { Framework, FrameworkRule } from './framework.ts';
import { frameworkName } from './framework.ts';

/** A rule, and the framework that it belongs to. */
export interface FoundRule {
  readonly framework: Framework;
  readonly rule: FrameworkRule;
}

/**
 * The frameworks that a name means: `id@version`, an id or alias without a version (every version of it), `id-version`.
 * Letter case does not count.
 */
export function findFrameworks(frameworks: readonly Framework[], name: string): readonly Framework[] {
  const wanted = name.toLowerCase();
  return frameworks.filter((framework) => {
    const ids = [framework.id, ...(framework.aliases ?? [])];
    return ids.some((id) =>
      [id, `${id}@${framework.version}`, `${id}-${framework.version}`].some((known) => known.toLowerCase() === wanted),
    );
  });
}

/** Of every id the newest version, by its numbers. */
export function latestFrameworks(frameworks: readonly Framework[]): readonly Framework[] {
  const byId = groupBy(frameworks, ({ id }) => id);
  // V2R10 comes after V2R8. Made here, for making one costs a fifth of a check.
  const byVersion = new Intl.Collator('en', { numeric: true });
  const newest = new Set(
    [...byId.values()].map((versions) =>
      versions.reduce((a, b) => (byVersion.compare(a.version, b.version) < 0 ? b : a)),
    ),
  );
  return frameworks.filter((framework) => newest.has(framework));
}

/** The rules that go by an id, a STIG id, a revision or an id of an earlier release. Letter case does not count. */
export function findRules(frameworks: readonly Framework[], id: string): readonly FoundRule[] {
  const wanted = id.toLowerCase();
  return frameworks.flatMap((framework) =>
    framework.rules
      .filter(({ id: own, refs = {} }) =>
        [own, refs.version, refs.rule, ...(refs.legacy ?? []), `${frameworkName(framework)}:${own}`].some(
          (known) => known?.toLowerCase() === wanted,
        ),
      )
      .map((rule) => ({ framework, rule })),
  );
}
