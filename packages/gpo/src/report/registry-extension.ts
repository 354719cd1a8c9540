import { assertNever } from '@mdav/core/format';
import { element, type XmlElement } from '@mdav/xml';
import type { ReportControl, ReportPolicy, ReportSide, ReportValue } from './form.ts';

const REGISTRY = 'http://www.microsoft.com/GroupPolicy/Settings/Registry';

/** What a side says by registry policy, under a prefix of its own; `undefined` when it says nothing. */
export function registryExtension({ policies, extra }: ReportSide, prefix: string): XmlElement | undefined {
  if (policies.length === 0 && extra.length === 0) return undefined;
  const make: Make = (name, children) =>
    element(`${prefix}:${name}`, {}, typeof children === 'string' ? [children] : children);
  return element('Extension', { [`xmlns:${prefix}`]: REGISTRY, 'xsi:type': `${prefix}:RegistrySettings` }, [
    ...policies.map((policy) => policyElement(policy, make)),
    ...extra.map((value) => valueElement(value, make)),
  ]);
}

/** An element of the extension's namespace. */
type Make = (name: string, children: readonly XmlElement[] | string) => XmlElement;

function policyElement(policy: ReportPolicy, make: Make): XmlElement {
  return make('Policy', [
    make('Name', policy.name),
    make('State', policy.state),
    ...(policy.comment === undefined ? [] : [make('Comment', policy.comment)]),
    make('Explain', policy.explain),
    make('Supported', policy.supported),
    make('Category', policy.category),
    ...policy.controls.map((control) => controlElement(control, make)),
  ]);
}

function controlElement(control: ReportControl, make: Make): XmlElement {
  const head = [make('Name', control.name), make('State', 'Enabled')];
  switch (control.kind) {
    case 'drop-down-list':
      return make('DropDownList', [...head, make('Value', [make('Name', control.value)])]);
    case 'numeric':
      return make('Numeric', [...head, make('Value', control.value)]);
    case 'edit-text':
      return make('EditText', [...head, make('Value', control.value)]);
    case 'list-box': {
      const entries = control.entries.map(({ name, data }) =>
        make('Element', [make('Name', name), make('Data', data)]),
      );
      return make('ListBox', [
        ...head,
        make('ExplicitValue', 'true'),
        make('Additive', 'true'),
        make('Value', entries),
      ]);
    }
    default:
      return assertNever(control);
  }
}

function valueElement({ key, name, number, text }: ReportValue, make: Make): XmlElement {
  return make('RegistrySetting', [
    make('KeyPath', key),
    make('AdmSetting', 'false'),
    make('Value', [
      make('Name', name),
      ...(number === undefined ? [] : [make('Number', number)]),
      ...(text === undefined ? [] : [make('String', text)]),
    ]),
  ]);
}
