import { isDefenderKey, type LeftEntry, type ResidueLine, type Unsayable } from '@mdav/core/format';
import type { XmlNode } from '@mdav/xml';
import type { PreferenceItem, PreferenceNode, RegistryPreferences } from '../gpp/form.ts';
import { readItem } from '../gpp/item.ts';

/** What preferences say, one line per item, without regard to settings. */
export function preferenceLines({ nodes }: RegistryPreferences): readonly ResidueLine[] {
  return nodes.flatMap((node) => leftOfNode(node)).flatMap(({ lines }) => lines);
}

/** What stands in a file of preferences and is no plain policy, item by item. */
export function leftOfNode(node: PreferenceNode, above: readonly string[] = []): readonly LeftEntry[] {
  if (node.kind === 'kept') return [leftOfKept(node.node)];
  const reasons = [...above, ...reasonsOf(node)];
  const suffix = conditionsOf(node)
    .map((condition) => `, ${condition}`)
    .join('');
  const entries =
    node.kind === 'collection'
      ? node.nodes.flatMap((inner) => leftOfNode(inner, reasons))
      : [leftOfItem(node, reasons)];
  return entries.map((entry) => ({
    ...entry,
    lines: entry.lines.map((line) => ({ ...line, says: `${line.says}${suffix}` })),
  }));
}

/** An element that Windows does not know either; comments say nothing to anybody but people. */
function leftOfKept(node: XmlNode): LeftEntry {
  const lines = [{ place: 'preference', says: JSON.stringify(node) }];
  if (node.kind !== 'element') return { lines, unsayable: [] };
  const what = `the element ${node.name} in preferences`;
  return { lines, unsayable: [{ what, why: 'nothing is known of it', isDefender: false }] };
}

function conditionsOf({ filters, attributes }: Exclude<PreferenceNode, { kind: 'kept' }>): readonly string[] {
  return [
    ...(filters === undefined ? [] : ['on some devices only']),
    ...(attributes['disabled'] === '1' ? ['switched off'] : []),
    ...(attributes['removePolicy'] === '1' ? ['removed with the policy'] : []),
  ];
}

const ACTIONS: Readonly<Record<string, string>> = { C: 'create', R: 'replace', U: 'update', D: 'delete' };

/** Why a preference is no plain policy, as far as its conditions say; ends of a sentence. */
function reasonsOf({ filters, attributes }: Exclude<PreferenceNode, { kind: 'kept' }>): readonly string[] {
  return [
    ...(filters === undefined ? [] : ['it is for some devices only, or acts only once']),
    ...(attributes['disabled'] === '1' ? ['it is switched off'] : []),
    ...(attributes['removePolicy'] === '1' ? ['it is taken back when the GPO no longer applies'] : []),
    ...(attributes['userContext'] === '1' ? ['it runs as the user'] : []),
  ];
}

function leftOfItem(item: PreferenceItem, reasons: readonly string[]): LeftEntry {
  const { hive = '', key = '', name = '', action = 'U', type = '', value = '' } = item.properties;
  const data = item.values === undefined ? value : item.values.join(', ');
  const says = `${ACTIONS[action] ?? action}${action === 'D' ? '' : ` ${type} ${data}`}`;
  const place = `preference ${hive}\\${key}\\${name === '' ? '(Default)' : name}`;
  return { lines: [{ place, says }], unsayable: [unsayableItem(item, reasons)] };
}

function unsayableItem(item: PreferenceItem, reasons: readonly string[]): Unsayable {
  const read = readItem(item);
  if (!read.ok) {
    const { hive = '', key = '', name = '' } = item.properties;
    const isDefender = hive === MACHINE && isDefenderKey(key);
    return { what: `${hive}\\${key}\\${name}`, why: 'the preference is damaged, and Windows skips it', isDefender };
  }
  const { action, hive, key, target } = read.value;
  const what = `${hive}\\${key}${target.kind === 'value' ? `\\${target.name === '' ? '(default)' : target.name}` : ''}`;
  const own = [
    ...(action === 'create' ? ['it sets its value only where there is none'] : []),
    ...(target.kind === 'value' ? [] : ['it is about a whole key']),
    ...(hive === MACHINE ? [] : ['it is not about the machine']),
  ];
  const why = `of the preference ${[...reasons, ...own].join(', and ') || 'no policy does the same'}`;
  return { what, why, isDefender: hive === MACHINE && isDefenderKey(key) };
}

const MACHINE = 'HKEY_LOCAL_MACHINE';
