import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { RULES } from '@mdav/core/rule';
import { describe, expect, it } from 'vitest';
import { useScratch } from '../__tests__/scratch.ts';

// The folders of these tests lie outside of the workspace: nothing of mdav is installed above them.
const { folder, write, mdav } = useScratch();

const FLEET = `mdav: 1
name: demo
groups:
  desks: { os: windows-11, mode: active, antivirus: none, deliver: [intune] }
`;
const rule = (id: string, more = '') => `defineRule({
  id: '${id}', chapter: 'delivery', severity: 'warning', what: 'w', why: 'y', fix: 'Mend it.', waive: 'x',
  basis: 'ours', sources: [], good: '', bad: '',
  check: ({ name, at }) => [{ at, message: \`Group "\${name}" is found by ${id}.\` }], ${more}
})`;
const module = (...ids: string[]) =>
  `import { defineRule } from '@mdav/core/rule';\nexport const rules = [${ids.map((id) => rule(id)).join()}];\n`;

/** The rules that say something, or the codes of what is wrong with the files, each with its place. */
async function told(...args: readonly string[]): Promise<readonly string[]> {
  const { out } = await mdav('check', ...args, '--format', 'json');
  const { findings } = JSON.parse(out) as { findings: Record<'rule' | 'file' | 'line' | 'column', unknown>[] };
  return findings.map(({ rule: id, file, line, column }) =>
    [id, [file, line, column].filter((part) => part !== null).join(':')].join(' '),
  );
}

describe('rules of a module', () => {
  it.each<[string, Record<string, string>, string[], string[]]>([
    ['none', {}, [], []],
    ['named on the command line', { 'r.ts': module('a-b') }, ['--rules', 'r.ts'], ['a-b mdav.yaml:4:3']],
    ['named twice', { 'r.ts': module('a-b') }, ['--rules', 'r.ts', '--rules=./r.ts'], ['a-b mdav.yaml:4:3']],
    [
      'of two modules',
      { 'r.ts': module('a-b'), 's/t.mjs': module('c-d').replace(/\(\{ name, at \}\)/, '({ name, at })') },
      ['--rules', 'r.ts', '--rules', 's/t.mjs'],
      ['a-b mdav.yaml:4:3', 'c-d mdav.yaml:4:3'],
    ],
    [
      'exported by default, by way of another module',
      { 'r.ts': "import { rules } from './s/t';\nexport default rules;\n", 's/t.ts': module('a-b') },
      ['--rules', 'r.ts'],
      ['a-b mdav.yaml:4:3'],
    ],
    ['there, and named by nobody', { 'rules.ts': module('a-b'), 'mdav.rules.ts': module('c-d') }, [], []],
  ])('%s', async (_, files, args, expected) => {
    write('mdav.yaml', FLEET);
    for (const [path, text] of Object.entries(files)) write(path, text);
    expect(await told(...args)).toEqual(expected);
  });

  it.each<[string, string, string[]]>([
    ['are found from the folder of the fleet', '[./r.ts]', ['a-b fleet/mdav.yaml:4:3']],
    ['run once for two names of one module', '[./r.ts, ../fleet/r.ts]', ['a-b fleet/mdav.yaml:4:3']],
    ['are not there', '[./r.ts, ./no.ts]', ['rules-not-found fleet/mdav.yaml:5:21']],
    ['have an ending of data', '[./r.yaml]', ['fleet-wrong-type fleet/mdav.yaml:5:13']],
    ['are no list', './r.ts', ['fleet-wrong-type fleet/mdav.yaml:5:12']],
  ])('that `ruleFiles` names %s', async (_, names, expected) => {
    write('fleet/mdav.yaml', `${FLEET}ruleFiles: ${names}\n`);
    write('fleet/r.ts', module('a-b'));
    expect(await told('fleet/mdav.yaml')).toEqual(expected);
  });

  it.each<[string, string, string]>([
    ['throws', 'throw new Error("boom");', 'rules-module'],
    ['is no TypeScript', 'export const rules = [', 'rules-module'],
    ['exports nothing', 'export const other = 1;', 'rules-module'],
    ['exports no list', 'export const rules = {};', 'rule-malformed'],
    ['exports something else', 'export const rules = [1];', 'rule-malformed'],
    ['takes an id of ours', module('exclusion-of-drive-root'), 'rule-id-taken'],
    ['takes an id of another', module('taken'), 'rule-id-taken'],
  ])('are refused where it %s, with everything else that is wrong', async (_, text, code) => {
    write('mdav.yaml', FLEET);
    write('first.ts', module('taken'));
    write('r.ts', text);
    const args = ['--rules', 'first.ts', '--rules', 'r.ts', '--rules', 'gone.ts'];
    expect(await told(...args)).toEqual([expect.stringMatching(`^${code} r\\.ts`), 'rules-not-found gone.ts']);
    expect((await mdav('check', ...args)).code).toBe(65);
    expect((await mdav('build', '--out', 'dist', ...args)).code).toBe(65);
    expect(existsSync(join(folder(), 'dist'))).toBe(false);
  });

  it('have levels and waivers like ours, and no verb that checks forgets them', async () => {
    write('rules.ts', module('house-a', 'house-b'));
    const waiver = '{ rule: house-b, group: desks, reason: r, owner: o, expires: 2099-01-01 }';
    write('mdav.yaml', `${FLEET}ruleFiles: [./rules.ts]\nrules: { house-a: error }\nwaivers: [${waiver}]\n`);
    const { code, out } = await mdav('check');
    expect(code).toBe(1);
    expect(out).toContain('error    Group "desks" is found by house-a.');
    expect(out).toContain('waived   house-b for desks until 2099-01-01 by o: r');
    expect(await mdav('build', '--out', 'dist')).toMatchObject({ code: 1 });
    expect(readdirSync(folder())).not.toContain('dist');
    expect(await mdav('report', '--html', '-')).toMatchObject({ code: 1, out: expect.stringContaining('house-a') });
    write('old.yaml', FLEET);
    const plan = await mdav('plan', '--against', 'old.yaml');
    expect(plan.out).toMatch(/new +error +Group "desks" is found by house-a\./);
    expect(plan.out).toMatch(/answered for +warning +Group "desks" is found by house-b\./);
    const back = await mdav('plan', 'old.yaml', '--rules', 'rules.ts', '--against', 'mdav.yaml');
    expect(`${plan.out}${back.out}`).not.toContain('rule-files-not-run');
    write(
      'more.reg',
      'Windows Registry Editor Version 5.00\n\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft\\Windows Defender]\n"PUAProtection"=dword:00000001\n',
    );
    const imported = await mdav('import', 'more.reg', '--os', 'windows-11', '--group', 'desks', '--into', 'mdav.yaml');
    expect(imported.err).toContain('house-a · desks');
    expect(imported.err).not.toContain('rule-files-not-run');
    expect(readFileSync(join(folder(), 'mdav.yaml'), 'utf8')).toContain('puaProtection: block');
  });
});

