import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { useScratch } from '../__tests__/scratch.ts';
import type { Io } from '../program/io.ts';
import { run } from '../run.ts';
import { countingLine, progressLine, whileShowing } from './progress.ts';

const { folder, write } = useScratch();
const MDAV = fileURLToPath(new URL('../../bin/mdav.js', import.meta.url));
const CLEAR = '\r\u001b[2K';
const hasScript = process.platform === 'linux' && spawnSync('script', ['--version']).status === 0;

const GROUP = '{ os: windows-11, mode: active, antivirus: none, deliver: [registry] }';
const REG =
  'Windows Registry Editor Version 5.00\r\n\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft\\Windows Defender]\r\n"PUAProtection"=dword:00000001\r\n';

/** Five of each thing that there may be many of. */
function writeMany(): void {
  const numbers = [1, 2, 3, 4, 5];
  write('mdav.yaml', `mdav: 1\nname: x\ngroups:\n${numbers.map((one) => `  g${one}: ${GROUP}\n`).join('')}`);
  for (const one of numbers) {
    write(`regs/${one}.reg`, REG);
    write(
      `intune/${one}.json`,
      '{ "@odata.type": "#microsoft.graph.windows10CustomConfiguration", "omaSettings": [] }',
    );
    write(`admx/${one}.admx`, '<policyDefinitions/>');
    write(`admx/en-US/${one}.adml`, '<policyDefinitionResources/>');
  }
}

function terminal(isTTY: boolean) {
  let text = '';
  return {
    isTTY,
    columns: 20,
    write: (more: string) => {
      text += more;
    },
    text: () => text,
  };
}

describe('a line of progress', () => {
  it('is for terminals only', () => {
    expect(progressLine(terminal(false), {})).toBeUndefined();
    expect(progressLine(terminal(true), { TERM: 'dumb' })).toBeUndefined();
    expect(progressLine(terminal(true), { CI: 'true' })).toBeUndefined();
  });

  it('is taken away, and never wraps', () => {
    const stream = terminal(true);
    const progress = progressLine(stream, {});
    progress?.('building a great many groups …');
    progress?.('');
    expect(stream.text()).toBe('\r\u001b[2Kbuilding a great ma\r\u001b[2K');
  });

  it('tells of counted work a few times a second how far it is, how fast, and what is left', () => {
    const lines: string[] = [];
    let clock = 0;
    const tell = countingLine({ progress: (line) => lines.push(line) }, 'building group', () => clock);
    for (let done = 1; done <= 1000; done += 1) {
      clock += done < 100 ? 1 : 250;
      if (done < 102 || done === 500) tell?.(done, 1000);
    }
    expect(lines).toEqual([
      'building group 100 of 1000, 287 a second, 4 s left',
      'building group 101 of 1000, 169 a second, 6 s left',
      'building group 500 of 1000, 5.0 a second, 2 min left',
    ]);
  });

  it('is not asked for where nobody watches', () => {
    expect(countingLine({}, 'building group')).toBeUndefined();
  });

  it('is taken away when the work fails too', () => {
    const lines: string[] = [];
    const io = { progress: (line: string) => lines.push(line) } as unknown as Io;
    expect(() =>
      whileShowing(io, 'working', () => {
        throw new Error('no');
      }),
    ).toThrow('no');
    expect(lines).toEqual(['working', '']);
    expect(whileShowing({} as Io, 'working', () => 3)).toBe(3);
  });

  it.each([
    [['check'], 'checking 1 group …'],
    [['build', '--out', 'dist'], 'building 1 group …'],
    [['import', 'a.reg', '--os', 'windows-11'], 'importing …'],
  ])('is shown while %j works, and what is printed is the same', async (args, line) => {
    write('mdav.yaml', `mdav: 1\nname: x\ngroups: { a: ${GROUP} }\n`);
    write('a.reg', REG);
    const lines: string[] = [];
    const ran = async (progress?: (line: string) => void) => {
      let text = '';
      const keep = (more: string) => {
        text += more;
        if (progress !== undefined) expect(lines.at(-1)).toBe('');
      };
      const io = {
        out: keep,
        err: keep,
        color: false,
        env: {},
        cwd: folder(),
        today: () => '2026-11-21',
        stdin: () => new Uint8Array(),
      };
      const code = await run(args, progress === undefined ? io : { ...io, progress });
      return { code, text };
    };
    await ran();
    const plain = await ran();
    expect(plain.code).toBe(0);
    expect(await ran((shown) => lines.push(shown))).toEqual(plain);
    expect(lines).toContain(line);
    expect(lines.at(-1)).toBe('');
  });

  describe('tells of work that takes its time', () => {
    afterEach(() => vi.restoreAllMocks());

    it.each([
      [['build', '--out', 'dist'], 'building group 3 of 5, '],
      [['import', 'regs', '--os', 'windows-11'], 'reading file 3 of 5, '],
      [['import', 'regs', 'intune', '--os', 'windows-11'], 'reading file 8 of 10, '],
      [['lint-admx', 'admx'], 'reading file 7 of 10, '],
      [['lint-intune', 'intune'], 'checking file 3 of 5, '],
    ])('%j', async (args, told) => {
      writeMany();
      let clock = 0;
      vi.spyOn(performance, 'now').mockImplementation(() => {
        clock += 250;
        return clock;
      });
      const lines: string[] = [];
      await run(args, {
        out: () => {},
        err: () => {},
        color: false,
        env: {},
        cwd: folder(),
        today: () => '2026-11-21',
        stdin: () => new Uint8Array(),
        progress: (line) => lines.push(line),
      });
      const line = lines.find((one) => one.startsWith(told));
      expect(line, lines.join('\n')).toMatch(/ \d\.\d a second, \d+ s left$/);
      expect(lines.at(-1)).toBe('');
    });
  });

  it.skipIf(!hasScript)(
    'is at a terminal what comes and goes, and nothing else changes (skipped without `script`)',
    () => {
      writeMany();
      const { CI: _, ...env } = process.env;
      const options = { cwd: folder(), encoding: 'utf8', env: { ...env, TERM: 'xterm' } } as const;
      for (const line of ['lint-admx admx', 'lint-intune intune', 'import regs --os windows-11']) {
        const command = `"${process.execPath}" "${MDAV}" ${line}`;
        const seen = spawnSync('script', ['-qec', `${command} >/dev/null`, '/dev/null'], options).stdout.split(CLEAR);
        const piped = spawnSync(process.execPath, [MDAV, ...line.split(' ')], options).stderr;
        expect(seen).toContain('reading …');
        // What comes and goes has no line end of its own.
        const stays = seen.filter((part) => part.endsWith('\n')).map((part) => part.replaceAll('\r\n', '\n'));
        expect(stays.join('')).toBe(piped);
        expect(piped).not.toContain(CLEAR);
      }
    },
  );
});
