// biome-ignore-all lint/suspicious/noTemplateCurlyInString: references of a fleet file look like that
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CodeAction, Diagnostic } from 'vscode-languageserver/node';
import { openSession, type Session, withEdits } from './__tests__/session.ts';

const fleetWith = (head: string, pua = 'block') => `mdav: 1
name: contoso
${head}
groups:
  desks: { os: windows-11, mode: active, deliver: [gpo], settings: { puaProtection: ${pua} } }
  laps: { os: windows-11, mode: active, deliver: [gpo], settings: { puaProtection: ${pua} } }
`;

let folder: string;
let session: Session;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mdav-parts-'));
});
afterEach(async () => {
  await session.end();
  rmSync(folder, { recursive: true, force: true });
});

const uriOf = (file: string) => pathToFileURL(join(folder, file)).href;
const write = (file: string, text: string) => {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
};
const start = async (text: string, options: object = {}) => {
  write('fleet/mdav.yaml', text);
  session = await openSession(text, { uri: uriOf('fleet/mdav.yaml'), rootUri: pathToFileURL(folder).href, options });
};
let version = 1;
const open = (file: string, text: string) =>
  session.notify('textDocument/didOpen', {
    textDocument: { uri: uriOf(file), languageId: 'yaml', version: ++version, text },
  });
const change = (file: string, text: string) =>
  session.notify('textDocument/didChange', {
    textDocument: { uri: uriOf(file), version: ++version },
    contentChanges: [{ text }],
  });
const tell = (what: string, file: string) =>
  session.notify(`textDocument/did${what}`, { textDocument: { uri: uriOf(file) } });
const watched = (file: string, type: number) =>
  session.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf(file), type }] });
const shown = (file: string): readonly Diagnostic[] =>
  session.told.findLast(({ uri }) => uri === uriOf(file))?.diagnostics ?? [];
const codes = (file: string) => shown(file).map(({ code }) => code);
const soon = <T>(look: () => T) => expect.poll(look, { timeout: 20_000 });

/** A file that a fleet is made of, with a mistake and without. */
interface Part {
  readonly file: string;
  readonly fleet: string;
  readonly options?: object;
  readonly right: string;
  readonly wrong: string;
  readonly code: string;
  readonly missing: string;
}

const LAYER = {
  right: 'settings:\n  allowCloudProtection: true\n',
  wrong: 'settings:\n  allowCloudProtecton: true\n',
  code: 'fleet-unknown-setting',
  missing: 'fleet-unknown-preset',
};
const PARTS: Readonly<Record<string, Part>> = {
  'a layer': { file: 'fleet/house.yaml', fleet: fleetWith('extends: [./house.yaml]'), ...LAYER },
  'a layer that has the name of a fleet': {
    file: 'fleet/house/mdav.yaml',
    fleet: fleetWith('defaults: { extends: [./house/mdav.yaml] }'),
    ...LAYER,
  },
  'a file with values of parameters': {
    file: 'test.yaml',
    fleet: fleetWith('parameters: { pua: { type: string, values: [audit, block] } }', "'${pua}'"),
    options: { env: 'test.yaml' },
    right: 'pua: audit\n',
    wrong: 'pua: blok\n',
    code: 'fleet-parameter-value',
    missing: 'fleet-not-found',
  },
};

/** What can happen to a part, in this order; `shows` is what is in the editor or on the disk then. */
const EVENTS: readonly (readonly [
  name: string,
  shows: 'right' | 'wrong' | 'missing',
  happen: (part: Part) => unknown,
])[] = [
  ['is opened', 'wrong', ({ file, wrong }) => open(file, wrong)],
  ['is typed in', 'right', ({ file, right }) => change(file, right)],
  ['is typed in again', 'wrong', ({ file, wrong }) => change(file, wrong)],
  ['is closed without being saved', 'right', ({ file }) => tell('Close', file)],
  [
    'is written by another program',
    'wrong',
    ({ file, wrong }) => {
      write(file, wrong);
      return watched(file, 2);
    },
  ],
  ['is opened otherwise than it is on the disk', 'right', ({ file, right }) => open(file, right)],
  [
    'is saved',
    'right',
    ({ file, right }) => {
      write(file, right);
      return tell('Save', file);
    },
  ],
  ['is closed as it was saved', 'right', ({ file }) => tell('Close', file)],
  [
    'is removed',
    'missing',
    ({ file }) => {
      rmSync(join(folder, file));
      return watched(file, 3);
    },
  ],
  ['is opened and not on the disk', 'wrong', ({ file, wrong }) => open(file, wrong)],
  ['is closed and not on the disk', 'missing', ({ file }) => tell('Close', file)],
  [
    'comes back',
    'right',
    ({ file, right }) => {
      write(file, right);
      return watched(file, 1);
    },
  ],
];

