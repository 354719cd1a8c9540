import {
  type Assignment,
  type Diagnostic,
  type ResolvedGroup,
  type SettingValue,
  settingRow,
  valueParts,
} from '@mdav/core';
import { type Emission, lineText } from '@mdav/core/format';
import type { Artifact, ArtifactPolicy } from '@mdav/import';
import { psInComment } from '@mdav/quote';
import {
  POWERSHELL_FORMAT,
  powershellScript,
  REG_EXE_FORMAT,
  type RegItem,
  type RegistryForm,
  type RegistryPolicy,
  regExeScript,
  regFileFromPolicy,
  registryChannel,
} from '@mdav/registry';
import { preferenceCommands } from '@mdav/verify';
import { UsageError } from '../program/usage.ts';
import type { CommandForm } from './command-forms.ts';
import { errorLine, errorsEverywhere } from './judge-commands.ts';

/**
 * The commands that set on a device what some artifacts say, what cannot be said, and what of it is wrong on any device;
 * `named` is where they were read.
 */
export function commandScript(
  artifacts: readonly Artifact[],
  named: readonly string[],
  form: CommandForm,
  group: string | undefined,
  date: string,
): { readonly text: string; readonly diagnostics: readonly Diagnostic[]; readonly wrong: readonly string[] } {
  const parts = forOneDevice(artifacts.flatMap(partsOf), group);
  const of = group === undefined ? '' : ` of ${group}`;
  const wrong = artifacts.flatMap((artifact) => errorsEverywhere(artifact, date)).map(errorLine);
  const heading = [
    `Sets on this device what ${named.join(', ')} says${of}. Run it as administrator.`,
    ...wrong.map((line) => `Wrong on any device: ${line}`),
  ];
  if (form === 'mppreference') {
    const lines = parts.flatMap(({ title, policy }) => [...title.map(comment), ...preferenceLines(policy)]);
    return { text: `${[...heading.map(comment), ...lines].join('\n')}\n`, diagnostics: [], wrong };
  }
  const format = form === 'ps1' ? POWERSHELL_FORMAT : REG_EXE_FORMAT;
  const said = parts.map((part) => itemsOf(part, format));
  const items = said.flatMap((one) => one.items);
  const text = form === 'ps1' ? powershellScript({ heading, items }) : regExeScript(heading, items);
  return { text, diagnostics: said.flatMap(({ diagnostics }) => diagnostics), wrong };
}

/** What one group, Group Policy object or file says. */
interface Part {
  /** The group, where it is one of a fleet or its output. */
  readonly group?: string;
  /** Lines in front of it; none where it stands alone. */
  readonly title: readonly string[];
  readonly policy: ArtifactPolicy;
  /** As registry policy, where it is that already. */
  readonly policies?: readonly RegistryPolicy[];
  readonly emissions?: readonly Emission[];
}

function partsOf(artifact: Artifact): readonly Part[] {
  const title = (name: string | undefined) => (name === undefined ? [] : [`${name}:`]);
  switch (artifact.kind) {
    case 'fleet':
      return artifact.fleet.groups.map((group, index) => {
        const { form, emissions } = registryChannel.lower(group);
        return {
          group: group.name,
          title: [],
          policy: artifact.policies[index] ?? NOTHING,
          policies: [form],
          emissions,
        };
      });
    case 'output':
      return artifact.groups.map(({ name, policy }) => ({ group: name, title: [], policy }));
    case 'policy':
      return artifact.placed.map(({ policy: { form } }, index) => {
        const policy = artifact.policies[index] ?? NOTHING;
        const policies = isRegistryForm(form) ? { policies: form.policies } : {};
        return { title: title(policy.name), policy, ...policies };
      });
  }
}

/** Groups are of devices of their own, and what sets two of them on one device sets what nobody meant. */
function forOneDevice(parts: readonly Part[], wanted: string | undefined): readonly Part[] {
  const names = [...new Set(parts.flatMap(({ group }) => group ?? []))];
  if (wanted !== undefined && !names.includes(wanted))
    throw new UsageError(
      `There is no group "${wanted}".`,
      names.length === 0 ? 'Leave out --group: what is named has no groups.' : `Use one of: ${names.join(', ')}.`,
    );
  if (wanted === undefined && names.length > 1)
    throw new UsageError(
      `Commands are for one device, and these are ${names.length} groups.`,
      `Add --group NAME, with one of: ${names.join(', ')}.`,
    );
  return wanted === undefined ? parts : parts.filter(({ group }) => group === wanted);
}

const NOTHING: ArtifactPolicy = { settings: {}, residue: [] };

function isRegistryForm(form: unknown): form is RegistryForm {
  return typeof form === 'object' && form !== null && 'policies' in form && Array.isArray(form.policies);
}

function itemsOf(part: Part, format: typeof POWERSHELL_FORMAT) {
  const lowered = part.policies === undefined ? registryChannel.lower(groupSaying(part.policy.settings)) : undefined;
  const policies = part.policies ?? (lowered === undefined ? [] : [lowered.form]);
  const said = policies.map((policy) => regFileFromPolicy(policy, format));
  const left = [
    ...(part.emissions ?? lowered?.emissions ?? []).flatMap(whyNot),
    ...(part.policies === undefined ? part.policy.residue.map(lineText) : []),
  ];
  const items: readonly RegItem[] = [
    ...[...part.title, ...left.map((line) => `Not said here: ${line}`)].map(
      (text) => ({ kind: 'comment', text }) as const,
    ),
    ...said.flatMap(({ value }) => value.items),
  ];
  return { items, diagnostics: said.flatMap(({ diagnostics }) => diagnostics) };
}

function whyNot(emission: Emission): readonly string[] {
  return emission.kind === 'emitted' ? [] : [`${emission.setting}: ${emission.why}`];
}

const nowhere = { line: 1, column: 1 };

/** A group that sets no more than that, so that the channel of the registry says it. */
function groupSaying(settings: Readonly<Record<string, SettingValue>>): ResolvedGroup {
  return {
    fleet: 'fleet',
    name: 'group',
    os: [{ id: 'windows-11', at: nowhere }],
    mode: 'active',
    baseline: 'current',
    technique: 'documented',
    deliver: ['registry'],
    assignments: Object.entries(settings).map(
      ([setting, value]): Assignment => ({ setting, value, origin: { kind: 'written', layer: 'group', at: nowhere } }),
    ),
    osModes: [],
    at: nowhere,
    origins: {},
  };
}

function preferenceLines({ settings, residue }: ArtifactPolicy): readonly string[] {
  const lines = Object.entries(settings).flatMap(([setting, value]): readonly string[] => {
    const commands = preferenceCommands(setting, valueParts(settingRow(setting), value));
    if (commands === undefined) return [comment(`Not said here: ${setting} has no parameter, or none for this value`)];
    const { set, unchecked } = commands;
    return [...(unchecked === undefined ? [] : [comment(`Not checked: ${unchecked}`)]), ...set];
  });
  return [...lines, ...residue.map((line) => comment(`Not said here: ${lineText(line)}`))];
}

function comment(text: string): string {
  return `# ${psInComment(text)}`;
}
