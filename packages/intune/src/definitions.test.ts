import type { CatalogDefinition } from '@mdav/core';
import { settingRows } from '@mdav/core';
import { describe, expect, it } from 'vitest';
import { factsJson, factsMissing } from '../../../tests/facts.ts';
import { groupOf } from './__tests__/groups.ts';
import { sampleValues } from './__tests__/row-values.ts';
import { mdmChannel } from './channel.ts';
import type { SettingInstance } from './settings-catalog/policy.ts';

/** A definition as Microsoft's service has it. */
interface Definition {
  readonly settingDefinitionId: string;
  readonly kind: string;
  readonly visibility?: string;
  readonly options?: readonly { readonly id: string }[];
  readonly childIds?: readonly string[];
}

const KINDS: { readonly [K in CatalogDefinition['instance']]: string } = {
  choice: 'choice',
  'choice-collection': 'choiceCollection',
  'simple-integer': 'simpleInteger',
  'simple-string': 'simpleString',
  'simple-string-collection': 'simpleStringCollection',
  'group-collection': 'groupCollection',
};

const facts = factsJson('intune-defender-settings.json') as { readonly settings: readonly Definition[] } | undefined;
const definitions = new Map(facts?.settings.map((definition) => [definition.settingDefinitionId, definition]));

describe.skipIf(factsMissing)(`what is written, held to Microsoft's definitions ${factsMissing ?? ''}`, () => {
  const bound = settingRows().flatMap((row) =>
    row.mdm.kind === 'node' && row.mdm.catalog !== undefined ? [[row.id, row.mdm.catalog] as const] : [],
  );

  it.each(bound)('%s has a definition of the kind that the catalogue says', (_, catalog) => {
    const definition = definitions.get(catalog.definition);
    expect(definition?.kind).toBe(KINDS[catalog.instance]);
    if (catalog.element === undefined) return;
    const element = definitions.get(`${catalog.definition}_${catalog.element.suffix}`);
    expect(element?.kind).toBe(KINDS[catalog.element.instance]);
  });

  it('no policy holds a setting that the service offers in templates only', () => {
    const wrong = bound.filter(
      ([, catalog]) => definitions.get(catalog.definition)?.visibility === 'template' && catalog.templateOnly !== true,
    );
    expect(wrong.map(([id]) => id)).toEqual([]);
  });

  it('every definition and option that any value leads to exists', () => {
    const unknown = new Set<string>();
    for (const row of settingRows()) {
      for (const value of sampleValues(row)) {
        const { form } = mdmChannel.lower(groupOf({ [row.id]: value }));
        for (const policy of form.catalog) for (const instance of policy.settings) check(instance);
      }
    }
    expect([...unknown]).toEqual([]);

    function check(instance: SettingInstance): void {
      const definition = definitions.get(instance.definition);
      if (definition === undefined) unknown.add(instance.definition);
      const choices =
        instance.kind === 'choice' ? [instance.value] : instance.kind === 'choice-collection' ? instance.values : [];
      for (const { option, children } of choices) {
        if (!definition?.options?.some(({ id }) => id === option)) unknown.add(String(option));
        children.forEach(check);
      }
      if (instance.kind === 'group-collection') for (const group of instance.values) group.children.forEach(check);
    }
  });
});