describe.each(Object.entries(PARTS))('%s', (_, part) => {
  const { file, fleet, options, right, code, missing } = part;

  it('is told of as it is now, in its own place and in the fleet, whatever happens to it', async () => {
    write(file, right);
    await start(fleet, options);
    await session.findings();
    for (const [name, shows, happen] of EVENTS) {
      await happen(part);
      const inFleet = { right: [], wrong: [code], missing: [missing] }[shows];
      await soon(() => [name, codes('fleet/mdav.yaml').filter((one) => one === code || one === missing)]).toEqual([
        name,
        inFleet,
      ]);
      const related = () =>
        shown(file)
          .filter(({ relatedInformation }) => relatedInformation !== undefined)
          .map(({ code: said, relatedInformation: [first] = [] }) => [said, first?.location.uri]);
      await soon(() => [name, related()]).toEqual([name, shows === 'wrong' ? [[code, uriOf('fleet/mdav.yaml')]] : []]);
    }
    expect(session.logged).toEqual([]);
  });
});

describe('findings in a layer', () => {
  const HOUSE = "settings:\n  excludedPaths: ['C:\\']\n";
  const RISK = 'exclusion-of-drive-root';

  it('stand there once for all groups and fleets, and go with the fleet that brought them', async () => {
    write('fleet/house.yaml', HOUSE);
    const other = fleetWith('defaults: { extends: [./house.yaml] }');
    await start(fleetWith('extends: [./house.yaml]'));
    await open('fleet/other.yaml', other);
    const said = () =>
      shown('fleet/house.yaml')
        .filter(({ code }) => code === RISK)
        .map(({ range, relatedInformation = [] }) => [
          range.start,
          relatedInformation.map(({ message, location: { range: at } }) => `${at.start.line} ${message.split(',')[0]}`),
        ]);
    const place = { line: 1, character: 18 };
    const mine = ['2 Found for desks in mdav.yaml', '2 Found for laps in mdav.yaml'];
    const theirs = ['2 Found for desks in other.yaml', '2 Found for laps in other.yaml'];
    await soon(() => said().map(([at, who]) => [at, (who as string[]).toSorted()])).toEqual([
      [place, [...mine, ...theirs].toSorted()],
    ]);
    expect(codes('fleet/mdav.yaml')).not.toContain(RISK);
    // Open or not: places are those of its text, with its version.
    await open('fleet/house.yaml', `# ours\n${HOUSE}`);
    await soon(() => said().map(([at]) => at)).toEqual([{ line: 2, character: 18 }]);
    await tell('Close', 'fleet/mdav.yaml');
    await soon(said).toEqual([[{ line: 2, character: 18 }, theirs]]);
    await change('fleet/other.yaml', other.replace('./house.yaml', 'microsoft-windows-11@25H2'));
    await soon(said).toEqual([]);
    await change('fleet/other.yaml', other);
    await soon(said).toEqual([[{ line: 2, character: 18 }, theirs]]);
    // A text without its first key is no fleet.
    await change('fleet/other.yaml', other.replace('mdav: 1\n', ''));
    await soon(said).toEqual([]);
    expect(codes('fleet/other.yaml')).toEqual([]);
  });

  it('are waived in the fleet from where they stand, and from no other line', async () => {
    write('fleet/house.yaml', HOUSE);
    const fleet = fleetWith('extends: [./house.yaml]');
    await start(fleet);
    await open('fleet/house.yaml', HOUSE);
    await soon(() => codes('fleet/house.yaml')).toContain(RISK);
    const actionsIn = async (file: string, line: number) =>
      (
        await session.request<CodeAction[]>('textDocument/codeAction', {
          textDocument: { uri: uriOf(file) },
          range: { start: { line, character: 0 }, end: { line, character: 90 } },
          context: { diagnostics: [], only: ['quickfix'] },
        })
      ).filter(({ diagnostics }) => diagnostics?.some(({ code }) => code === RISK));
    for (const line of fleet.split('\n').keys()) expect(await actionsIn('fleet/mdav.yaml', line)).toEqual([]);
    const actions = await actionsIn('fleet/house.yaml', 1);
    expect(actions.map(({ title }) => title.replace(/ in \S+mdav\.yaml/, ' in mdav.yaml'))).toEqual(
      ['desks', 'laps'].map((group) => `Waive ${RISK} for ${group} in mdav.yaml, with a reason and an owner`),
    );
    const [edited] = actions.map(({ edit }) => edit?.changes ?? {});
    expect(Object.keys(edited ?? {})).toEqual([uriOf('fleet/mdav.yaml')]);
    expect(withEdits(fleet, Object.values(edited ?? {})[0] ?? [])).toContain(`rule: ${RISK}`);
  });
});

it.each(['file://server/share/other.yaml', 'file:///folder/%2Fother.yaml', 'untitled:other.yaml'])(
  'is told of beside %s, whether that is a file here or not',
  async (uri) => {
    write('fleet/house.yaml', LAYER.right);
    await start(fleetWith('extends: [./gone.yaml]'));
    await soon(() => codes('fleet/mdav.yaml')).toContain(LAYER.missing);
    await session.notify('textDocument/didOpen', {
      textDocument: { uri, languageId: 'yaml', version: 1, text: 'a: 1\n' },
    });
    await session.type('gone', 'house');
    expect((await session.findings()).map(({ code }) => code)).not.toContain(LAYER.missing);
    expect(session.logged).toEqual([]);
  },
);
