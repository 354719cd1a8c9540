/** A package whose public names have pages. */
export interface DocumentedPackage {
  /** Folder below `packages`; with the scope in front, its name. */
  readonly name: string;
  /** Packages of ours that it builds on, whose names its signatures may mention. */
  readonly knows: readonly string[];
  /** What is imported of it: the package itself first, then each further entry. */
  readonly doors: readonly Door[];
}

/** A module that users import. */
export interface Door {
  /** `@mdav/core/rule`. */
  readonly specifier: string;
  /** From the root of the repository. */
  readonly index: string;
}

/** A package of the workspace as its `package.json` has it. */
export interface PackageManifest {
  readonly name: string;
  readonly private?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  /** Entries with types are modules; the others are data. */
  readonly exports?: Readonly<Record<string, string | { readonly types?: string }>>;
}

const SCOPE = '@mdav/';

/** The packages that are published, those that build on fewer others first. */
export function documentedPackages(manifests: readonly PackageManifest[]): readonly DocumentedPackage[] {
  const key = ({ name, knows }: DocumentedPackage) => `${String(knows.length).padStart(3, '0')} ${name}`;
  return manifests
    .filter((manifest) => manifest.private !== true)
    .map(({ name, dependencies = {}, exports = {} }) => ({
      name: shortName(name),
      knows: oursIn(dependencies),
      doors: doorsOf(name, exports),
    }))
    .toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
}

function oursIn(dependencies: Readonly<Record<string, string>>): readonly string[] {
  return Object.keys(dependencies)
    .filter((name) => name.startsWith(SCOPE))
    .map(shortName)
    .sort();
}

function doorsOf(name: string, exports: NonNullable<PackageManifest['exports']>): readonly Door[] {
  const src = `packages/${shortName(name)}/src`;
  const further = Object.entries(exports).flatMap(([entry, target]) =>
    entry === '.' || typeof target === 'string' || target.types === undefined
      ? []
      : [{ specifier: `${name}${entry.slice(1)}`, index: `${src}/${entry.slice(2)}.ts` }],
  );
  return [{ specifier: name, index: `${src}/index.ts` }, ...further];
}

function shortName(name: string): string {
  return name.slice(SCOPE.length);
}

/** A package with more public names than this has a page per folder, because one page would be too long. */
export const MOST_NAMES_ON_A_PAGE = 150;

/** What a folder of core is about. A folder without a line has its name alone. */
export const FOLDER_WORDS: Readonly<Record<string, string>> = {
  build: 'A resolved fleet becomes a tree of files: checks first, then the targets that it is given.',
  bytes: 'Bytes, digests and name-based ids, without Node.',
  catalogue: 'The rows of the catalogue: one setting each, with every channel side by side.',
  describe: 'What is known about a setting, rule, operating system or value, as plain data for a page or a terminal.',
  diagnostic: 'Mistakes as values: code, severity, place and way out.',
  diff: 'Two policies compared by what they mean, across formats.',
  facts: 'Operating systems, baselines, versions, and the sources of every claim.',
  fix: 'Findings that have one right answer, mended in the text of a fleet file.',
  import: 'Policies that were read and lifted become a fleet file.',
  lower: 'The contract between a group and what a channel says of it.',
  manual: 'What no file can do, as ordered steps.',
  mode: 'From the wanted mode to the mechanism that brings it about, and what devices show afterwards.',
  model: 'The fleet as people write it, and as it stands once resolved.',
  page: 'The fleet as one self-contained page of HTML.',
  parse: 'From the text of a fleet file to the model, with places.',
  plan: 'What a change of a fleet does to which devices.',
  report: 'Findings written for people, pipelines and other tools.',
  resolve: 'Layers merged, and the mode settled into assignments.',
  routes: 'Which way a group of devices can be reached, and by what in Intune.',
  rules: 'The documented constraints, and the check that holds a fleet to them.',
  verify: 'The state of a device held to what its group must show.',
};
