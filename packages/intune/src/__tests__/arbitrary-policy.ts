import fc from 'fast-check';
import type {
  ChoiceValue,
  GroupValue,
  MdmPolicy,
  SettingInstance,
  SimpleValue,
  TemplateReference,
  ValueTemplate,
} from '../settings-catalog/policy.ts';
import { PLATFORMS, SECRET_STATES, TECHNOLOGIES } from '../settings-catalog/policy.ts';

const name = fc.string({ minLength: 1, maxLength: 20, unit: 'binary' });
const text = fc.option(fc.string({ maxLength: 20, unit: 'binary' }), { nil: null });
const valueTemplate: fc.Arbitrary<ValueTemplate | null> = fc.option(
  fc.record({ id: fc.uuid(), useDefault: fc.boolean() }),
  { nil: null },
);

const simple: fc.Arbitrary<SimpleValue> = fc.oneof(
  fc.record({ kind: fc.constant('integer' as const), value: fc.maxSafeInteger(), template: valueTemplate }),
  fc.record({ kind: fc.constant('string' as const), value: text, template: valueTemplate }),
  fc.record({
    kind: fc.constant('secret' as const),
    value: text,
    state: fc.constantFrom(...SECRET_STATES),
    template: valueTemplate,
  }),
  fc.record({ kind: fc.constant('reference' as const), value: text, note: text, template: valueTemplate }),
);

const { instance } = fc.letrec<{ instance: SettingInstance; choice: ChoiceValue; group: GroupValue }>((tie) => {
  const children = fc.array(tie('instance'), { maxLength: 3, depthIdentifier: 'policy' });
  const common = { definition: name, template: fc.option(fc.uuid(), { nil: null }) };
  const of = <K extends SettingInstance['kind'], V>(kind: K, value: fc.Arbitrary<V>) =>
    fc.record({ ...common, kind: fc.constant(kind), value });
  const manyOf = <K extends SettingInstance['kind'], V>(kind: K, value: fc.Arbitrary<V>) =>
    fc.record({ ...common, kind: fc.constant(kind), values: fc.array(value, { maxLength: 3 }) });
  return {
    choice: fc.record({ option: text, template: valueTemplate, children }),
    group: fc.record({ template: valueTemplate, children }),
    instance: fc.oneof(
      { depthIdentifier: 'policy', maxDepth: 4 },
      of('simple', simple),
      manyOf('simple-collection', simple),
      of('choice', tie('choice')),
      manyOf('choice-collection', tie('choice')),
      of('group', tie('group')),
      manyOf('group-collection', tie('group')),
    ),
  };
});

const template: fc.Arbitrary<TemplateReference | null> = fc.option(
  fc.record({
    id: fc.tuple(fc.uuid(), fc.nat(9)).map(([guid, version]) => `${guid}_${version}`),
    family: fc.option(fc.constantFrom('endpointSecurityAntivirus', 'baseline'), { nil: null }),
    displayName: text,
    displayVersion: text,
  }),
  { nil: null },
);

/** Any policy that the form can hold, with unusual text in every place that takes text. */
export const arbitraryPolicy: fc.Arbitrary<MdmPolicy> = fc.record({
  name,
  description: text,
  platforms: fc.constantFrom(...PLATFORMS),
  technologies: fc.uniqueArray(fc.constantFrom(...TECHNOLOGIES), { minLength: 1, maxLength: 3 }),
  roleScopeTagIds: fc.array(fc.string({ maxLength: 4 }), { maxLength: 3 }),
  template,
  settings: fc.array(instance, { maxLength: 5 }),
});
