import type { Diagnostic } from '@mdav/core';
import type { LeftEntry, LiftedPart, LiftedPolicy, PolicyKind, ReadPolicy, Source } from '@mdav/core/format';
import { isDefenderCandidate } from '../policy/defender-candidate.ts';
import {
  type FoundLine,
  type FoundPolicy,
  filterSentence,
  type OwnGroup,
  policySentence,
} from '../policy/found-policy.ts';
import { ownGroupIn } from '../policy/group-names.ts';
import { isOnboardingData } from '../policy/secret.ts';
import { type DecodedPlace, decodeTree } from '../read/decode-tree.ts';
import type { NamedFiles } from '../read/named-files.ts';
import { POLICY_SOURCES } from '../read/policy-sources.ts';
import { ownFolders, ownGroups, ownSetId, withoutPolicy, withoutRepeats } from './own-output.ts';
import { titleOfPath } from './title-of-path.ts';

/** The policies among some files. */
export interface FoundPolicies {
  readonly policies: readonly FoundPolicy[];
  /** What could not be read; errors for a file that was named itself, warnings in a folder. */
  readonly problems: readonly Diagnostic[];
  /** Paths of files that are no policy that is known here. */
  readonly others: readonly string[];
}

/**
 * Finds the policies among files by their content, whatever they are called, in every format of `sources`. Policies of
 * Intune in one folder make one set, because devices get them together; with `each` every policy makes its own. Everything
 * that mdav wrote for one group makes one set too, and what only repeats it there is left out. `onFile` is told how many
 * files are done.
 */
export function policiesIn(
  named: NamedFiles,
  each = false,
  sources: readonly Source[] = POLICY_SOURCES,
  onFile?: (done: number) => void,
): FoundPolicies {
  const found = everyPolicyIn(named, each, sources, onFile);
  const policies = withoutRepeats(found.policies);
  return { ...found, policies: [...policies, ...withoutPolicy(ownGroups(named), policies)] };
}

/** Every policy as it stands in a file, also where it repeats for a group what its GPO says. */
export function everyPolicyIn(
  named: NamedFiles,
  each = false,
  sources: readonly Source[] = POLICY_SOURCES,
  onFile?: (done: number) => void,
): FoundPolicies {
  const { places, others } = decodeTree(named.files, named.root, sources, onFile);
  const setOf = setsOf(named, ownGroups(named), each, endingsOf(sources));
  const isFolder = !named.files.has('');
  const found = places.map((place) => foundAt(place, setOf, isFolder));
  return {
    policies: found.flatMap((one) => one.policies),
    problems: found.flatMap(({ problems }) => problems),
    others: [...found.flatMap((one) => one.others), ...others.map(({ path }) => path)],
  };
}

/** Tells which set a policy belongs to, by where it lies, what it is called, and what mdav wrote into it. */
type SetOf = (path: string, policy: ReadPolicy, kind: PolicyKind) => FoundPolicy['set'];

function setsOf(
  input: NamedFiles,
  known: ReadonlyMap<string, OwnGroup>,
  each: boolean,
  endings: readonly string[],
): SetOf {
  const { root, files } = input;
  const isFolder = !files.has('');
  const folders = ownFolders(input);
  return (path, { name, written }, { deliver }) => {
    // A format that has no place for a word of its author is known by the folder of its group.
    const named = written === undefined ? folders.get(path.replace(/\/[^/]*\/[^/]*$/, '')) : ownGroupIn(written);
    if (named !== undefined) {
      const own: OwnGroup = known.get(ownSetId(named)) ?? named;
      return { id: ownSetId(own), title: own.group, own };
    }
    const isShared = deliver === 'intune' && isFolder && !each;
    if (isShared) return { id: root, title: titleOfPath(root === '' ? 'intune' : root, endings) };
    // The two sides of a GPO lie beside each other, and its preferences below them.
    const id = path.replace(OF_GPO, '') || path;
    return { id, title: name ?? titleOfPath(path, endings) };
  };
}

/** Where a GPO keeps its registry policy and its registry preferences, below its own folder. */
const OF_GPO = /(?:^|\/)(?:machine|user)\/(?:registry\.pol|preferences\/registry\/registry\.xml)$/i;

/** How files of policy usually end, whatever it is that one of them holds. */
function endingsOf(sources: readonly Source[]): readonly string[] {
  return [...new Set(sources.flatMap(({ endings }) => endings))];
}

const NOTHING: FoundPolicies = { policies: [], problems: [], others: [] };

function foundAt({ source, path, outcome }: DecodedPlace, setOf: SetOf, isFolder: boolean): FoundPolicies {
  if (outcome.ok) {
    // Policies that stand each for themselves do so in one file too.
    const isOneOfSeveral = outcome.value.length > 1;
    const isApart = source.isApart === true && isOneOfSeveral;
    const policies = outcome.value.flatMap((policy) => {
      // Those that go together are named after their file, not after the one that happens to come first.
      const named = isOneOfSeveral && !isApart ? withoutName(policy) : policy;
      const set = setOf(path, named, source.policy);
      const own = isApart ? { ...set, id: `${set.id}: ${policy.name}` } : set;
      return foundPolicies(source, path, policy, outcome.diagnostics, own);
    });
    return { ...NOTHING, policies };
  }
  // Few script packages are about policy, and only those that mdav writes say a setting.
  if (source.opaque !== undefined) return { ...NOTHING, others: [path] };
  // In a folder the other policies count, and one that cannot be read is no reason to stop.
  const isPassed = isFolder || source.of === 'folder';
  return { ...NOTHING, problems: isPassed ? outcome.diagnostics.map(asWarning) : outcome.diagnostics };
}

