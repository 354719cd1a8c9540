// Addresses that are not those of a page, and lead to one: names that guides and the registry have for a setting.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { namesOfSetting, SETTING_IDS } from './names.mjs';

const DIST = fileURLToPath(new URL('.vitepress/dist/', import.meta.url));

/** Ids that were other ones: the old path and the new one, without endings. Whoever renames a setting, rule or code adds it. */
export const RENAMED = {};

/** Old path to new path. A name of several settings leads nowhere by itself. */
export function redirects() {
  const ids = new Set(SETTING_IDS.map((id) => id.toLowerCase()));
  const owners = new Map();
  for (const id of SETTING_IDS)
    for (const name of namesOfSetting(id)) {
      if (!/^[\w.-]+$/.test(name) || ids.has(name.toLowerCase())) continue;
      owners.set(name.toLowerCase(), [...(owners.get(name.toLowerCase()) ?? []), { name, id }]);
    }
  const clear = [...owners.values()].filter((all) => new Set(all.map(({ id }) => id)).size === 1);
  return new Map([
    ...clear.map(([{ name, id }]) => [`settings/${name}`, `settings/${id}`]),
    ...Object.entries(RENAMED),
  ]);
}

export function writeRedirects(base) {
  const all = redirects();
  for (const [from, to] of all) {
    const file = `${DIST}${from}.html`;
    if (existsSync(file)) throw new Error(`${from} is a page, and cannot lead to ${to}`);
    const address = `${base}${to}.html`;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(
      file,
      `<!doctype html><html lang="en"><meta charset="utf-8"><title>${to}</title><meta http-equiv="refresh" content="0; url=${address}"><link rel="canonical" href="${address}"><a href="${address}">${to}</a></html>\n`,
    );
  }
  return all.size;
}
