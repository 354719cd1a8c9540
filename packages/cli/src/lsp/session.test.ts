// biome-ignore-all lint/suspicious/noTemplateCurlyInString: references of a fleet file look like that
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { checkFleet, parseFleet, resolveFleet } from '@mdav/core';
import { exampleFleet, RULES } from '@mdav/core/rule';
import { afterEach, describe, expect, it } from 'vitest';
import type {
  CodeAction,
  CodeLens,
  CompletionItem,
  DocumentSymbol,
  Hover,
  InlayHint,
  Location,
  WorkspaceEdit,
} from 'vscode-languageserver/node';
import { applied, IO, openSession, type Session, withEdits } from './__tests__/session.ts';
import { serve } from './serve.ts';

const FLEET = `mdav: 1
name: contoso
defaults:
  mode: passive
  onboarding: { state: onboarded, via: gpo }
  settings:
    allowCloudProtection: true
profiles:
  hardened:
    settings:
      puaProtection: block
groups:
  files:
    os: windows-server-2022
    profiles: [hardened]
    antivirus: { product: Contoso AV, exclusionsForDefender: true }
    deliver: [gpo]
    settings:
      puaProtection: audit
`;

let session: Session | undefined;
afterEach(async () => {
  await session?.end();
  session = undefined;
});
const open = async (text: string, more: Parameters<typeof openSession>[1] = {}) => {
  session = await openSession(text, more);
  return session;
};
const labels = (items: readonly CompletionItem[]) => items.map(({ label }) => label);

describe('findings', () => {
  it('are those of a check, at their places, and go with what mends them', async () => {
    const editor = await open(FLEET.replace('puaProtection: audit', 'puaProtecton: audit'));
    expect((await editor.findings()).map(({ code }) => code)).toEqual(['fleet-unknown-setting']);
    const [{ range, message } = { range: undefined, message: '' }] = await editor.findings();
    expect(range).toEqual({ start: { line: 18, character: 6 }, end: { line: 18, character: 18 } });
    expect(message).toContain('Did you mean');
    await editor.type('puaProtecton', 'puaProtection');
    expect((await editor.findings()).map(({ code }) => code)).not.toContain('fleet-unknown-setting');
  });

  it('are told for the newest text alone', async () => {
    const editor = await open(FLEET);
    for (const letter of 'abcdefgh') await editor.type('name: ', `name: ${letter}`);
    await editor.findings();
    const versions = editor.told.map(({ version }) => version ?? 0);
    expect(versions).toEqual(versions.toSorted((a, b) => a - b));
    expect(versions.at(-1)).toBe(9);
  });

  it('are those of the check for the bad example of every rule', async () => {
    for (const { id, bad } of RULES) {
      const text = exampleFleet(bad).text;
      const parsed = parseFleet({ text, file: 'mdav.yaml' });
      const resolved = parsed.ok ? resolveFleet(parsed.value) : parsed;
      if (!resolved.ok) continue;
      const wanted = checkFleet(resolved.value, { date: '2026-11-21' }).map(
        ({ rule, at }) => `${at.line}:${at.column} ${rule}`,
      );
      const editor = await open(text);
      const told = (await editor.findings()).map(
        ({ code, range: { start } }) => `${start.line + 1}:${start.character + 1} ${code}`,
      );
      expect(told, id).toEqual(wanted);
      await editor.end();
      session = undefined;
    }
  });

  it('are not told of YAML that is no fleet', async () => {
    const editor = await open('a: b\nc: [\n', { uri: 'file:///fleets/other.yaml' });
    expect(await editor.ask('textDocument/documentSymbol')).toEqual([]);
    expect(await editor.ask('textDocument/completion', 'c: |[')).toEqual([]);
    expect(editor.told).toEqual([]);
  });
});

