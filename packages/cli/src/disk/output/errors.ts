import { isAbsolute, relative } from 'node:path';
import { EXIT } from '../../program/exit-codes.ts';
import { Refusal } from '../../program/refusal.ts';

/** What keeps an output folder from being written, or from being read; says what to do. */
export abstract class OutputError extends Refusal {
  readonly exit = EXIT.unreadable;
  /** The folder, as an absolute path. */
  readonly folder: string;
  constructor(folder: string, message: string, cause?: unknown) {
    super(message, { cause });
    this.folder = folder;
  }
  /** One sentence and one hint, with the folder as the user knows it. */
  abstract words(folder: string): { readonly message: string; readonly hint: string };
  inWords(cwd: string) {
    return this.words(shownPath(this.folder, cwd));
  }
}

/** Relative where that leads down. */
function shownPath(path: string, cwd: string): string {
  const below = relative(cwd, path);
  return below.startsWith('..') || isAbsolute(below) ? path : below || '.';
}

/** Something of the user's stands where a file has to go. */
export class OutputBlocked extends OutputError {
  readonly code = 'output-blocked';
  readonly paths: readonly string[];
  /** True where files of a build are there and the manifest that says so is not. */
  readonly isManifestLost: boolean;
  constructor(folder: string, paths: readonly string[], isManifestLost = false) {
    super(folder, `not written by mdav: ${paths.join(', ')}`);
    this.paths = paths;
    this.isManifestLost = isManifestLost;
  }
  words(folder: string) {
    const [first] = this.paths;
    if (this.isManifestLost)
      return {
        message: `${folder} holds files of a build, and no manifest.json that says which are of mdav. Nothing was written.`,
        hint: 'Restore manifest.json there from version control, or move the folder away and build again.',
      };
    const what = this.paths.length === 1 ? `${first}, which mdav` : `${this.paths.length} files that mdav`;
    return {
      message: `${folder} holds ${what} did not write. Nothing was written.`,
      hint: `Move ${first} away, or choose another folder.`,
    };
  }
}

/** Another process writes to the same folder, and did not end while this one waited. */
export class OutputBusy extends OutputError {
  readonly code = 'output-busy';
  /** `process 4711 on BUILD-3 since 2026-05-02T10:11:12Z`. */
  readonly holder: string;
  constructor(folder: string, holder: string) {
    super(folder, `${holder} writes here`);
    this.holder = holder;
  }
  words(folder: string) {
    return {
      message: `Another build writes to ${folder}: ${this.holder}. Nothing was written.`,
      hint: 'Wait until it has ended, then run the same again.',
    };
  }
}

/** An interrupted build is there that can be neither finished nor undone. */
export class OutputUnsettled extends OutputError {
  readonly code = 'output-unsettled';
  words(folder: string) {
    return {
      message: `An interrupted build left ${folder} between the old and the new output, and it cannot be finished: ${this.message}.`,
      hint: `${this.cause === undefined ? 'R' : `Close the programs that hold files of ${folder} and run the same again; or r`}estore the folder from version control and remove the entries in it that begin with .mdav-.`,
    };
  }
}
