import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as core from '@mdav/core';
import { RULE_INFOS } from '@mdav/core/rule';
import * as review from '@mdav/review';
import { afterAll, describe, expect, it } from 'vitest';
import { run } from '../run.ts';

const page = readFileSync(fileURLToPath(new URL('../../../../docs/checking.md', import.meta.url)), 'utf8');
const blocks = (language: string) =>
  [...page.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'g'))].map(([, text = '']) => text);
const folder = mkdtempSync(join(tmpdir(), 'mdav-page-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function check(...args: string[]) {
  let out = '';
  const keep = (text: string) => {
    out += text;
  };
  const io = {
    out: keep,
    err: keep,
    color: false,
    env: {},
    cwd: folder,
    today: () => '2026-11-21',
    stdin: () => new Uint8Array(),
  };
  return { code: await run(['check', ...args], io), out: () => out };
}

describe('the page on checking', () => {
  it('names every format', () => {
    for (const { id } of Object.values(review.FINDING_REPORTERS)) expect(page).toContain(`| \`${id}\` |`);
  });

  it('has examples that a fleet takes, with rules that exist', async () => {
    const examples = blocks('yaml').filter((text) => /^(rules|waivers):/.test(text));
    expect(examples).toHaveLength(2);
    for (const example of examples) {
      const groups = 'file-servers: { os: windows-server-2022, mode: active, deliver: [gpo] }';
      writeFileSync(join(folder, 'mdav.yaml'), `mdav: 1\nname: x\ngroups: { ${groups} }\n${example}`);
      const { code, out } = await check('--format', 'json');
      expect(code).toBe(0);
      const known = new Set(RULE_INFOS.map(({ id }) => id));
      for (const [, id = ''] of example.matchAll(/^ {2}([a-z-]+): (?:off|info|warning|error)$|rule: ([a-z-]+)/gm))
        if (id !== '') expect(known, id).toContain(id);
      expect(out()).not.toMatch(/rule-level-(unknown|refused)|waiver-unknown/);
    }
  });

  it('has a fleet whose own rule runs', async () => {
    const [fleet = ''] = blocks('ts');
    writeFileSync(join(folder, 'fleet.ts'), fleet);
    const { code, out } = await check('fleet.ts', '--format', 'json');
    expect(code).toBe(0);
    expect(JSON.parse(out()).findings.map(({ rule }: { rule: string }) => rule)).toContain(
      'contoso-groups-are-described',
    );
  });

  it('has a program that runs', () => {
    const [, program = ''] = blocks('ts');
    const names = [...program.matchAll(/import \{ ([^}]*) \}/g)].flatMap(([, list = '']) => list.split(', '));
    const log: unknown[][] = [];
    const values = names.map((name) => (({ ...core, ...review }) as Record<string, unknown>)[name]);
    new Function('console', ...names, program.replaceAll(/^import .*$/gm, ''))(
      { log: (...args: unknown[]) => log.push(args) },
      ...values,
    );
    expect(log.map(([id]) => id)).toEqual(Object.values(review.FINDING_REPORTERS).map(({ id }) => id));
    for (const [, length] of log) expect(length).toBeGreaterThan(50);
  });
});
