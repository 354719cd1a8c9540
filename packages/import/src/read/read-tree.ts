import type { Diagnostic, Outcome } from '@mdav/core';
import { type FileTree, fail, hasErrors, type Source, succeed } from '@mdav/core/format';
import { settleCopies } from '../policy/settle-copies.ts';
import { type DecodedPlace, decodeTree } from './decode-tree.ts';
import { artifactOf, lifted, type PolicyArtifact } from './policy-artifact.ts';
import { POLICY_SOURCES } from './policy-sources.ts';
import { SUCH_AS } from './such-as.ts';
import { unreadFile } from './unread-file.ts';

/**
 * Reads everything in a folder that says policy: folders of a format as a whole, every other file by its content. What is
 * not recognised is passed over; `artifact-none` when nothing is left, `artifact-passed-over` for what says no settings,
 * `artifact-not-read` for what may hold policy in a form that is not read, `import-older-copy` for copies of an object of
 * which a later one lies there.
 */
export function readTree(
  tree: FileTree,
  path: string,
  sources: readonly Source[] = POLICY_SOURCES,
): Outcome<readonly PolicyArtifact[]> {
  const artifacts: PolicyArtifact[] = [];
  const { places, others } = decodeTree(tree, path, sources);
  const diagnostics: Diagnostic[] = [];
  for (const source of sources.filter(({ isApart }) => isApart)) {
    const { current: own, notes } = currentOf(places.filter((place) => place.source === source));
    for (const one of notes) diagnostics.push(one);
    for (const one of once(own.flatMap(({ outcome }) => outcome.diagnostics))) diagnostics.push(one);
    const artifact = together(source, path, own);
    if (artifact === undefined) continue;
    artifacts.push(artifact);
    for (const one of artifact.told) diagnostics.push(one);
  }
  for (const place of places) {
    if (place.source.isApart) continue;
    const read = artifactOf(place);
    const { opaque } = place.source;
    // Of what says no settings, only what mdav wrote itself does.
    if (opaque !== undefined && !(read.ok && read.value.policies.some(saysSettings))) {
      diagnostics.push(passedOver(place.path, opaque.what));
      continue;
    }
    for (const one of read.diagnostics) diagnostics.push(one);
    if (read.ok) artifacts.push(read.value);
  }
  const objects = places.flatMap(({ outcome }) => (outcome.ok ? outcome.value.flatMap(({ copy }) => copy ?? []) : []));
  const isKnown = (id: string) => objects.some(({ object }) => object.startsWith(id.toUpperCase()));
  for (const { path: file, bytes, found } of others) {
    const unread = unreadFile(file, bytes, isKnown);
    if (unread !== undefined) diagnostics.push(unread);
    else if (found.kind === 'other') diagnostics.push(passedOver(file, found.what));
  }
  if (hasErrors(diagnostics)) return fail(diagnostics);
  return artifacts.length === 0 ? fail([...diagnostics, nothing(path)]) : succeed(artifacts, diagnostics);
}

/** A folder that is a copy of an object holds one policy. */
function currentOf(places: readonly DecodedPlace[]) {
  const copies = places.flatMap(({ source, path, outcome }) => {
    const [policy, ...others] = outcome.ok ? outcome.value : [];
    if (policy?.copy === undefined || others.length > 0) return [];
    const { name = '', copy, off } = policy;
    const says = () => lifted(source, path, [{ source, policy, path }]).policies.map((one) => [one, off]);
    return [{ kind: source.policy, path, name, copy, says }];
  });
  const { isPassed, notes } = settleCopies(copies);
  const passed = new Set(copies.filter(isPassed).map(({ path }) => path));
  return { current: places.filter(({ path }) => !passed.has(path)), notes };
}

/** Policies of a folder that are for devices of their own, as one artifact; those that cannot be read are told of. */
function together(source: Source, path: string, places: readonly DecodedPlace[]): PolicyArtifact | undefined {
  const read = places.flatMap((place) => (place.outcome.ok ? [{ ...place, policies: place.outcome.value }] : []));
  if (read.length === 0) return undefined;
  const placed = read.flatMap(({ policies, path: own }) =>
    policies.map((policy) => ({ source, policy, path: `${path}: ${policy.name ?? own}` })),
  );
  return lifted(source, path, placed);
}

/** What several folders have to say about the list beside them is said once. */
function once(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...new Map(diagnostics.map((each) => [JSON.stringify(each), each])).values()];
}

function saysSettings({ settings }: PolicyArtifact['policies'][number]): boolean {
  return Object.keys(settings).length > 0;
}

function passedOver(file: string, what: string): Diagnostic {
  return {
    code: 'artifact-passed-over',
    severity: 'info',
    message: `This is ${what}; it says no settings and was passed over.`,
    at: { file },
  };
}

function nothing(path: string): Diagnostic {
  return {
    code: 'artifact-none',
    severity: 'error',
    message: `${path} holds no policy that mdav reads.`,
    at: { file: path },
    hint: `Name what holds policy, ${SUCH_AS}`,
  };
}