describe('parameters', () => {
  const TWO = `mdav: 1
name: contoso
parameters:
  pua: { type: string, values: [audit, block] }
  share: { type: string, default: 'D:\\Data' }
groups:
  desks:
    os: windows-11
    mode: active
    deliver: [gpo]
    settings:
      puaProtection: '\${pua}'
      excludedPaths: ['\${share}', 'D:\\Data']
`;
  const codes = async (editor: Session) => (await editor.findings()).map(({ code }) => code);
  const fixes = async (editor: Session) => {
    const whole = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
    const actions = await editor.ask<CodeAction[]>('textDocument/codeAction', undefined, {
      range: whole,
      context: { diagnostics: [] },
    });
    return actions.filter(({ title }) => !title.startsWith('Waive')).map(({ title }) => title);
  };

  it('without a value are told as by a check', async () => {
    expect(await codes(await open(TWO))).toEqual(['fleet-parameter-value']);
  });

  it('have those of the options, and no fix that rests on one', async () => {
    const editor = await open(TWO, { options: { parameters: { pua: 'audit', other: 1 } } });
    expect(await codes(editor)).toContain('exclusion-duplicate');
    expect(await fixes(editor)).toEqual([]);
    await editor.type("'${share}'", "'D:\\Own', 'D:\\Own'");
    await editor.type("  share: { type: string, default: 'D:\\Data' }\n", '');
    expect(await fixes(editor)).not.toEqual([]);
  });

  it('have those of the files of the options, counted from the folder of the workspace', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'mdav-lsp-'));
    writeFileSync(join(folder, 'base.yaml'), 'pua: audit\n');
    writeFileSync(join(folder, 'prod.yaml'), 'pua: blok\n');
    const rootUri = pathToFileURL(folder).href;
    const uri = `${rootUri}/mdav.yaml`;
    const right = await open(TWO, { uri, rootUri, options: { env: 'base.yaml' } });
    expect(await codes(right)).toContain('exclusion-duplicate');
    await right.end();
    const wrong = await open(TWO, { uri, rootUri, options: { env: ['base.yaml', 'prod.yaml'] } });
    const [finding] = await wrong.findings();
    expect(finding).toMatchObject({ code: 'fleet-parameter-value', range: { start: { line: 0, character: 0 } } });
    expect(finding?.message).toContain('prod.yaml:1:6');
    await wrong.end();
    const missing = await open(TWO, { uri, rootUri, options: { env: 'gone.yaml' } });
    expect((await missing.findings()).map(({ code, message }) => [code, String(message).split('\n')[0]])).toEqual([
      ['fleet-not-found', expect.stringContaining('There is no file gone.yaml.')],
    ]);
  });

  it('have those of a changed configuration', async () => {
    const editor = await open(TWO);
    expect(await codes(editor)).toEqual(['fleet-parameter-value']);
    const before = editor.told.length;
    await editor.notify('workspace/didChangeConfiguration', {
      settings: { mdav: { parameters: { pua: 'block' }, checkAfterMilliseconds: 0 } },
    });
    await editor.ask('textDocument/documentSymbol');
    while (editor.told.length === before) await new Promise((wake) => setTimeout(wake, 5));
    expect(await codes(editor)).not.toContain('fleet-parameter-value');
  });
});

