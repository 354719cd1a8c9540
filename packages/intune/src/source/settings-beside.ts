import { type FileTree, seeFile } from '@mdav/core/format';
import { isObject } from '@mdav/core/json';
import { itemsIn } from '../json/items.ts';

/**
 * True for a file that repeats the settings of the policy beside it: some exporters write `NAME.json`, and what Graph
 * answers to the question for the settings alone as `NAME_settings.json`. One that says anything else is no repeat.
 */
export function isSettingsBeside(path: string, files: FileTree): boolean {
  const [, name] = /^(.*)_settings\.json$/i.exec(path) ?? [];
  const [own, beside] = [files.get(path), files.get(`${name}.json`)];
  if (name === undefined || own === undefined || beside === undefined) return false;
  const { json: policy } = seeFile(beside);
  if (!isObject(policy) || policy['settings'] === undefined) return false;
  const said = (list: unknown) => JSON.stringify(itemsIn(list).map(({ node }) => node));
  return said(seeFile(own).json) === said(policy['settings']);
}
