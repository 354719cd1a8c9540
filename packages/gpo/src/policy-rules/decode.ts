import type { Diagnostic, Outcome } from '@mdav/core';
import { fail, isDefenderKey, type LeftEntry, succeed } from '@mdav/core/format';
import {
  entryOfRecord,
  type RegistryData,
  type RegistryEntry,
  type RegistryForm,
  type RegistryPolicy,
} from '@mdav/registry';
import { childNamed, contentOf, elementsOf, localName, readXml, textOf, type XmlElement } from '@mdav/xml';

/** What Policy Analyzer took out of one Group Policy object. */
export interface PolicyRules extends RegistryForm {
  /** Name of the object; absent where the rules say none. */
  readonly name?: string;
  /** What is no registry policy: security templates, audit policy, and values in a form that nobody documented. */
  readonly beside: readonly LeftEntry[];
  /** Rules are a set: a program sorts them as it likes. */
  readonly isUnordered: true;
}

/**
 * Reads a rules file of Microsoft's Policy Analyzer (`.PolicyRules`), the form in which security baselines ship: one
 * entry for each object that the rules come from, in the order in which the file names them. The format has no
 * documentation; it is read as the files of the Windows 11 baselines 23H2 and 24H2 have it.
 *
 * Errors: those of reading XML, `policy-rules-other-document`. Warnings: `policy-rules-bad-rule`,
 * `policy-rules-unknown-element`, `policy-rules-unknown-data`, each for something that is named and not lost.
 */
export function decodePolicyRules(bytes: Uint8Array): Outcome<readonly PolicyRules[]> {
  const read = readXml(bytes);
  if (!read.ok) return read;
  const { root } = read.value;
  if (localName(root.name) !== 'PolicyRules') return fail([otherDocument(root)]);
  const rules = elementsOf(root).map((node) => ({ name: nameOf(node), ...readRule(node) }));
  const diagnostics = rules.flatMap((rule) => rule.diagnostics);
  // Which extensions the objects have is said once for the whole file; it goes with the first of them.
  const names = [...new Set(rules.flatMap(({ isOfFile, name }) => (isOfFile ? [] : [name])))];
  const first = names[0] ?? '';
  const objects = names.length === 0 ? [''] : names;
  return succeed(
    objects.map((name) =>
      objectOf(
        name,
        rules.filter((rule) => (rule.isOfFile ? first : rule.name) === name),
      ),
    ),
    diagnostics,
  );
}