function withoutName({ name: _, ...policy }: ReadPolicy): ReadPolicy {
  return policy;
}

/** A policy as an import takes it: one for each part of it that acts at another time. */
function foundPolicies(
  source: Source,
  path: string,
  policy: ReadPolicy,
  decoding: readonly Diagnostic[],
  set: FoundPolicy['set'],
): readonly FoundPolicy[] {
  const {
    form,
    name,
    template,
    device,
    off,
    assigned,
    audience,
    filter,
    links,
    elsewhere,
    copy,
    ofFileOnly = [],
  } = policy;
  const lifted = source.lift([{ form, path }]);
  const isKept = ({ code }: Diagnostic) => !ofFileOnly.includes(code);
  return lifted.parts.map((part, index): FoundPolicy => {
    const about = {
      kind: part.apart?.kind ?? source.policy,
      path,
      ...(name === undefined ? {} : { name }),
      ...(template === undefined ? {} : { template }),
      ...(device === undefined ? {} : { device }),
      ...(off === undefined ? {} : { off }),
      ...(assigned === undefined ? {} : { assigned }),
      ...(filter === undefined ? {} : { filter }),
      ...(links === undefined ? {} : { links }),
      ...(audience === undefined ? {} : { audience }),
      ...(elsewhere === undefined ? {} : { elsewhere }),
      ...(copy === undefined ? {} : { copy }),
      set,
      settings: part.settings,
    };
    const whole =
      index > 0 ? [] : [...switchedOff(about, policy), ...filtered(about), ...otherContent(about, lifted), ...decoding];
    const left = index > 0 ? part.left : [...part.left, ...lifted.beside];
    const facts = left.flatMap(({ fact = [] }) => fact);
    const otherWords = left.flatMap(({ otherwise = [] }) => otherwise);
    const effects = left.flatMap((one) => one.effects ?? []);
    return {
      ...about,
      ...(effects.length === 0 ? {} : { effects }),
      ...(facts.length === 0 ? {} : { facts: Object.assign({}, ...facts) as FoundPolicy['facts'] & object }),
      ...(otherWords.length === 0 ? {} : { otherwise: otherWords }),
      raw: left.flatMap(({ raw = [] }) => raw),
      residue: left.flatMap(residueOf),
      unsayable: left.flatMap(({ unsayable = [] }) => unsayable),
      notes: [...notesOf(part), ...whole].filter(isKept),
    };
  });
}

/** What is shown of an entry that is no setting. A secret of the tenant is named, and never shown. */
function residueOf({ lines, raw = [], unsayable = [], otherwise }: LeftEntry): readonly FoundLine[] {
  const isDefender = raw.some(isDefenderCandidate) || unsayable.some((one) => one.isDefender);
  const isSecret = raw.some(isOnboardingData) || unsayable.some((one) => one.isSecret === true);
  return lines.map(({ place, says }) => ({
    place,
    says: isSecret ? 'onboarding data' : says,
    isDefender,
    ...(otherwise && { isOtherwise: true }),
  }));
}

/** What lifting told. Why an owned value is no setting stands beside the value; the place in a binary file helps nobody. */
function notesOf({ left, diagnostics }: LiftedPart): readonly Diagnostic[] {
  const told = new Set(left.flatMap(({ about }) => about ?? []));
  return diagnostics
    .filter((diagnostic) => !told.has(diagnostic))
    .map((diagnostic) => {
      const { file: _, path: __, ...at } = diagnostic.at;
      return { ...diagnostic, at };
    });
}

type About = Pick<FoundPolicy, 'kind' | 'path' | 'name'>;

/** Names what a policy does besides values. */
function otherContent(about: About, { beside, parts }: LiftedPolicy): readonly Diagnostic[] {
  const left = [...parts.flatMap((part) => part.left), ...beside];
  const kinds = [...new Set(left.flatMap(({ content }) => content ?? []))];
  if (kinds.length === 0) return [];
  return [
    {
      code: 'import-other-content',
      severity: 'info',
      message: `${policySentence(about)} does more than a fleet file can say: ${kinds.join(', ')}.`,
      at: {},
      hint: `Keep the ${about.kind.holder} for that.`,
    },
  ];
}

/** What is switched off or assigned to nobody sets nothing, whatever it says. */
function switchedOff(about: About, { off }: ReadPolicy): readonly Diagnostic[] {
  if (off === undefined) return [];
  return [
    {
      code: 'import-side-off',
      severity: 'warning',
      message: `${policySentence(about)} sets nothing on any device today: ${off}.`,
      at: {},
      hint: 'Check that its settings are wanted before you build the group.',
    },
  ];
}

/** A group of a fleet is for all its devices, whatever kept some of them from what it was made of. */
function filtered(about: Parameters<typeof filterSentence>[0]): readonly Diagnostic[] {
  const message = filterSentence(about);
  if (message === undefined) return [];
  return [
    {
      code: 'import-filtered',
      severity: 'warning',
      message,
      at: {},
      hint: 'Link what the build makes where those devices alone are, or keep the filter on it.',
    },
  ];
}

function asWarning(diagnostic: Diagnostic): Diagnostic {
  return { ...diagnostic, severity: diagnostic.severity === 'error' ? 'warning' : diagnostic.severity };
}
