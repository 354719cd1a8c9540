import { assertNever, OS_INFO, settingLines } from '@mdav/core';
import { describeKept, type GpoBackup, type GpoSide, gppCodec } from '@mdav/gpo';
import { lineText, textOfBytes } from '@mdav/import';
import type { CustomProfile, MdmPolicy } from '@mdav/intune';
import { type LgpoFile, lgpoCodec, lgpoFromPolicies, type RegistryPolicy, regCodec } from '@mdav/registry';
import { count } from '@mdav/review';
import type { Artifact, ArtifactPolicy } from '../read/artifact.ts';
import { PREFERENCES } from '../read/read-backups.ts';
import { preferenceLines } from '../read/read-file.ts';

/** An artifact as lines of text. Nothing in it depends on where the file lies, so that `git diff` can compare two of them. */
export function showArtifact(artifact: Artifact): readonly string[] {
  switch (artifact.kind) {
    case 'pol':
      return lgpoLines([artifact.policy]);
    case 'lgpo':
      return linesOf(lgpoCodec.encode(artifact.file));
    case 'reg':
      return linesOf(regCodec.encode(artifact.file));
    case 'preferences':
      return preferenceLines(artifact.preferences).map(lineText);
    case 'gpo-backup':
      return separated(artifact.backups.map((backup, index) => backupLines(backup, artifact.policies[index])));
    case 'settings-catalog':
      return [...catalogHeading(artifact.policy), '', ...artifact.policies.flatMap(policyLines)];
    case 'custom-profile':
      return [...profileHeading(artifact.profile), '', ...artifact.policies.flatMap(policyLines)];
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
          ...policyLines(artifact.policies[index] ?? { settings: {}, residue: [] }),
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

/** Settings in words, then the rest with raw ids. */
function policyLines({ settings, residue }: Pick<ArtifactPolicy, 'settings' | 'residue'>): readonly string[] {
  const known = settingLines({ settings });
  if (residue.length === 0) return known.length === 0 ? ['says nothing'] : known;
  const rest = residue.map(lineText);
  return known.length === 0 ? rest : [...known, '', 'Not in the catalogue:', ...rest];
}

function groupHeading(name: string, os: readonly string[], mode: string): string {
  return `group ${name}: ${mode}, ${os.join(', ')}`;
}

function lgpoLines(policies: readonly RegistryPolicy[]): readonly string[] {
  const file: LgpoFile = lgpoFromPolicies(policies);
  return file.items.length === 0 ? ['; no entries'] : linesOf(lgpoCodec.encode(file));
}

function linesOf(bytes: Uint8Array): readonly string[] {
  const lines = (textOfBytes(bytes) ?? '').split('\r\n');
  while (lines.at(-1) === '') lines.pop();
  return lines;
}

function backupLines(backup: GpoBackup, policy: ArtifactPolicy | undefined): readonly string[] {
  const { gpo, residue } = backup;
  const policies = [backup.machine.policy, backup.user.policy].filter((policy) => policy !== undefined);
  const words = settingLines({ settings: policy?.settings ?? {} });
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['id', gpo.id],
    ['domain', gpo.domain],
    ['backup', [backup.id, backup.time].filter((part) => part !== undefined).join(', ')],
    ['note', backup.comment],
    ['description', backup.description],
    ['status', backup.status],
    ['computer', sideWords(backup.machine)],
    ['user', sideWords(backup.user)],
    ...residue.files.map(
      ({ path, bytes }) => ['kept', `${path} (${describeKept(path)}, ${bytes.length} bytes)`] as const,
    ),
  ];
  return [
    `GPO backup: ${gpo.name}`,
    ...rows.flatMap(([label, text]) => (text ? [`  ${label.padEnd(13)}${oneLine(text)}`] : [])),
    '',
    ...(words.length === 0 ? [] : [...words, '', 'As it stands in the backup:']),
    ...lgpoLines(policies),
    ...preferencesOf(backup),
  ];
}

function preferencesOf({ residue }: GpoBackup): readonly string[] {
  const lines = residue.files
    .filter(({ path }) => PREFERENCES.test(path))
    .flatMap(({ bytes }) => {
      const read = gppCodec.decode(bytes);
      return read.ok ? preferenceLines(read.value).map(lineText) : [];
    });
  return lines.length === 0 ? [] : ['', ...lines];
}

function sideWords({ policy, version }: GpoSide): string {
  const entries = policy === undefined ? 'no registry policy' : entriesWords(policy.entries.length);
  return `${entries}, version ${version.directory} in the directory, ${version.sysvol} on the share`;
}

function entriesWords(number: number): string {
  return number === 1 ? '1 entry' : `${number} entries`;
}

function catalogHeading({ name, description, platforms, technologies, template }: MdmPolicy): readonly string[] {
  return [
    `Intune policy: ${oneLine(name)}`,
    ...(description === null || description === '' ? [] : [`  description  ${oneLine(description)}`]),
    `  reaches      ${platforms} by ${technologies.join(', ')}`,
    ...(template === null
      ? []
      : [`  template     ${oneLine(template.displayName ?? template.family ?? '')} ${template.id}`]),
  ];
}

function profileHeading({ name, description, settings }: CustomProfile): readonly string[] {
  return [
    `Intune custom profile: ${oneLine(name)}`,
    ...(description === null || description === '' ? [] : [`  description  ${oneLine(description)}`]),
    `  holds        ${count(settings.length, 'node')}`,
  ];
}

/** Blocks with an empty line between them. */
function separated(blocks: readonly (readonly string[])[]): readonly string[] {
  return blocks.flatMap((block, index) => (index === 0 ? block : ['', ...block]));
}

function oneLine(text: string): string {
  return text.replace(/\r\n|[\r\n]/g, ' ');
}