describe('fixes', () => {
  it('mend what they are offered for: its finding is gone afterwards', async () => {
    let mended = 0;
    for (const { id, bad } of RULES) {
      for (const line of ['\n', '\r\n']) {
        const text = exampleFleet(bad).text.replaceAll('\n', line);
        const editor = await open(text);
        const findings = (await editor.findings()).filter(({ code }) => code === id);
        const [finding] = findings;
        const actions =
          finding === undefined
            ? []
            : await editor.ask<CodeAction[]>('textDocument/codeAction', undefined, {
                range: finding.range,
                context: { diagnostics: [] },
              });
        const fix = actions.find(({ isPreferred, diagnostics }) => isPreferred && diagnostics?.[0]?.code === id);
        await editor.end();
        session = undefined;
        if (fix === undefined) continue;
        const after = applied(text, fix, editor.uri);
        expect(after.replaceAll('\r\n', '').includes('\n'), `${id} keeps line ends`).toBe(
          line === '\n' && after.includes('\n'),
        );
        const again = await open(after);
        expect((await again.findings()).filter(({ code }) => code === id).length, id).toBeLessThan(findings.length);
        await again.end();
        session = undefined;
        mended += 1;
      }
    }
    expect(mended).toBeGreaterThan(20);
  });

  it('add a waiver that is an error until somebody says why', async () => {
    const editor = await open(FLEET);
    const [warning] = (await editor.findings()).filter(({ severity }) => severity !== 1);
    const actions = await editor.ask<CodeAction[]>('textDocument/codeAction', undefined, {
      range: warning?.range,
      context: { diagnostics: [] },
    });
    const waive = actions.find(({ title }) => title.startsWith(`Waive ${warning?.code} for files`));
    expect(waive).toBeDefined();
    const text = applied(FLEET, waive as CodeAction, editor.uri);
    expect(text).toContain(`rule: ${warning?.code}`);
    expect(text).toContain('expires: 2027-02-19');
    await editor.end();
    const again = await open(text);
    expect((await again.findings()).map(({ code, severity }) => `${severity} ${code}`)).toEqual([
      '1 fleet-wrong-type',
      '1 fleet-wrong-type',
    ]);
  });

  it('are worked out when they are chosen, where the editor asks then', async () => {
    const range = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
    const all = { range, context: { diagnostics: [] } };
    const text = FLEET.replace('puaProtection: audit', 'excludedPaths: [C:\\Data, C:\\Data]');
    const plain = await open(text);
    const whole = await plain.ask<CodeAction[]>('textDocument/codeAction', undefined, all);
    await plain.end();
    const capabilities = { textDocument: { codeAction: { resolveSupport: { properties: ['edit'] } } } };
    const editor = await open(text, { capabilities });
    const offered = await editor.ask<CodeAction[]>('textDocument/codeAction', undefined, all);
    expect(whole.length).toBeGreaterThan(3);
    expect(offered.every(({ edit }) => edit === undefined)).toBe(true);
    const resolve = (action: CodeAction) => editor.request<CodeAction>('codeAction/resolve', action);
    const resolved = await Promise.all(offered.map(resolve));
    expect(resolved.map(({ data: _, ...action }) => action)).toEqual(whole);
    await editor.type('name: contoso', 'name: other');
    expect((await resolve(offered[0] as CodeAction)).edit).toBeUndefined();
  });

  it('that overlap are each right for the text as it is', async () => {
    const editor = await open(FLEET.replace('puaProtection: audit', 'excludedPaths: [C:\\Data, C:\\Data, c:\\data]'));
    for (let left = 4; left > 0; left--) {
      const finding = (await editor.findings()).find(({ code }) => code === 'exclusion-duplicate');
      if (finding === undefined) break;
      const actions = await editor.ask<CodeAction[]>('textDocument/codeAction', undefined, {
        range: finding.range,
        context: { diagnostics: [] },
      });
      const fix = actions.find(
        ({ isPreferred, diagnostics }) => isPreferred && diagnostics?.[0]?.code === finding.code,
      );
      const before = editor.text();
      await editor.change(0, before.length, applied(before, fix as CodeAction, editor.uri));
    }
    expect(editor.text()).toMatch(/excludedPaths: \[ ?C:\\Data ?\]/);
    expect((await editor.findings()).map(({ code }) => code)).not.toContain('exclusion-duplicate');
  });

  it('mend everything at once that has one safe answer', async () => {
    const text = FLEET.replace('mode: passive', 'mode: passive\n  baseline: current').replace(
      'puaProtection: audit',
      'excludedPaths: [C:\\Data, C:\\Data]',
    );
    const editor = await open(text);
    const before = await editor.findings();
    const all = {
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
      context: { diagnostics: [], only: ['source.fixAll'] },
    };
    const [action] = await editor.ask<CodeAction[]>('textDocument/codeAction', undefined, all);
    expect(action?.kind).toBe('source.fixAll.mdav');
    await editor.end();
    const again = await open(applied(text, action as CodeAction, editor.uri));
    expect((await again.findings()).length).toBeLessThan(before.length);
  });
});

