import { VERDICTS, type Verdict } from '@mdav/core/decision';
import type { DeviceVerdict } from './verdict.ts';

/** What one run said of a device, as a line of `mdav verify --format ndjson --all` has it. */
export interface RunEntry {
  readonly device: string;
  readonly group?: string;
  readonly verdict: Verdict;
  /** Id of the cause. Another version than this one may have others. */
  readonly cause: string;
  /** Settings that differ; empty where none does, none was told, or they were left out. */
  readonly differing: readonly string[];
}

const NONE: readonly string[] = [];

/** What is kept of a verdict to compare runs; nothing of a record that could not be read, which names no device. */
export function entryOfVerdict(verdict: DeviceVerdict): RunEntry | undefined {
  switch (verdict.kind) {
    case 'unreadable':
      return undefined;
    case 'outside':
      return { device: verdict.state.device, verdict: verdict.verdict, cause: verdict.cause, differing: NONE };
    case 'decided': {
      const { state, group, cause, settings } = verdict;
      const differing = settings === undefined || settings.wrong.length === 0 ? NONE : settings.wrong;
      return { device: state.device, group, verdict: verdict.verdict, cause, differing };
    }
  }
}

/** Reads what an earlier run wrote of a device; nothing where it names none, and `no-verdict` where it is another thing. */
export function readRunEntry(value: unknown): RunEntry | 'no-device' | 'no-verdict' {
  if (typeof value !== 'object' || value === null) return 'no-verdict';
  const { device, group, verdict: said, cause, settings } = value as Readonly<Record<string, unknown>>;
  const verdict = VERDICTS.find((one) => one === said);
  if (verdict === undefined || typeof cause !== 'string') return 'no-verdict';
  if (typeof device !== 'string') return 'no-device';
  const differing = differingOf(settings);
  return { device, ...(typeof group === 'string' ? { group } : {}), verdict, cause, differing };
}

/** True when a run found nothing wrong with a device: the mode is the wanted one, and no setting differs. */
export function isFineEntry({ verdict, differing }: RunEntry): boolean {
  return verdict === 'right' && differing.length === 0;
}

function differingOf(settings: unknown): readonly string[] {
  if (typeof settings !== 'object' || settings === null || !('differences' in settings)) return NONE;
  const { differences } = settings;
  if (!Array.isArray(differences) || differences.length === 0) return NONE;
  return differences.flatMap((one: { readonly setting?: unknown } | null) =>
    typeof one?.setting === 'string' ? [one.setting] : [],
  );
}
