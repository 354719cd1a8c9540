import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FLEET, useScratch } from '../__tests__/scratch.ts';

const { folder, write, mdav } = useScratch();
const page = (name = 'out.html') => readFileSync(join(folder(), name), 'utf8');

/** Without printing the page when it does not. */
function holds(text: string, words: string): void {
  expect(text.includes(words), words).toBe(true);
}

describe('mdav report', () => {
  it('writes a page, says so, and ends well without errors', async () => {
    write('mdav.yaml', FLEET);
    const { code, out, err } = await mdav('report', '--html', 'sub/out.html');
    expect({ code, out }).toEqual({ code: 0, out: '' });
    expect(err).toMatch(/^sub\/out\.html: 2 groups, /);
    holds(page('sub/out.html'), '<h1>demo</h1>');
    holds(page('sub/out.html'), 'As of 2026-11-21');
    for (const head of ['>Group Policy</th>', '>Registry file</th>', '>Intune</th>']) holds(page('sub/out.html'), head);
  });

  it('writes the same bytes to standard output, and nothing else', async () => {
    write('mdav.yaml', FLEET);
    await mdav('report', '--html', 'out.html');
    const { code, out, err } = await mdav('report', '--html', '-');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out === page()).toBe(true);
  });

  it('counts days from the day that it is given', async () => {
    write('mdav.yaml', FLEET);
    const on = async (date: string) => (await mdav('report', '--html', '-', '--date', date)).out;
    holds(await on('2026-12-31'), '1 day</span>');
    holds(await on('2027-01-01'), 'last day today</span>');
    holds(await on('2027-01-11'), 'expired 10 days ago</span>');
  });

  it('has a page for a fleet with errors, and ends with 1 as `check` does', async () => {
    write('mdav.yaml', FLEET.replace('mode: passive', 'mode: passive\n    agent: mma').replace('2022', '2016'));
    const { code, err } = await mdav('report', '--html', 'out.html');
    expect({ code, check: (await mdav('check')).code }).toEqual({ code: 1, check: 1 });
    expect(err).toMatch(/1 error/);
    holds(page(), 'open: nothing is built from this fleet');
    holds(page(), '<code>passive-needs-unified-agent</code>');
  });

  it('leaves no page of a file that is no fleet', async () => {
    write('mdav.yaml', 'mdav: 1\nname: x\n');
    expect(await mdav('report', '--html', 'out.html')).toMatchObject({ code: 65, out: '' });
    expect(() => page()).toThrow();
  });

  it.each([
    [['report'], 'Add --html FILE'],
    [['report', '--html', ''], 'Add --html FILE'],
    [['report', '--html', 'mdav.yaml'], 'Name another file'],
    [['report', '--htm', 'x'], 'Did you mean --html?'],
    [['report', '--html', 'x', '--date', 'soon'], 'Write a day'],
  ])('refuses %j with a hint', async (args, hint) => {
    write('mdav.yaml', FLEET);
    expect(await mdav(...args)).toMatchObject({ code: 64, out: '', err: expect.stringContaining(hint) });
    expect(readFileSync(join(folder(), 'mdav.yaml'), 'utf8')).toBe(FLEET);
  });
});

describe('mdav report --against', () => {
  it('tells what changes against a fleet file', async () => {
    write('old.yaml', FLEET);
    write('mdav.yaml', FLEET.replace('puaProtection: block', 'puaProtection: audit'));
    const { code, out } = await mdav('report', '--html', '-', '--against', 'old.yaml');
    expect(code).toBe(0);
    holds(out, 'Compared with <code>old.yaml</code>: 1 group changes, 1 stays as it is.');
    holds(out, '<code>block</code> → <code>audit</code>');
    holds(out, '▼</span> weaker');
  });

  it('tells what changes against an output folder, by what its files say', async () => {
    write('mdav.yaml', FLEET);
    await mdav('build', '--out', 'dist');
    holds((await mdav('report', '--html', '-', '--against', 'dist')).out, 'no group changes, 2 stay as they are.');
    write('mdav.yaml', FLEET.replace('puaProtection: block', 'puaProtection: audit'));
    const { out } = await mdav('report', '--html', '-', '--against', 'dist');
    holds(out, 'Compared with <code>the files in dist</code>: 1 group changes');
    holds(out, 'What is wrong with dist is not known');
  });

  it('refuses a base that is not there', async () => {
    write('mdav.yaml', FLEET);
    const { code, err } = await mdav('report', '--html', 'out.html', '--against', 'nowhere');
    expect(code).toBe(65);
    expect(err).toMatch(/plan-(no-repository|unknown-ref)/);
    expect(() => page()).toThrow();
  });
});

describe('mdav report: links to the runbooks', () => {
  it.each([
    ['out.html', [], '<code>desks/RUNBOOK.md</code>'],
    ['dist/out.html', [], '<a href="./desks/RUNBOOK.md">'],
    ['out.html', ['--out', 'dist'], '<a href="./dist/desks/RUNBOOK.md">'],
    ['pages/out.html', ['--out', 'dist'], '<a href="./../dist/desks/RUNBOOK.md">'],
    ['dist/out.html', ['--out', 'dist'], '<a href="./desks/RUNBOOK.md">'],
  ])('%s %j', async (file, more, link) => {
    write('mdav.yaml', FLEET);
    await mdav('build', '--out', 'dist');
    await mdav('report', '--html', file, ...more);
    holds(page(file), link);
  });

  it('leave the output as a build left it', async () => {
    write('mdav.yaml', FLEET);
    await mdav('build', '--out', 'dist');
    await mdav('report', '--html', 'dist/report.html');
    expect((await mdav('build', '--out', 'dist', '--check')).code).toBe(0);
  });
});
