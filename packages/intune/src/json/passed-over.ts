import type { Diagnostic } from '@mdav/core';
import { isObject } from '@mdav/core/json';
import { itemsIn } from './items.ts';

const MOST_NAMED = 3;

/** Names what else is in a list: Wi-Fi profiles, scripts, whatever Graph has there or somebody put into one file. */
export function passedOver(root: unknown, isRead: (node: unknown) => boolean): readonly Diagnostic[] {
  const left = itemsIn(root).filter(({ node, prefix }) => prefix.length > 0 && !isRead(node));
  if (left.length === 0) return [];
  const named = left.slice(0, MOST_NAMED).map(({ node }) => called(node));
  const more = left.length > MOST_NAMED ? ` and ${left.length - MOST_NAMED} more` : '';
  const subject = left.length === 1 ? '1 object of the list has' : `${left.length} objects of the list have`;
  return [
    {
      code: 'intune-object-passed-over',
      severity: 'info',
      message: `${subject} no settings that are read here: ${named.join(', ')}${more}.`,
      at: {},
      hint: 'Keep what else the list holds.',
    },
  ];
}

/** `"Office" (windowsWifiConfiguration)`. */
function called(node: unknown): string {
  if (!isObject(node)) return 'something that is no object';
  const name = [node['displayName'], node['name']].find((one) => typeof one === 'string' && one !== '');
  const type = node['@odata.type'];
  const kind = typeof type === 'string' ? type.replace(/^#microsoft\.graph\./, '') : 'an object without a type';
  return name === undefined ? kind : `${JSON.stringify(name)} (${kind})`;
}
