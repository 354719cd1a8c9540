import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { documentOf, editor, seen, Uri, workspace } from './__tests__/vscode.ts';
import { activateWith, deactivate } from './activate.ts';
import type { Program } from './mdav/program.ts';

const MANIFEST = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
const MDAV = fileURLToPath(new URL('../../cli/bin/mdav.js', import.meta.url));
const FLEET = `mdav: 1
name: desks
groups:
  desks: { os: windows-11, mode: active, deliver: [gpo], settings: { puaProtection: audit } }
`;

/** What became of the servers that were started. */
const servers: { readonly program: Program; readonly options: object; told: object[]; stopped: boolean }[] = [];
const make = (program: Program, options: object) => {
  const server = { program, options, told: [] as object[], stopped: false };
  servers.push(server);
  return {
    start: async () => {},
    stop: async () => {
      server.stopped = true;
    },
    tell: async (_: string, params: object) => {
      server.told.push(params);
    },
  };
};
const subscriptions: { dispose: () => void }[] = [];
const activate = () => activateWith({ subscriptions, extensionUri: Uri.file('/extension') } as never, make as never);
const run = (name: string, ...given: unknown[]) => editor.registered.get(name)?.(...given);

let folder = '';
let fleet = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mdav-extension-'));
  fleet = join(folder, 'mdav.yaml');
  writeFileSync(fleet, FLEET);
  Object.assign(editor, {
    folder,
    settings: { 'mdav.path': MDAV },
    document: documentOf(fleet, FLEET),
    word: undefined,
    page: '',
  });
  workspace.isTrusted = true;
  servers.length = 0;
  seen.length = 0;
});
afterEach(async () => {
  await deactivate();
  for (const { dispose } of subscriptions.splice(0)) dispose();
  rmSync(folder, { recursive: true, force: true });
});

describe('the server', () => {
  it('starts once there is a fleet, and not for other YAML', async () => {
    editor.document = documentOf(join(folder, 'other.yaml'), 'services: {}\n');
    await activate();
    expect(servers).toHaveLength(0);
    await editor.opened.fire(documentOf(join(folder, 'x.yaml'), '# a fleet\nmdav: 1\n'));
    await editor.opened.fire(editor.document);
    expect(servers).toHaveLength(1);
  });

  it('is the bundled one in the Node of the editor, or the one that is set', async () => {
    editor.settings = {};
    await activate();
    await run('mdav.restart');
    editor.settings = { 'mdav.path': './bin/mdav' };
    await editor.changedSettings.fire({ affectsConfiguration: () => true });
    expect(servers.map(({ program: { command, args }, stopped }) => [command, args[0], stopped])).toEqual([
      [process.execPath, join('/extension', 'server', 'mdav.cjs'), true],
      [process.execPath, join('/extension', 'server', 'mdav.cjs'), true],
      [join(folder, 'bin', 'mdav'), 'lsp', false],
    ]);
    expect(servers[0]?.program.env['ELECTRON_RUN_AS_NODE']).toBe('1');
    expect(servers[2]?.program.env['ELECTRON_RUN_AS_NODE']).toBeUndefined();
  });

  it('hears of settings, and runs rule files where they are trusted alone', async () => {
    editor.settings = { 'mdav.runRuleFiles': true, 'mdav.env': ['a.yaml'], 'mdav.parameters': { ring: 'pilot' } };
    workspace.isTrusted = false;
    await activate();
    const values = { env: ['a.yaml'], parameters: { ring: 'pilot' } };
    expect(servers[0]?.options).toEqual({ ...values, runRuleFiles: false });
    workspace.isTrusted = true;
    await editor.trusted.fire();
    expect(servers.map(({ options, stopped }) => [options, stopped])).toEqual([
      [{ ...values, runRuleFiles: false }, true],
      [{ ...values, runRuleFiles: true }, false],
    ]);
    editor.settings['mdav.env'] = [];
    await editor.changedSettings.fire({ affectsConfiguration: (name) => name !== 'mdav.path' });
    expect(servers[1]?.told).toEqual([
      { settings: { mdav: { env: [], parameters: { ring: 'pilot' }, runRuleFiles: true } } },
    ]);
  });
});

