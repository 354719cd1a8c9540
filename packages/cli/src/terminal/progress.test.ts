import { describe, expect, it } from 'vitest';
import { useScratch } from '../__tests__/scratch.ts';
import type { Io } from '../program/io.ts';
import { run } from '../run.ts';
import { countingLine, progressLine, whileShowing } from './progress.ts';

const { folder, write } = useScratch();

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
    write(
      'mdav.yaml',
      'mdav: 1\nname: x\ngroups: { a: { os: windows-11, mode: active, antivirus: none, deliver: [registry] } }\n',
    );
    write(
      'a.reg',
      'Windows Registry Editor Version 5.00\r\n\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft\\Windows Defender]\r\n"PUAProtection"=dword:00000001\r\n',
    );
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
});
