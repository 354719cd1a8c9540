import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { RULE_INFOS } from '../../core/src/rules/list.ts';
import { ruleFiles } from './rule-pages.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const files = ruleFiles();

describe('the pages of the rules', () => {
  it.each([...files.keys()])('%s is what the rules say', (path) => {
    expect(readFileSync(join(ROOT, path), 'utf8')).toBe(files.get(path));
  });

  it('are one for each rule, and no more', () => {
    const expected = ['README.md', ...RULE_INFOS.map(({ id }) => `${id}.md`)];
    expect(readdirSync(join(ROOT, 'docs/rules')).sort()).toEqual(expected.sort());
  });

  it('link to pages that exist', () => {
    for (const [path, text] of files) {
      for (const [, target = ''] of text.matchAll(/\]\(([a-z0-9-]+\.md)\)/g)) {
        expect(existsSync(join(ROOT, 'docs/rules', target)), `${path} links to ${target}`).toBe(true);
      }
    }
  });

  it('show what the rule finds in its bad example, and nothing in its good one', () => {
    for (const { id } of RULE_INFOS) {
      const text = files.get(`docs/rules/${id}.md`) ?? '';
      const [before = '', after = ''] = text.split('## Accepted');
      expect(before, id).toMatch(/^Line \d+, \*\*(error|warning|info)\*\*: /m);
      expect(after, id).not.toMatch(/^Line \d+, /m);
    }
  });
});
