import type { Diagnostic, PublishDiagnosticsParams } from 'vscode-languageserver/node';

/** What the open fleets say of each file, put together: several may be made of the same one. */
export interface Board {
  /** What a fleet says now, by file, in place of what it said before. */
  readonly put: (fleet: string, said: ReadonlyMap<string, Said>) => void;
  /** A fleet is closed, or is none any more. */
  readonly remove: (fleet: string) => void;
}

/** What is said of one text. */
export interface Said {
  /** The version that an editor has open; absent for a file on the disk. */
  readonly version?: number;
  readonly diagnostics: readonly Diagnostic[];
}

/** Tells what has changed by `send`. `versionOf` is that of a file that is open. */
export function makeBoard(
  send: (params: PublishDiagnosticsParams) => void,
  versionOf: (uri: string) => number | undefined,
): Board {
  const fleets = new Map<string, ReadonlyMap<string, Said>>();
  const tell = (uri: string) => {
    const all = [...fleets.values()].flatMap((said) => said.get(uri) ?? []);
    const version = versionOf(uri);
    // Places are those of a text that is no more: who says so is about to say it anew.
    if (all.some((said) => said.version !== version)) return;
    const diagnostics = onceEach(all.flatMap((said) => said.diagnostics));
    send({ uri, diagnostics, ...(version === undefined ? {} : { version }) });
  };
  const put: Board['put'] = (fleet, said) => {
    const before = fleets.get(fleet);
    fleets.delete(fleet);
    if (said.size > 0) fleets.set(fleet, said);
    for (const uri of new Set([...said.keys(), ...(before?.keys() ?? [])])) tell(uri);
  };
  return { put, remove: (fleet) => put(fleet, new Map()) };
}

/** A layer may be that of hundreds of groups. */
const MOST_RELATED = 10;

/** What several groups or fleets have at one place is shown once, with all of those that it is related to. */
function onceEach(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const shown = new Map<string, Diagnostic>();
  for (const one of diagnostics) {
    const { relatedInformation: _, ...same } = one;
    const key = JSON.stringify(same);
    const related = new Map(
      [...(shown.get(key)?.relatedInformation ?? []), ...(one.relatedInformation ?? [])].map((each) => [
        JSON.stringify(each),
        each,
      ]),
    );
    shown.set(
      key,
      related.size === 0 ? one : { ...one, relatedInformation: [...related.values()].slice(0, MOST_RELATED) },
    );
  }
  return [...shown.values()];
}
