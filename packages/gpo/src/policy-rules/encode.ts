import { assertNever } from '@mdav/core/format';
import { type RegistryData, type RegistryEntry, type RegistryPolicy, recordData, recordName } from '@mdav/registry';
import { element, isXmlText, OWN_STYLE, writeXml, type XmlElement, type XmlStyle } from '@mdav/xml';

/** The registry policy of a Group Policy object, with the name that Policy Analyzer shows it under. */
export interface NamedRules {
  readonly name: string;
  readonly policies: readonly RegistryPolicy[];
}

/** As the files of the Windows 11 baselines 23H2 and 24H2 are: one rule a line, no declaration. */
const STYLE: XmlStyle = {
  ...OWN_STYLE,
  declaration: 'none',
  byteOrderMark: true,
  newline: 'crlf',
  indent: 'none',
  emptyElements: 'paired',
};

/** Writes rules for Microsoft's Policy Analyzer. An entry that they have no documented form for is left out; see {@link policyRulesCannot}. */
export function encodePolicyRules(objects: readonly NamedRules[]): Uint8Array {
  const rules = objects.flatMap(({ name, policies }) =>
    policies.flatMap(({ hive, entries }) =>
      entries.flatMap((entry) => (policyRulesCannot(entry) === undefined ? [ruleOf(hive, entry, name)] : [])),
    ),
  );
  return writeXml(element('PolicyRules', {}, ['\n', ...rules.flatMap((rule) => [rule, '\n'])]), STYLE);
}

/** What a rule cannot do with an entry, as the end of "cannot …". Only these three types are in files of Microsoft, or plain. */
export function policyRulesCannot(entry: RegistryEntry): string | undefined {
  const data = recordData(entry);
  const text = textOf(data);
  if (text === undefined) return 'hold data of this type in a form that is documented';
  const texts = [entry.key, recordName(entry), text];
  // A reader of XML takes a carriage return for a line feed, and Policy Analyzer's manner with blanks is not known.
  return texts.every((one) => isXmlText(one) && !/[\r\n]/.test(one)) ? undefined : 'hold a control character';
}

function ruleOf(hive: RegistryPolicy['hive'], entry: RegistryEntry, name: string): XmlElement {
  const data = recordData(entry);
  return element(hive === 'machine' ? 'ComputerConfig' : 'UserConfig', {}, [
    element('Key', {}, [entry.key]),
    element('Value', {}, [recordName(entry)]),
    element('RegType', {}, [data.type === 'dword' ? 'REG_DWORD' : data.type === 'sz' ? 'REG_SZ' : 'REG_EXPAND_SZ']),
    element('RegData', {}, [textOf(data) ?? '']),
    element('SourceFile', {}, ['registry.pol']),
    element('PolicyName', {}, [name]),
  ]);
}

function textOf(data: RegistryData): string | undefined {
  switch (data.type) {
    case 'dword':
      return String(data.value);
    case 'sz':
    case 'expand-sz':
      return data.value;
    case 'qword':
    case 'multi-sz':
    case 'raw':
      return undefined;
    default:
      return assertNever(data);
  }
}
