import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../../cli/src/run.ts';
import { COMMAND_LINE_PAGE, commandLinePage } from './command-line-page.ts';

const page = readFileSync(fileURLToPath(new URL(`../../../../${COMMAND_LINE_PAGE}`, import.meta.url)), 'utf8');

describe('the page of the command line', () => {
  it('is what the tables of options make: node scripts/refresh-examples.mjs', () => {
    expect(page).toBe(commandLinePage(COMMANDS));
  });

  it.each(COMMANDS.map((command) => ({ command, name: command.name })))('has every option of $name', ({ command }) => {
    const [, section = ''] = page.split(`\n## mdav ${command.name}\n`);
    const [own = ''] = section.split('\n## ');
    for (const [name, { isHidden }] of Object.entries(command.options))
      expect(own.includes(`--${name}\``)).toBe(isHidden !== true);
  });
});