describe('a fleet that is code', () => {
  it.each([
    ['fleet.ts', 'export default defineFleet'],
    ['fleet.mts', 'export default defineFleet'],
    ['fleet.mjs', 'export default defineFleet'],
  ])('needs nothing installed beside it: %s', async (file, start) => {
    const group = "groups: { desks: { os: 'windows-11', mode: 'active', antivirus: 'none', deliver: ['intune'] } }";
    write(
      `deep/er/${file}`,
      `import { defineFleet } from '@mdav/core';
import { defineRule } from '@mdav/core/rule';\nimport { polCodec } from '@mdav/registry';
${start}({ mdav: 1, name: typeof polCodec.decode === 'function' ? 'whole' : 'half', ruleFiles: ['../house.ts'], ${group} });
export const rules = [${rule('house-a')}];\n`,
    );
    write('deep/house.ts', module('house-b'));
    const { code, out } = await mdav('check', `deep/er/${file}`, '--format', 'markdown');
    expect([code, out.split('\n', 1)[0]]).toEqual([0, '## mdav: whole']);
    expect(await told(`deep/er/${file}`)).toEqual(['house-a', 'house-b'].map((id) => `${id} deep/er/${file}`));
  });

  it('runs with the core of the command line, whatever lies beside it', async () => {
    write('node_modules/@mdav/core/package.json', '{ "name": "@mdav/core", "version": "0.0.1", "main": "index.js" }');
    write('node_modules/@mdav/core/index.js', 'throw new Error("another version");');
    write(
      'fleet.ts',
      `import { RULES } from '@mdav/core/rule';\nexport default { mdav: 1, name: 'of' + RULES.length, groups: { desks: { os: 'windows-11', mode: 'active', antivirus: 'none', deliver: ['intune'] } } };\n`,
    );
    const { out } = await mdav('check', 'fleet.ts', '--format', 'markdown');
    expect(out).toBe(`## mdav: of${RULES.length}\n\n✅ no findings.\n`);
  });

  it('does the same in the bundled command line', () => {
    const bin = fileURLToPath(new URL('../../bin/mdav.js', import.meta.url));
    write('r.ts', module('house-a'));
    write('mdav.yaml', `${FLEET}ruleFiles: [./r.ts]\n`);
    // As npm does it, the command is a link into another folder.
    symlinkSync(bin, join(folder(), 'mdav'));
    const out = execFileSync(process.execPath, [join(folder(), 'mdav'), 'check'], { cwd: folder(), encoding: 'utf8' });
    expect(out).toContain('Group "desks" is found by house-a.');
  });
});
