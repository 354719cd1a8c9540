import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from './base.mjs';
import { count, safeLine, safeLines } from './text.mjs';

/** How `mdav drift` ends when it compared: anything else is no word about what drifted or can be adopted. */
export const COMPARED = [0, 1, 2];

/** Holds the exports against the fleet. Without `markdown` nothing could be told. */
export function examineDrift({ inputs, folder, host, env, run }) {
  const { fleet, actual, options } = inputs;
  const args = ['drift', ...(fleet === '' ? [] : [fleet]), ...actual.map((path) => `--actual=${path}`), ...options];
  const files = { json: join(folder, 'drift.json'), markdown: join(folder, 'drift.md') };
  const written = Object.entries(files).map(([kind, file]) => `--output=${kind}=${file}`);
  const shown = host.format === 'github' ? 'github' : 'pretty';
  return host.group(`mdav drift: ${fleet === '' ? 'mdav.yaml' : fleet}`, async () => {
    const { code, out, err } = await run(
      [...args, `--format=${shown}`, ...written],
      inputs.folder,
      repositoryRoot(inputs.folder, env),
    );
    host.print(shown === 'github' ? out : safeLines(out));
    host.print(safeLines(err));
    // Where nothing could be compared there is a document, and no word on drift in it.
    if (!COMPARED.includes(code) || !existsSync(files.json)) {
      host.fail(`mdav drift ended with ${code} and told nothing of drift. ${firstLine(err)}`.trim());
      return { result: code === 65 ? 'unreadable' : 'failed' };
    }
    const { fleet: name, totals, weaker, drifted } = JSON.parse(readFileSync(files.json, 'utf8'));
    return {
      result: weaker ? 'weaker' : drifted ? 'drift' : 'none',
      fleet: safeLine(name),
      weaker: totals.weaker,
      words: wordsOf(totals),
      markdown: readFileSync(files.markdown, 'utf8'),
      /** The same in fewer characters; as it was found, whatever is adopted meanwhile. */
      markdownIn: async (characters) => {
        const fewer = await run(
          [...args, '--format=markdown', `--max-characters=${characters}`],
          inputs.folder,
          repositoryRoot(inputs.folder, env),
        );
        return COMPARED.includes(fewer.code) && fewer.out !== '' ? fewer.out : undefined;
      },
      args,
    };
  });
}

function wordsOf({ weaker, stronger, other }) {
  const parts = [
    weaker > 0 ? `${weaker} weaker` : '',
    stronger > 0 ? `${stronger} stronger` : '',
    other > 0 ? `${other} other` : '',
  ];
  return `${count(weaker + stronger + other, 'value')} (${parts.filter((part) => part !== '').join(', ')})`;
}

function firstLine(text) {
  return safeLine(text.trim().split('\n')[0] ?? '');
}
