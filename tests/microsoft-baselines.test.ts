import { createHash } from 'node:crypto';
import type { Assignment, SettingValue } from '@mdav/core';
import { FRAMEWORKS } from '@mdav/core/framework-data';
import { type Framework, frameworkName, presetSettings } from '@mdav/core/frameworks';
import { encodePol, lowerPart, type RegistryEntry, valueId } from '@mdav/registry';
import { describe, expect, it } from 'vitest';

/**
 * Microsoft delivers a baseline as backups of GPOs, which may not be copied; the size and hash of the one file in which the
 * policy of Defender Antivirus stands are facts. A list in the manifest of another project has them (gpo_content.py of
 * 2026-09-14). Every id, setting, value and type has to be right for the hash to be the same, and nothing may be missing.
 */
const DELIVERED: Readonly<Record<string, readonly [rows: number, bytes: number, sha256: string]>> = {
  'microsoft-windows-10@22H2': [25, 5896, '6b4a2e6fbff5baab20883d632307673215c0f1136e47baecc8ac9b566bca8658'],
  'microsoft-windows-11@25H2': [39, 8618, 'dd6dde6921f61bf5840ff7cfe549fba825ddb3fce41f8bd7991493df1bfd134c'],
  'microsoft-windows-server-2022@21H2': [24, 5618, '7548afdda19fd9d9ce59315e501388b848a24eac8dcbde140a5b03e2a69883e5'],
  'microsoft-windows-server-2025@v2602': [27, 5698, 'd7353b2f77536c902aac53977aac412b68229ed97a84c422eac95e5aca3a168d'],
};

/** As the editor of Group Policy spells it; the order and the ends of the keys are those of the framework. */
const KEY = 'Software\\Policies\\Microsoft\\Windows Defender';

/** The registry.pol of a framework whose ids are values below the key of Defender, in their order. */
function registryPol(framework: Framework): Uint8Array {
  const assignments = Object.entries(presetSettings(framework)).map(
    ([setting, value]): Assignment => ({
      setting,
      value: value as SettingValue,
      origin: { kind: 'written', layer: 'group', at: {} },
    }),
  );
  const lowered = new Map(
    lowerPart({ assignments }).form.entries.flatMap((entry) =>
      entry.kind === 'set' ? [[valueId(entry.key, entry.name), entry] as const] : [],
    ),
  );
  expect(lowered.size).toBe(framework.rules.length);
  const entries = framework.rules.map(({ id }): RegistryEntry => {
    const path = `${KEY}\\${id}`;
    const [key, name] = [path.slice(0, path.lastIndexOf('\\')), path.slice(path.lastIndexOf('\\') + 1)];
    const entry = lowered.get(valueId(key, name));
    if (entry === undefined) throw new Error(`${path} is not set`);
    return { ...entry, key, name };
  });
  return encodePol({ hive: 'machine', entries });
}

describe('a security baseline of Microsoft', () => {
  it.each(Object.entries(DELIVERED))('%s is what Microsoft delivers, to the byte', (name, [rows, bytes, sha256]) => {
    const framework = FRAMEWORKS.find((one) => frameworkName(one) === name);
    if (framework === undefined) throw new Error(name);
    expect(framework.rules.length).toBe(rows);
    const pol = registryPol(framework);
    expect(pol.length).toBe(bytes);
    expect(createHash('sha256').update(pol).digest('hex')).toBe(sha256);
  });
});
