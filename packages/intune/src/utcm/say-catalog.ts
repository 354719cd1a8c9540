import { assertNever } from '@mdav/core/format';
import type { ChoiceValue, GroupValue, MdmPolicy, SettingInstance, SimpleValue } from '../settings-catalog/policy.ts';
import { ODATA } from '../settings-catalog/wire.ts';
import type { WireProperties } from './form.ts';
import { INSTANCE_MEMBERS } from './instance-members.ts';
import { isExpression } from './say-property.ts';
import type { Unwatched } from './unwatched.ts';

/** The settings of a plain policy in the words of its resource; absent when one of them cannot be said. */
export interface SaidCatalog {
  readonly settings?: readonly WireProperties[];
  readonly unwatched: readonly Unwatched[];
}

/** Says the settings of a plain policy. They are one list: where one cannot be said, none is watched. */
export function sayCatalog({ settings }: Pick<MdmPolicy, 'settings'>): SaidCatalog {
  const said = settings.map((instance) => {
    const faults: string[] = [];
    return { of: instance.definition, wire: { SettingInstance: instanceToWire(instance, faults) }, why: faults[0] };
  });
  const broken = said.find(({ why }) => why !== undefined);
  if (broken === undefined) return { settings: said.map(({ wire }) => wire), unwatched: [] };
  const others = `It stands in one list with ${broken.of}, which cannot be said. ${broken.why}`;
  return { unwatched: said.map(({ of, why = others }) => ({ of, isInside: false, why })) };
}

function instanceToWire(instance: SettingInstance, faults: string[]): WireProperties {
  const { type, member } = INSTANCE_MEMBERS[instance.kind];
  return { odataType: type, SettingDefinitionId: instance.definition, [member]: valueToWire(instance, faults) };
}

function valueToWire(instance: SettingInstance, faults: string[]): unknown {
  switch (instance.kind) {
    case 'choice':
      return choiceToWire(instance.value, faults);
    case 'choice-collection':
      return instance.values.map((value) => choiceToWire(value, faults));
    case 'simple':
      return simpleToWire(instance.value, faults);
    case 'simple-collection':
      return instance.values.map((value) => simpleToWire(value, faults));
    case 'group':
      return groupToWire(instance.value, faults);
    case 'group-collection':
      return instance.values.map((value) => groupToWire(value, faults));
    default:
      return assertNever(instance);
  }
}

function choiceToWire({ option, children }: ChoiceValue, faults: string[]): WireProperties {
  if (option === null) faults.push('A choice without option has no form there.');
  const inside = children.map((child) => instanceToWire(child, faults));
  return { Value: option, ...(inside.length === 0 ? {} : { Children: inside }) };
}

function groupToWire({ children }: GroupValue, faults: string[]): WireProperties {
  return { Children: children.map((child) => instanceToWire(child, faults)) };
}

function simpleToWire(value: SimpleValue, faults: string[]): WireProperties {
  switch (value.kind) {
    case 'integer':
      if (value.value < 0 || value.value > 0xffffffff) faults.push('A number has 32 bits and no sign there.');
      return { odataType: `${ODATA}IntegerSettingValue`, IntValue: value.value };
    case 'string':
      if (value.value === null) faults.push('A text without value has no form there.');
      else if (isExpression(value.value)) faults.push('Text in square brackets is an expression there.');
      return { odataType: `${ODATA}StringSettingValue`, StringValue: value.value };
    case 'secret':
      faults.push('A secret belongs in no file.');
      return {};
    case 'reference':
      faults.push('A reference to another object has no form there.');
      return {};
    default:
      return assertNever(value);
  }
}
