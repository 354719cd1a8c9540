import {
  DEFAULT_EPOCH_SECONDS,
  type Fleet,
  parseFleet,
  type ResolvedFleet,
  resolveFleet,
  TOOL_VERSION,
} from '@mdav/core';
import { expectedState } from '@mdav/core/decision';
import { type FileTree, jsonBytes } from '@mdav/core/format';
import { type ImportOptions, importPolicies, planImport, policiesIn } from '@mdav/import';
import { TARGETS } from '../../targets/targets.ts';

/** What a fleet says, read back from its text. */
export function fleetOf(text: string): { readonly written: Fleet; readonly resolved: ResolvedFleet } {
  const parsed = parseFleet({ text, file: 'mdav.yaml' });
  const resolved = parsed.ok ? resolveFleet(parsed.value) : parsed;
  if (!parsed.ok || !resolved.ok)
    throw new Error(`${resolved.diagnostics.map(({ message, at }) => `${at.line}: ${message}`).join('\n')}\n${text}`);
  return { written: parsed.value.fleet, resolved: resolved.value };
}

/**
 * The files of every group as a build writes them. Findings do not stop it: what is imported may well be wrong, and is to
 * come out as it went in.
 */
export function outputOf(fleetText: string): FileTree {
  const files = new Map<string, Uint8Array>();
  for (const group of fleetOf(fleetText).resolved.groups) {
    for (const target of TARGETS) {
      if (!target.serves.some((way) => group.deliver.includes(way))) continue;
      const produced = target.produce(group, { epochSeconds: DEFAULT_EPOCH_SECONDS, toolVersion: TOOL_VERSION });
      for (const [path, bytes] of produced.files) files.set(`${group.name}/${path}`, bytes);
    }
    files.set(`${group.name}/expected.json`, jsonBytes(expectedState(group)));
  }
  return files;
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
