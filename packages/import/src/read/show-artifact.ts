import { OS_INFO, settingLines } from '@mdav/core';
import { assertNever, lineText, type Shown } from '@mdav/core/format';
import type { Artifact } from './artifact.ts';
import type { ArtifactPolicy } from './artifact-policy.ts';

/** An artifact as lines of text. Nothing in it depends on where the file lies, so that `git diff` can compare two of them. */
export function showArtifact(artifact: Artifact): readonly string[] {
  switch (artifact.kind) {
    case 'policy':
      return separated(
        artifact.placed.map(({ policy: { form } }, index) =>
          shownLines(artifact.source.show(form), artifact.policies[index] ?? NOTHING),
        ),
      );
    case 'fleet':
      return separated(
        artifact.fleet.groups.map(({ name, os, mode, deliver }, index) => [
          groupHeading(
            name,
            os.map(({ id }) => OS_INFO[id].title),
            mode,
          ),
          `delivered by ${deliver.join(', ')}`,
          '',
          ...policyLines(artifact.policies[index] ?? NOTHING),
        ]),
      );
    case 'output':
      return separated(
        artifact.groups.map(({ name, os, mode, policy }) => [
          groupHeading(
            name,
            os.map((id) => OS_INFO[id].title),
            mode,
          ),
          '',
          ...policyLines(policy),
        ]),
      );
    default:
      return assertNever(artifact);
  }
}

const NOTHING: ArtifactPolicy = { settings: {}, residue: [] };

/** A form as its source shows it, with what it says in words where it has a heading. */
function shownLines({ heading, entries, entriesTitle }: Shown, policy: ArtifactPolicy): readonly string[] {
  if (heading === undefined) return entries ?? [];
  if (entries === undefined) return [...heading, '', ...policyLines(policy)];
  const words = settingLines({ settings: policy.settings });
  const title = entriesTitle === undefined ? [] : [entriesTitle];
  return [...heading, '', ...(words.length === 0 ? [] : [...words, '', ...title]), ...entries];
}

/** Settings in words, then the rest with raw ids. */
function policyLines({ settings, residue }: ArtifactPolicy): readonly string[] {
  const known = settingLines({ settings });
  if (residue.length === 0) return known.length === 0 ? ['says nothing'] : known;
  const rest = residue.map(lineText);
  return known.length === 0 ? rest : [...known, '', 'Not in the catalogue:', ...rest];
}

function groupHeading(name: string, os: readonly string[], mode: string): string {
  return `group ${name}: ${mode}, ${os.join(', ')}`;
}

/** Blocks with an empty line between them. */
function separated(blocks: readonly (readonly string[])[]): readonly string[] {
  return blocks.flatMap((block, index) => (index === 0 ? block : ['', ...block]));
}
