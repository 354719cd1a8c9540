import type { RegItem, RegRoot } from '../codec/reg/form.ts';
import type { RegistryData } from '../form.ts';

interface Resource {
  readonly type: string;
  readonly properties: {
    readonly keyPath: string;
    readonly valueName: string;
    readonly valueType: string;
    readonly value: unknown;
  };
}

/** What OSConfig does with a document, by the page of its registry resource: read on its own, apart from our decoder. */
export function itemsOfOsconfig(bytes: Uint8Array): readonly RegItem[] {
  const { resources } = JSON.parse(new TextDecoder().decode(bytes)) as { resources: readonly Resource[] };
  return resources.map(({ properties: { keyPath, valueName, valueType, value } }) => {
    const [root, ...key] = keyPath.split('\\');
    return { kind: 'set', root: root as RegRoot, key: key.join('\\'), name: valueName, data: dataOf(valueType, value) };
  });
}

function dataOf(type: string, value: unknown): RegistryData {
  switch (type) {
    case 'REG_SZ':
      return { type: 'sz', value: String(value) };
    case 'REG_DWORD':
      return { type: 'dword', value: Number(value) };
    case 'REG_QWORD':
      return { type: 'qword', value: BigInt(Number(value)) };
    case 'REG_MULTI_SZ':
      return { type: 'multi-sz', values: value as string[] };
    case 'REG_BINARY':
      return { type: 'raw', code: 3, bytes: Uint8Array.from(Buffer.from(String(value), 'base64')) };
    default:
      throw new Error(`OSConfig knows no type ${type}`);
  }
}
