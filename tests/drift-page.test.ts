import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from '@mdav/cli';
import { polCodec } from '@mdav/registry';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const page = readFileSync(join(root, 'docs/drift.md'), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'mdav-drift-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function mdav(line: string): Promise<{ readonly out: string; readonly code: number }> {
  let out = '';
  const keep = (text: string) => {
    out += text;
  };
  const args = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, word = '']) => quoted ?? word);
  const code = await run(args, {
    out: keep,
    err: keep,
    color: false,
    columns: undefined,
    env: {},
    cwd: folder,
    today: () => '2026-11-21',
    stdin: () => new Uint8Array(),
  });
  return { out, code };
}

const at = (path: string) => join(folder, path);

/** What the page speaks of: a value changed in the tenant, a policy deleted there, a GPO added to the domain. */
beforeAll(async () => {
  cpSync(join(root, 'examples/contoso/mdav.yaml'), at('mdav.yaml'));
  await mdav('build --out dist');
  for (const group of readdirSync(at('dist'))) {
    const [intune, gpo] = [at(`dist/${group}/intune/Settings Catalog`), at(`dist/${group}/gpo`)];
    try {
      cpSync(intune, at('intune'), { recursive: true });
    } catch {
      // Not every group goes by Intune.
    }
    try {
      for (const backup of readdirSync(gpo).filter((name) => name.startsWith('{')))
        cpSync(join(gpo, backup), at(`gpos/${backup}`), { recursive: true });
    } catch {
      // Nor by Group Policy.
    }
  }
  rmSync(at('intune/contoso - office-clients - Defender.json'));
  const changed = at('intune/contoso - developer-clients - Defender.json');
  const text = readFileSync(changed, 'utf8');
  expect(text).toContain('cloudblocklevel_4');
  writeFileSync(changed, text.replace('cloudblocklevel_4', 'cloudblocklevel_2'));
  mkdirSync(at('gpos/Legacy'));
  const key = 'SOFTWARE\\Policies\\Microsoft\\Windows Defender';
  const dword = (below: string, name: string, value: number) =>
    ({ kind: 'set', key: `${key}${below}`, name, data: { type: 'dword', value } }) as const;
  writeFileSync(
    at('gpos/Legacy/registry.pol'),
    polCodec.encode({
      hive: 'machine',
      entries: [dword('', 'PUAProtection', 0), dword('\\Real-Time Protection', 'DisableRealtimeMonitoring', 1)],
    }),
  );
});

const examples = [...page.matchAll(/```console\n\$ (mdav [^\n]+)\n([\s\S]*?)```/g)].map(
  ([, command = '', output = '']) => ({ command, output }),
);

describe('docs/drift.md', () => {
  it('has examples', () => expect(examples.length).toBeGreaterThanOrEqual(2));

  it.each(examples)('shows what `$command` prints', async ({ command, output }) => {
    const { out } = await mdav(command.replace(/^mdav /, ''));
    const printed = out.split('\n');
    let next = 0;
    for (const line of output.split('\n').filter((one) => one !== '' && one !== '…')) {
      const found = printed.indexOf(line, next);
      expect(found, `not printed after line ${next}: ${line}\n${out}`).toBeGreaterThanOrEqual(0);
      next = found + 1;
    }
  });
});