describe('the commands', () => {
  it('are those of the manifest', async () => {
    await activate();
    const contributed = MANIFEST.contributes.commands.map(({ command }: { command: string }) => command);
    expect([...editor.registered.keys()].sort()).toEqual(contributed.sort());
  });

  it('build the fleet', async () => {
    await activate();
    await run('mdav.build');
    expect(seen).toEqual([`information: The fleet is built into ${join(folder, 'dist')}.`]);
    expect(existsSync(join(folder, 'dist', 'SUMMARY.md'))).toBe(true);
  });

  it('give the values of the workspace to fleets that have some of the parameters, or none', async () => {
    writeFileSync(join(folder, 'values.yaml'), 'pua: block\ncolour: red\n');
    editor.settings['mdav.env'] = ['values.yaml'];
    editor.settings['mdav.parameters'] = { ring: 'pilot' };
    await activate();
    for (const text of [
      FLEET,
      FLEET.replace('groups:', 'parameters: { pua: { type: string } }\ngroups:').replace('audit', "'${pua}'"),
    ]) {
      writeFileSync(fleet, text);
      seen.length = 0;
      await run('mdav.build');
      await run('mdav.report');
      expect(seen[0]).toBe(`information: The fleet is built into ${join(folder, 'dist')}.`);
      expect(seen.join()).not.toContain('error:');
    }
    expect(readFileSync(join(folder, 'dist', 'desks', 'expected.json'), 'utf8')).toContain('"block"');
  });

  it('say why nothing was built', async () => {
    writeFileSync(fleet, FLEET.replace('audit', 'adit'));
    await activate();
    await run('mdav.build');
    expect(seen.join()).toMatch(/^error: Nothing was built\. Setting puaProtection takes one of/);
    writeFileSync(fleet, FLEET.replace('puaProtection: audit', "excludedPaths: ['C:\\']"));
    await run('mdav.build');
    expect(seen.at(-1)).toMatch(/^error: Nothing was built\. .*C:/);
    editor.settings['mdav.path'] = '/no/such/mdav';
    await run('mdav.build');
    expect(seen.at(-1)).toMatch(/could not be started/);
  });

  it('plan against the main branch', async () => {
    const git = (...args: string[]) =>
      spawnSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@t', ...args], { cwd: folder });
    for (const args of [
      ['init', '-qb', 'main'],
      ['add', '.'],
      ['commit', '-qm', 'x'],
    ])
      git(...args);
    writeFileSync(fleet, FLEET.replace('audit', 'block'));
    await activate();
    await run('mdav.plan');
    expect(seen).toEqual(['markdown.showPreview: mdav:/plan.md']);
    expect(editor.page).toMatch(/puaProtection[\s\S]*audit[\s\S]*block/);
  });

  it('show the report, and anew when the fleet is saved', async () => {
    await activate();
    await run('mdav.report');
    expect(editor.page).toContain('puaProtection');
    expect(editor.page).not.toContain('enableNetworkProtection');
    writeFileSync(fleet, FLEET.replace('puaProtection: audit', 'enableNetworkProtection: block'));
    await editor.saved.fire(editor.document);
    expect(editor.page).toContain('enableNetworkProtection');
  });

  it('explain the word under the cursor', async () => {
    await activate();
    editor.word = 'puaProtection';
    await run('mdav.explain');
    expect(seen).toEqual(['shown: mdav:/puaProtection.txt']);
    expect(editor.page).toContain('potentially unwanted');
    editor.word = 'nonesuchword';
    await run('mdav.explain');
    expect(seen.at(-1)).toMatch(/^error: Nothing is known of "nonesuchword"/);
  });

  it('show what a group comes to', async () => {
    await activate();
    await run('mdav.showGroup', pathToFileURL(fleet).href, 'desks');
    expect(seen).toEqual(['shown: mdav:/groups.txt at 0']);
    expect(editor.page).toContain('puaProtection = audit');
  });

  it('run nothing of a workspace that is not trusted', async () => {
    workspace.isTrusted = false;
    await activate();
    for (const name of ['mdav.build', 'mdav.plan', 'mdav.report', 'mdav.showGroup']) await run(name);
    expect(seen).toHaveLength(4);
    expect(seen.every((each) => each.startsWith('warning: mdav does this in trusted workspaces only'))).toBe(true);
    expect(existsSync(join(folder, 'dist'))).toBe(false);
  });
});
