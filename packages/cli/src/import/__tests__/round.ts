import { compileFleet, type Fleet, parseFleet, type ResolvedFleet, resolveFleet } from '@mdav/core';
import type { FileTree } from '@mdav/core/format';
import { type ImportOptions, importPolicies, planImport, policiesIn } from '@mdav/import';
import { nodeSha256 } from '../../disk/hash.ts';
import { FLEET_TARGETS, TARGETS } from '../../targets/targets.ts';

/** What a fleet says, read back from its text. */
export function fleetOf(text: string): { readonly written: Fleet; readonly resolved: ResolvedFleet } {
  const parsed = parseFleet({ text, file: 'mdav.yaml' });
  const resolved = parsed.ok ? resolveFleet(parsed.value) : parsed;
  if (!parsed.ok || !resolved.ok)
    throw new Error(`${resolved.diagnostics.map(({ message, at }) => `${at.line}: ${message}`).join('\n')}\n${text}`);
  return { written: parsed.value.fleet, resolved: resolved.value };
}

/**
 * The files that a build writes. Findings do not stop it: what is imported may well be wrong, and is to come out as it went
 * in.
 */
export function outputOf(fleetText: string): FileTree {
  const built = compileFleet(fleetOf(fleetText).resolved, [], {
    sha256: nodeSha256,
    targets: TARGETS,
    fleetTargets: FLEET_TARGETS,
    date: '2026-11-21',
  });
  if (!built.ok) throw new Error(built.diagnostics.map(({ message }) => message).join('\n'));
  return built.value.files;
}

/** Imports a folder; nothing when it holds no policy about Defender. */
export function importTree(
  root: string,
  files: FileTree,
  options: ImportOptions & { readonly each?: boolean } = {},
): string | undefined {
  const { policies } = policiesIn({ root, files }, options.each);
  if (planImport(policies, options).groups.length === 0) return undefined;
  const imported = importPolicies(policies, options);
  if (!imported.ok) throw new Error(imported.diagnostics.map(({ message }) => message).join('\n'));
  return imported.value.fleetText;
}

/** A fleet without what no policy carries: why a raw entry is there, and how texts are laid out. */
export function essenceOf(text: string): unknown {
  const { written } = fleetOf(text);
  return JSON.parse(JSON.stringify(written, (key, value: unknown) => (key === 'reason' ? undefined : value)));
}

/** Imports, builds, imports, builds and imports again. */
export function rounds(root: string, files: FileTree, options: ImportOptions & { readonly each?: boolean }) {
  const first = importTree(root, files, options);
  if (first === undefined) return undefined;
  const built = outputOf(first);
  const second = importTree('dist', built) ?? '';
  const rebuilt = outputOf(second);
  return { first, built, second, rebuilt, third: importTree('dist', rebuilt) ?? '' };
}
