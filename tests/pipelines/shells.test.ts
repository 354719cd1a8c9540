import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { powershellFaults, powershellMissing } from '../powershell.ts';
import { isWindows, MDAV, mdav } from './world.ts';

const folder = mkdtempSync(join(tmpdir(), 'mdav-shells-'));
const SHELLS = ['bash', 'zsh', 'fish', 'powershell'] as const;
const scripts = new Map<string, string>();
const script = (shell: (typeof SHELLS)[number]): string => scripts.get(shell) ?? '';
beforeAll(async () => {
  for (const shell of SHELLS) {
    const { code, out, err } = await mdav(folder, 'completion', shell);
    expect(code, err).toBe(0);
    scripts.set(shell, out);
  }
  mkdirSync(join(folder, 'bin'));
  writeFileSync(join(folder, 'bin/mdav'), `#!/bin/sh\nexec "${process.execPath}" "${MDAV}" "$@"\n`, { mode: 0o755 });
  mkdirSync(join(folder, 'work/my fleet'), { recursive: true });
  writeFileSync(join(folder, 'work/mdav.yaml'), '');
  writeFileSync(join(folder, 'work/mdav.sarif'), '');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(program: string, args: readonly string[], input = ''): string {
  const { status, stdout, stderr } = spawnSync(program, [...args], {
    cwd: join(folder, 'work'),
    input,
    encoding: 'utf8',
    env: { PATH: `${join(folder, 'bin')}:${process.env['PATH']}`, HOME: folder, LC_ALL: 'C.UTF-8', TERM: 'dumb' },
  });
  expect(status, stderr).toBe(0);
  return stdout;
}
const has = (program: string) => !isWindows && spawnSync(program, ['-c', ':']).status === 0;

/** Lines that are being written, and what the shell makes of them. */
const CASES: readonly (readonly [line: string, offered: readonly string[]])[] = [
  ['mdav pl', ['plan']],
  ['mdav check --max-w', ['--max-warnings']],
  ['mdav plan --format m', ['markdown']],
  ['mdav explain passive-needs', ['passive-needs-unified-agent']],
  ['mdav build --target reg,gpo', ['reg,gpo-backup']],
  ['mdav init --mode passive', ['passive', 'passive+edr-block']],
];

describe('completion in shells', () => {
  describe.skipIf(!has('bash'))('bash (skipped where it is not installed)', () => {
    /** Asks the function as readline does: words cut at `=`, the cursor behind the last one. */
    const completed = (words: readonly string[], current: string): string[] => {
      const quoted = words.map((word) => `'${word}'`).join(' ');
      const ask = `${script('bash')}
COMP_WORDS=(${quoted}); COMP_CWORD=${words.length - 1}
_mdav mdav '${current}' ''
printf '%s\\n' "\${COMPREPLY[@]}"`;
      return run('bash', ['--norc', '--noprofile', '-c', ask]).trimEnd().split('\n');
    };

    it.each(CASES)('%s', (line, offered) => {
      const words = line.split(' ');
      expect(completed(words, words.at(-1) ?? '')).toEqual(offered);
    });

    it('completes behind the sign that bash cuts words at', () => {
      expect(completed(['mdav', 'check', '--format', '=', 'js'], 'js')).toEqual(['json']);
      expect(completed(['mdav', 'check', '--set', '='], '')).toEqual(['recommended', 'strict']);
      expect(completed(['mdav', 'check', '--output', 'sarif', '=', 'mdav.s'], 'mdav.s')).toEqual(['mdav.sarif']);
    });

    it('offers files and folders', () => {
      expect(completed(['mdav', 'check', 'm'], 'm').sort()).toEqual(['mdav.sarif', 'mdav.yaml', 'my fleet']);
      expect(completed(['mdav', 'build', '--out', 'm'], 'm')).toEqual(['my fleet']);
    });

    it('is registered', () => {
      expect(run('bash', ['--norc', '-c', `${script('bash')}\ncomplete -p mdav`])).toBe('complete -F _mdav mdav\n');
    });
  });

  describe.skipIf(!has('fish'))('fish (skipped where it is not installed)', () => {
    const completed = (line: string): string[] => {
      writeFileSync(join(folder, 'mdav.fish'), script('fish'));
      const out = run('fish', ['--no-config', '-c', `source ${join(folder, 'mdav.fish')}; complete -C '${line}'`]);
      return out
        .trimEnd()
        .split('\n')
        .map((one) => one.split('\t')[0] ?? '');
    };
    it.each(CASES)('%s', (line, offered) => {
      expect(completed(line)).toEqual(offered);
    });
    it('offers files and folders', () => {
      expect(completed('mdav check md').sort()).toEqual(['mdav.sarif', 'mdav.yaml']);
      expect(completed('mdav build --out m')).toEqual(['my fleet/']);
      expect(completed('mdav check --format=js')).toEqual(['--format=json']);
      expect(completed('mdav ')).toContain('plan');
    });
  });

  describe.skipIf(!has('zsh'))('zsh (skipped where it is not installed)', () => {
    /** Presses the key in a terminal of its own and takes what the completion system was given. */
    const completed = (line: string): string[] => {
      writeFileSync(join(folder, '_mdav.zsh'), script('zsh'));
      const program = `
zmodload zsh/zpty
zpty z "zsh -f -i"
zpty -w z "PS1= PROMPT2= ; autoload -Uz compinit; compinit -u -D; source ${join(folder, '_mdav.zsh')}"
zpty -w z "compadd() { builtin compadd -O offered \\"\\$@\\" 2>/dev/null; print -rl -- \\$offered >> ${join(folder, 'zsh.out')}; builtin compadd \\"\\$@\\" }"
zpty -w z "print READY"
repeat 100; do zpty -r -t z answer && [[ $answer == *READY* ]] && break; sleep 0.05; done
zpty -w -n z $'${line}\\t'
repeat 60; do zpty -r -t z answer; [[ -s ${join(folder, 'zsh.out')} ]] && break; sleep 0.05; done
sleep 0.3
zpty -d z
cat ${join(folder, 'zsh.out')}`;
      rmSync(join(folder, 'zsh.out'), { force: true });
      return [...new Set(run('zsh', ['-f', '-c', program]).trimEnd().split('\n'))];
    };
    it('parses', () => {
      writeFileSync(join(folder, '_mdav'), script('zsh'));
      run('zsh', ['-f', '-n', join(folder, '_mdav')]);
    });
    it.each(CASES)('%s', (line, offered) => {
      expect(completed(line)).toEqual(offered);
    });
  });

  describe.skipIf(powershellMissing !== undefined)(`PowerShell ${powershellMissing ?? ''}`, () => {
    it('parses', async () => {
      expect(await powershellFaults(script('powershell'))).toEqual([]);
      expect(await powershellFaults(`${script('powershell')}}`)).not.toEqual([]);
    });
  });
});
