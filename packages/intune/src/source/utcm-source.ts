import type { Outcome } from '@mdav/core';
import {
  type FileSource,
  type LiftedPolicy,
  type NoPolicy,
  type PlacedForm,
  type PolicyKind,
  type ReadPolicy,
  type SeenFile,
  succeed,
  templateById,
} from '@mdav/core/format';
import { isObject } from '@mdav/core/json';
import { EMPTY_FORM } from '../lower/form.ts';
import { decodeUtcm, isOfDefender, type UtcmPolicy } from '../utcm/decode.ts';
import { resourcesIn, type UtcmKind } from '../utcm/resources-in.ts';
import { liftMdmForms } from './lift-mdm.ts';
import { headed } from './show-mdm.ts';

/** Monitors, baselines and snapshots of Graph's tenant configuration management, as far as they are about Intune. */
export const utcmSource = sourceOf('baseline', {
  id: 'utcm',
  title: 'monitor, baseline or snapshot of Graph (UTCM)',
  policy: { word: 'UTCM resource', holder: 'policy', deliver: 'intune', applied: 'intune' },
});

/** What such a monitor found to have changed: the values of today, and nothing of what is as it should be. */
export const utcmDriftSource = sourceOf('drift', {
  id: 'utcm-drift',
  title: 'drifts of Graph (UTCM)',
  policy: { word: 'UTCM drift', holder: 'policy', deliver: 'intune', applied: 'intune', saysChangesOnly: true },
});

function sourceOf(
  kind: UtcmKind,
  about: { readonly id: string; readonly title: string; readonly policy: PolicyKind },
): FileSource<UtcmPolicy> {
  return {
    of: 'file',
    ...about,
    endings: ['.json'],
    channel: 'mdm',
    recognise: (file) => recognise(file, kind),
    decode: (bytes) => decodeFile(bytes, kind),
    isRepeat,
    lift: liftUtcm,
    show: ({ policy, name, description, beside }) => ({
      ...headed([
        {
          title: `Intune policy: ${name}`,
          rows: [
            ['description', description],
            ['template', policy?.template?.displayName ?? null],
          ],
        },
      ]),
      ...(beside.length === 0 ? {} : { entriesTitle: 'Besides', entries: linesOf(beside) }),
    }),
  };
}

function linesOf(beside: UtcmPolicy['beside']): readonly string[] {
  return beside.flatMap(({ lines }) => lines.map(({ place, says }) => `${place} = ${says}`.replace(/[\r\n]+/g, ' ')));
}

/** A monitor of a build says again what its policies say, where those are there. */
function isRepeat(path: string, files: ReadonlyMap<string, unknown>): boolean {
  const [, group] = /^(.*\/|)utcm\/[^/]+\.json$/i.exec(path) ?? [];
  if (group === undefined) return false;
  return [...files.keys()].some((other) => other.startsWith(`${group}intune/`));
}

function recognise({ shape, json }: SeenFile, kind: UtcmKind): 'policy' | NoPolicy | undefined {
  if (shape !== 'json' || json === undefined) return undefined;
  const found = resourcesIn(json).filter((one) => one.kind === kind && one.type.startsWith('microsoft.'));
  if (found.some(isOfDefender)) return 'policy';
  if (found.length > 0)
    return {
      what: 'a document of tenant configuration management in which nothing is known to be about Defender',
      hint: 'Name one that has resources of Intune.',
    };
  return kind === 'baseline' ? withoutResources(json) : undefined;
}

/** What Graph answers when it is asked for monitors or for a job alone. */
function withoutResources(json: unknown): NoPolicy | undefined {
  const items = isObject(json) && Array.isArray(json['value']) ? (json['value'] as readonly unknown[]) : [json];
  if (items.length > 0 && items.every((item) => isObject(item) && 'monitorRunFrequencyInHours' in item))
    return {
      what: 'a monitor of Graph without what it watches',
      hint: 'Ask for it: configurationMonitors/{id}/baseline.',
    };
  if (isObject(json) && typeof json['resourceLocation'] === 'string')
    return { what: 'the job of a snapshot', hint: 'Fetch the snapshot from its resourceLocation.' };
  return undefined;
}

function decodeFile(bytes: Uint8Array, kind: UtcmKind): Outcome<readonly ReadPolicy<UtcmPolicy>[]> {
  const read = decodeUtcm(bytes, kind);
  if (!read.ok) return read;
  return succeed(
    read.value.map((form): ReadPolicy<UtcmPolicy> => {
      const { name, description, policy } = form;
      const short = policy?.template && templateById(policy.template.id)?.name;
      return {
        form,
        ...(name === '' ? {} : { name }),
        ...(description === null ? {} : { written: description }),
        ...(typeof short === 'string' ? { template: short } : {}),
        ofFileOnly: ['mdm-template-left'],
      };
    }),
    read.diagnostics,
  );
}

function liftUtcm(placed: readonly PlacedForm<UtcmPolicy>[]): LiftedPolicy {
  const policies = placed.flatMap(({ form: { policy }, path }) =>
    policy === undefined ? [] : [{ form: { ...EMPTY_FORM, catalog: [policy] }, path }],
  );
  const { parts, beside } = liftMdmForms(policies);
  return { parts, beside: [...beside, ...placed.flatMap(({ form }) => form.beside)] };
}
