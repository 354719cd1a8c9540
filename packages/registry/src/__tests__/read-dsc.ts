import type { RegItem, RegRoot } from '../codec/reg/form.ts';
import type { RegistryData } from '../form.ts';

/** One value as the resource takes it; source: `lib/dsc-lib-registry/src/config.rs` of PowerShell/DSC. */
interface Instance {
  readonly keyPath: string;
  readonly valueName?: string;
  readonly valueData?: Readonly<Record<string, unknown>>;
  readonly _exist?: boolean;
}

/** What DSC does with a document, by the behaviour of its registry resource: read on its own, apart from the encoder. */
export function itemsOfDsc(bytes: Uint8Array): readonly RegItem[] {
  const { resources } = JSON.parse(new TextDecoder().decode(bytes));
  return resources.flatMap(({ type, properties }: { type: string; properties: unknown }) =>
    type === 'Microsoft.Windows/RegistryList'
      ? (properties as { registryEntries: Instance[] }).registryEntries.map(itemOf)
      : [itemOf(properties as Instance)],
  );
}

function itemOf({ keyPath, valueName, valueData, _exist = true }: Instance): RegItem {
  const split = keyPath.indexOf('\\');
  const place = { root: keyPath.slice(0, split) as RegRoot, key: keyPath.slice(split + 1) };
  if (valueName === undefined) return { kind: _exist ? 'key' : 'deleteKey', ...place };
  const name = plain(valueName);
  if (!_exist) return { kind: 'delete', ...place, name };
  const [[type, value] = ['', undefined]] = Object.entries(valueData ?? {});
  return { kind: 'set', ...place, name, data: dataOf(type, value) };
}

/** Two brackets at the beginning of a text stand for one. */
function plain(text: string): string {
  return text.startsWith('[[') ? text.slice(1) : text;
}

function dataOf(type: string, value: unknown): RegistryData {
  switch (type) {
    case 'String':
      return { type: 'sz', value: plain(String(value)) };
    case 'ExpandString':
      return { type: 'expand-sz', value: plain(String(value)) };
    case 'MultiString':
      return { type: 'multi-sz', values: (value as string[]).map(plain) };
    case 'DWord':
      return { type: 'dword', value: Number(value) };
    case 'QWord':
      return { type: 'qword', value: BigInt(Number(value)) };
    case 'Binary':
      return { type: 'raw', code: 3, bytes: Uint8Array.from(value as number[]) };
    default:
      throw new Error(`DSC knows no data ${type}`);
  }
}