describe('completion', () => {
  const complete = async (text: string, at: string, uri?: string) => {
    const editor = await open(text, uri === undefined ? {} : { uri });
    return editor.ask<CompletionItem[]>('textDocument/completion', at);
  };

  it('knows the keys of a group, without those that are there', async () => {
    const items = labels(await complete(`${FLEET}    an`, '    an|'.replace('    an', '\n    an')));
    expect(items).toContain('antivirus');
    expect(items).not.toContain('os');
  });

  it.each<[string, string, string, readonly string[]]>([
    [
      'words',
      FLEET.replace('mode: passive', 'mode: '),
      'mode: |',
      ['active', 'active+edr-block', 'passive', 'passive+edr-block'],
    ],
    ['profiles', FLEET.replace('[hardened]', '[]'), 'profiles: [|', ['hardened']],
    ['groups of a waiver', `${FLEET}waivers:\n  - group: `, '- group: |', ['files']],
  ])('knows %s', async (_, text, at, wanted) => {
    expect(labels(await complete(text, at))).toEqual(wanted);
  });

  it('knows presets, rules and settings by their names', async () => {
    expect(labels(await complete(`${FLEET}extends: [`, 'extends: [|'))).toContain('microsoft-windows-11@25H2');
    await session?.end();
    expect(labels(await complete(`${FLEET}rules:\n  exclusion-`, '  exclusion-|'))).toContain(
      'exclusion-of-drive-root',
    );
    await session?.end();
    const items = await complete(FLEET.replace('puaProtection: audit', 'DisableRealtime'), 'DisableRealtime|');
    const found = items.find(({ filterText }) => filterText === 'DisableRealtimeMonitoring');
    expect(found?.label).toBe('allowRealtimeMonitoring');
    expect(withEdits(session?.text() ?? '', [found?.textEdit as never])).toContain('      allowRealtimeMonitoring: \n');
  });

  it('writes JSON in JSON', async () => {
    const text =
      '{\n  "mdav": 1,\n  "name": "x",\n  "groups": {\n    "a": {\n      "os": "windows-11",\n      ""\n    }\n  }\n}\n';
    const items = await complete(text, '\n      "|"', 'file:///fleets/mdav.json');
    expect(items.find(({ label }) => label === 'mode')?.textEdit).toMatchObject({ newText: '"mode": ' });
  });
});

describe('what a word means', () => {
  const hover = async (at: string) => {
    session ??= await open(FLEET);
    return (
      ((await session.ask<Hover | null>('textDocument/hover', at))?.contents as { value: string } | undefined)?.value ??
      ''
    );
  };

  it('is told of keys, settings and words, with what is in force', async () => {
    expect(await hover('pua|Protection: audit')).toContain('**puaProtection**');
    await session?.findings();
    const text = await hover('pua|Protection: audit');
    expect(text).toContain('In force in files: `audit`, from the group');
    expect(text).toContain('Windows Defender\\PUAProtection');
    expect(text).toMatch(/\]\(https:\/\/learn\.microsoft\.com/);
    expect(await hover('onboard|ing:')).toContain('**onboarding** Whether');
    expect(await hover('mode: pass|ive')).toContain('Another antivirus');
    expect(await hover('windows-server-|2022')).toContain('Windows Server 2022');
    expect(await hover('con|toso')).toBe('');
    expect(await hover('[hard|ened]')).toBe('**hardened**, a profile\n\nSets: `puaProtection`');
  });

  it('is told of groups and presets where they are named', async () => {
    const preset = 'microsoft-windows-11@25H2';
    session = await open(
      `${FLEET}extends: [${preset}]\nwaivers:\n  - { rule: exclusion-of-drive-root, group: files, reason: r, owner: o, expires: 2027-01-01 }\n`,
    );
    await session.findings();
    expect(await hover('group: fi|les')).toMatch(/^\*\*files\*\*, a group\n\nSays: `os`, `profiles`/);
    expect(await hover('microsoft-win|dows')).toMatch(/^\*\*microsoft-windows-11@25H2\*\* .+\n\nSets \d+ settings\.$/);
    const context = { includeDeclaration: true };
    expect(await session.ask<Location[]>('textDocument/references', 'microsoft-win|dows', { context })).toHaveLength(1);
  });
});

