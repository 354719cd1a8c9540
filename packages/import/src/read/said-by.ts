import type { Delivery, Diagnostic } from '@mdav/core';
import type { LiftedPart, ReadPolicy, SaidPolicy, Source } from '@mdav/core/format';
import type { ArtifactPolicy, SaidBy } from './artifact-policy.ts';
import { mergePlaced } from './merge-placed.ts';

/** A policy that was decoded, with the place that stands in what is told about it. */
export interface PlacedPolicy {
  readonly source: Source;
  readonly path: string;
  readonly policy: ReadPolicy;
}

/** What policies of one source, or of sources that go together, say to one device. There is at least one. */
export function saidBy(policies: readonly [PlacedPolicy, ...PlacedPolicy[]]): SaidBy {
  const [{ source }] = policies;
  const path = policies.map((each) => each.path).join(', ');
  const lifted = source.lift(policies.map(({ policy: { form }, path: place }) => ({ form, path: place })));
  const merged = mergePlaced(
    lifted.parts.map((part) => ({
      path: part.apart === undefined ? path : `${path}, ${part.apart.name}`,
      policy: policyOf(part, source),
      applied: (part.apart?.kind ?? source.policy).applied,
    })),
  );
  const residue = [...merged.policy.residue, ...lifted.beside.flatMap(({ lines }) => lines)];
  return {
    policy: { ...merged.policy, residue },
    diagnostics: [
      ...policies.flatMap(switchedOff),
      ...policies.flatMap(filtered),
      ...lifted.parts.flatMap(({ diagnostics }) => diagnostics),
      ...merged.diagnostics,
    ],
  };
}

function policyOf({ settings, left }: LiftedPart, { policy: { deliver }, channel }: Source): ArtifactPolicy {
  return {
    settings,
    residue: left.flatMap(({ lines }) => lines),
    ...(channel === undefined ? {} : { channels: [channel] }),
    ...(deliver === undefined ? {} : { ways: waysOf(settings, deliver) }),
  };
}

function waysOf(settings: SaidPolicy['settings'], way: Delivery): NonNullable<ArtifactPolicy['ways']> {
  return Object.fromEntries(Object.keys(settings).map((setting) => [setting, [way]]));
}

function switchedOff({ source, policy: { off }, path }: PlacedPolicy): readonly Diagnostic[] {
  if (off === undefined) return [];
  return [
    {
      code: 'artifact-disabled',
      severity: 'warning',
      message: `Devices do not apply what this ${source.policy.word} says: ${off}.`,
      at: { file: path },
      hint: 'Check whether it is meant to be off.',
    },
  ];
}

function filtered({ source, policy: { filter }, path }: PlacedPolicy): readonly Diagnostic[] {
  if (filter === undefined) return [];
  return [
    {
      code: 'artifact-filtered',
      severity: 'info',
      message: `This ${source.policy.word} may not act on every device: ${filter}.`,
      at: { file: path },
    },
  ];
}
