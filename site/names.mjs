// The names under which each page is looked for: ids, registry values, nodes, definitions, titles of policies, GUIDs, and
// names that are wrong or withdrawn.
import { NAME_TERMS } from '../packages/cli/dist/explain/terms/registry-names.js';
import { FRAMEWORKS } from '../packages/core/dist/framework-data.js';
import { frameworkName } from '../packages/core/dist/frameworks.js';
import { namesOf, settingRows } from '../packages/core/dist/index.js';

const ids = new Set(settingRows().map(({ id }) => id));

/** The names that guides have and no setting has, with the setting that they lead to. */
export const WRONG_NAMES = NAME_TERMS.flatMap(({ id, also = [], see = [] }) => {
  const setting = see.find((one) => ids.has(one));
  return setting === undefined ? [] : [id, ...also].map((name) => ({ name, setting }));
});

/** Every name of a setting, the id first. */
export function namesOfSetting(id) {
  const row = settingRows().find((one) => one.id === id);
  const wrong = WRONG_NAMES.filter(({ setting }) => setting === id).map(({ name }) => name);
  return row === undefined ? [] : [...new Set([...namesOf(row), ...wrong])];
}

export const SETTING_IDS = [...ids];
export const FRAMEWORK_IDS = [...new Set(FRAMEWORKS.flatMap((one) => [one.id, frameworkName(one)]))];