describe('names', () => {
  it('lead to where they are defined and used', async () => {
    const editor = await open(
      `${FLEET}waivers:\n  - { rule: exclusion-of-drive-root, group: files, reason: r, owner: o, expires: 2027-01-01 }\n`,
    );
    const lines = (places: readonly Location[]) => places.map(({ range }) => range.start.line + 1);
    expect(lines(await editor.ask<Location[]>('textDocument/definition', '[hard|ened]'))).toEqual([9]);
    expect(lines(await editor.ask<Location[]>('textDocument/definition', 'group: fil|es'))).toEqual([13]);
    const context = { includeDeclaration: true };
    expect(lines(await editor.ask<Location[]>('textDocument/references', 'hard|ened:', { context }))).toEqual([9, 15]);
    expect(lines(await editor.ask<Location[]>('textDocument/references', 'pua|Protection', { context }))).toEqual([
      11, 19,
    ]);
  });

  it('lead to the files that a fleet extends', async () => {
    const editor = await open(`${FLEET}extends: [./house.yaml]\n`);
    expect(await editor.ask<Location[]>('textDocument/definition', './ho|use.yaml')).toMatchObject([
      { uri: 'file:///fleets/house.yaml' },
    ]);
  });

  it('change wherever the file says them, and a group keeps its first one', async () => {
    const text = `${FLEET}waivers:\n  - { rule: exclusion-of-drive-root, group: files, reason: r, owner: o, expires: 2027-01-01 }\n`;
    const editor = await open(text);
    const renamed = async (at: string, newName: string) =>
      withEdits(
        text,
        (await editor.ask<WorkspaceEdit>('textDocument/rename', at, { newName })).changes?.[editor.uri] ?? [],
      );
    const group = await renamed('  fil|es:', 'file-servers');
    expect(group).toContain('  file-servers:\n    os: windows-server-2022');
    expect(group).toContain('    was: files\n');
    expect(group).toContain('group: file-servers, reason');
    expect(await renamed('hard|ened:', 'strict')).toContain('profiles: [strict]');
    await expect(renamed('  fil|es:', 'a b')).rejects.toThrow('A group cannot be named "a b"');
    expect(await editor.ask('textDocument/prepareRename', 'pass|ive')).toBeNull();
  });
});

describe('the shape of a fleet', () => {
  it('is an outline of groups, profiles and settings', async () => {
    const editor = await open(FLEET);
    const symbols = await editor.ask<DocumentSymbol[]>('textDocument/documentSymbol');
    expect(symbols.map(({ name }) => name)).toEqual(['mdav', 'name', 'defaults', 'profiles', 'groups']);
    const files = symbols.at(-1)?.children?.[0];
    expect(files).toMatchObject({ name: 'files', range: { start: { line: 12 }, end: { line: 18, character: 26 } } });
    expect(files?.children?.at(-1)?.children).toMatchObject([{ name: 'puaProtection', detail: 'audit' }]);
  });

  it('shows what a group has from elsewhere, and what it comes to', async () => {
    const editor = await open(FLEET);
    const range = { start: { line: 0, character: 0 }, end: { line: 19, character: 0 } };
    const hints = await editor.ask<InlayHint[]>('textDocument/inlayHint', undefined, { range });
    expect(hints.map(({ label, position }) => `${position.line + 1} ${label}`)).toEqual([
      '13 passive',
      '19 overrides profile hardened',
    ]);
    const [lens] = await editor.ask<CodeLens[]>('textDocument/codeLens');
    expect(lens?.command).toMatchObject({
      title: '3 settings by gpo',
      command: 'mdav.showGroup',
      arguments: [editor.uri, 'files'],
    });
  });
});

describe('files that other programs write', () => {
  it.each([true, false])('are told of where the client can be asked to (%s)', async (dynamicRegistration) => {
    const editor = await open(FLEET, {
      capabilities: { workspace: { didChangeWatchedFiles: { dynamicRegistration } } },
    });
    await editor.findings();
    expect(editor.registered.map(({ method }) => method)).toEqual(
      dynamicRegistration ? ['workspace/didChangeWatchedFiles'] : [],
    );
  });
});

describe('leaving', () => {
  it('ends when the client says so, and when it is gone', async () => {
    const editor = await openSession(FLEET);
    expect(await editor.end()).toBe('ended');
    const gone = new PassThrough();
    const served = serve(gone, new PassThrough(), IO);
    gone.end();
    expect(await served).toBe('lost');
  });
});