/** What an element of the file comes to. */
interface ReadRule {
  readonly hive?: RegistryPolicy['hive'];
  readonly entry?: RegistryEntry;
  readonly left?: LeftEntry;
  /** True for what the file says once, for no object in particular. */
  readonly isOfFile?: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

function objectOf(name: string, rules: readonly ReadRule[]): PolicyRules {
  const policies = (['machine', 'user'] as const).flatMap((hive): readonly RegistryPolicy[] => {
    const entries = rules.flatMap((rule) => (rule.hive === hive ? (rule.entry ?? []) : []));
    return entries.length === 0 ? [] : [{ hive, entries }];
  });
  return {
    ...(name === '' ? {} : { name }),
    policies,
    beside: rules.flatMap(({ left }) => left ?? []),
    isUnordered: true,
  };
}

function nameOf(node: XmlElement): string {
  return contentOf(childNamed(node, 'PolicyName'));
}

function readRule(node: XmlElement): ReadRule {
  switch (localName(node.name)) {
    case 'ComputerConfig':
      return readValue(node, 'machine');
    case 'UserConfig':
      return readValue(node, 'user');
    case 'SecurityTemplate':
      return { left: templateLine(node), diagnostics: [] };
    case 'AuditSubcategory':
      return { left: auditLine(node), diagnostics: [] };
    case 'CSE-Machine':
    case 'CSE-User':
      // A device acts on what the objects say, and that stands in the file besides.
      return { left: { lines: [], content: 'a list of extensions' }, isOfFile: true, diagnostics: [] };
    default:
      return unknownElement(node);
  }
}

function readValue(node: XmlElement, hive: RegistryPolicy['hive']): ReadRule {
  const key = contentOf(childNamed(node, 'Key'));
  const nameNode = childNamed(node, 'Value');
  const dataNode = childNamed(node, 'RegData');
  const type = contentOf(childNamed(node, 'RegType'));
  const place = placeOf(hive, key, nameNode === undefined ? undefined : textOf(nameNode));
  // A key with empty parts means the one without them; without a key nobody can tell whose it is.
  const meant = key.split('\\').filter((part) => part !== '');
  const mayBeDefender = meant.length === 0 || (hive === 'machine' && isDefenderKey(meant.join('\\')));
  const bad = (why: string, at: XmlElement, message: string, hint: string) =>
    leftRule({ code: 'policy-rules-bad-rule', severity: 'warning', message, at: { ...at.at }, hint }, place, {
      says: `${type} ${dataNode === undefined ? '' : contentOf(dataNode)}`.trim(),
      why,
      isDefender: mayBeDefender,
    });
  if (key === '' || /^\\|\\$|\\\\/.test(key))
    return bad(
      'its rule has no key that Windows has',
      node,
      `The key is ${JSON.stringify(key)}.`,
      'Write the key without hive, and without empty parts.',
    );
  if (nameNode === undefined || type === '')
    return bad(
      'its rule lacks the name or the type',
      node,
      `A rule for ${key} lacks its Value or its RegType.`,
      'Export the rules again.',
    );
  const name = textOf(nameNode);
  const data = dataOf(type, dataNode === undefined ? '' : textOf(dataNode));
  if (data === 'unknown') return unknownData(node, place, mayBeDefender, type);
  if (data === undefined)
    return bad(
      `its data is no ${type}`,
      dataNode ?? node,
      `The data of ${key}\\${name} is no ${type}.`,
      'Write a whole number from 0 to 4294967295.',
    );
  return { hive, entry: entryOfRecord(key, name, data), diagnostics: [] };
}

function placeOf(hive: RegistryPolicy['hive'], key: string, name: string | undefined): string {
  const value = name === undefined ? '' : `\\${name === '' ? '(Default)' : name}`;
  return `${hive === 'machine' ? 'HKLM' : 'HKCU'}\\${key}${value}`;
}

/** A rule that is named, and says nothing to a fleet. */
function leftRule(
  diagnostic: Diagnostic,
  place: string,
  { says, why, isDefender }: { readonly says: string; readonly why: string; readonly isDefender: boolean },
): ReadRule {
  return {
    left: { lines: [{ place, says }], unsayable: [{ what: place, why, isDefender }] },
    diagnostics: [diagnostic],
  };
}

/** Numbers are decimal; how data of the other types is written is not documented, and no baseline has any. */
function dataOf(type: string, text: string): RegistryData | 'unknown' | undefined {
  switch (type) {
    case 'REG_SZ':
      return { type: 'sz', value: text };
    case 'REG_EXPAND_SZ':
      return { type: 'expand-sz', value: text };
    case 'REG_DWORD': {
      const value = /^\d{1,10}$/.test(text.trim()) ? Number(text) : Number.NaN;
      return value <= 0xffffffff ? { type: 'dword', value } : undefined;
    }
    default:
      return 'unknown';
  }
}

function templateLine(node: XmlElement): LeftEntry {
  const line = contentOf(childNamed(node, 'LineItem'));
  const split = line.indexOf('=') === -1 ? line.length : line.indexOf('=');
  const section = node.attributes['Section'] ?? '';
  return {
    lines: [
      { place: `security template [${section}] ${line.slice(0, split).trim()}`, says: line.slice(split + 1).trim() },
    ],
    content: 'security templates',
  };
}

function auditLine(node: XmlElement): LeftEntry {
  const place = `audit policy ${contentOf(childNamed(node, 'Name'))}`;
  return { lines: [{ place, says: contentOf(childNamed(node, 'Setting')) }], content: 'audit policy' };
}

function unknownElement(node: XmlElement): ReadRule {
  const what = `the element ${node.name}`;
  return {
    left: { lines: [{ place: what, says: textOf(node).trim() }], content: what },
    diagnostics: [
      {
        code: 'policy-rules-unknown-element',
        severity: 'warning',
        message: `Nothing is known of the element ${node.name}; what it says is not read.`,
        at: { ...node.at },
        hint: 'Compare the file with the GPO that it was made from.',
      },
    ],
  };
}

function unknownData(node: XmlElement, place: string, isDefender: boolean, type: string): ReadRule {
  const says = `${type} ${contentOf(childNamed(node, 'RegData'))}`;
  const why = `how Policy Analyzer writes data of the type ${type} is not documented`;
  const diagnostic = {
    code: 'policy-rules-unknown-data',
    severity: 'warning',
    message: `${place} has data of the type ${type}; how Policy Analyzer writes that is not documented.`,
    at: { ...node.at },
    hint: 'Take the value from the GPO itself, or from its backup.',
  } as const;
  return leftRule(diagnostic, place, { says, why, isDefender });
}

function otherDocument(root: XmlElement): Diagnostic {
  return {
    code: 'policy-rules-other-document',
    severity: 'error',
    message: `The root element is ${root.name}, not PolicyRules.`,
    at: { ...root.at },
    hint: 'Name a file that Policy Analyzer wrote.',
  };
}
