import type { Diagnostic } from '@mdav/core';
import {
  attributeOf,
  bareOf,
  childNamed,
  childrenNamed,
  localName,
  type XmlElement,
  type XmlPosition,
} from '@mdav/xml';

/** Reads elements of templates tolerantly: what it does not know it reports, and goes on. */
export interface NodeReader {
  /** What was reported so far, in the order of the file's elements as they were visited. */
  readonly diagnostics: Diagnostic[];
  /** Attributes and children that an element may have; anything else is reported. */
  expect(node: XmlElement, attributes: readonly string[], children: readonly string[]): void;
  text(node: XmlElement, name: string): string | undefined;
  /** Text that must be there; reported and empty otherwise. */
  required(node: XmlElement, name: string): string;
  flag(node: XmlElement, name: string): boolean | undefined;
  /** A whole number up to a limit. */
  count(node: XmlElement, name: string, max: number): number | undefined;
  big(node: XmlElement, name: string, max: bigint): bigint | undefined;
  report(node: XmlElement, code: string, message: string, hint: string): void;
}

export const MAX_DWORD = 0xffff_ffff;
export const MAX_QWORD = 0xffff_ffff_ffff_ffffn;

/** A reader for one file. Everything it reports is a warning: real files are full of what no schema allows. */
export function nodeReader(file: string | undefined): NodeReader {
  const diagnostics: Diagnostic[] = [];
  const report: NodeReader['report'] = (node, code, message, hint) => {
    diagnostics.push({
      code,
      severity: 'warning',
      message,
      at: { ...(file === undefined ? {} : { file }), ...node.at },
      hint,
    });
  };
  const badValue = (node: XmlElement, name: string, value: string, wanted: string): undefined => {
    report(node, 'admx-bad-value', `${name} of <${node.name}> is "${value}", not ${wanted}.`, `Write ${wanted}.`);
    return undefined;
  };
  return {
    diagnostics,
    report,
    expect(node, attributes, children) {
      for (const name in node.attributes) {
        if (attributes.includes(name) || isIgnored(name)) continue;
        const meant = attributes.find((known) => known.toLowerCase() === name.toLowerCase());
        const hint = meant === undefined ? 'Remove the attribute.' : `Write ${meant}.`;
        report(
          node,
          'admx-unknown-attribute',
          `<${node.name}> has an attribute "${name}" that means nothing there.`,
          hint,
        );
      }
      for (const child of node.children) {
        if (child.kind === 'element') {
          if (children.includes(localName(child.name))) continue;
          const message = `<${child.name}> does not belong into <${node.name}>.`;
          report(child, 'admx-unknown-element', message, 'Remove the element.');
        } else if (children.length > 0 && (child.kind === 'text' || child.kind === 'cdata')) {
          const text = child.text.trim();
          if (text === '') continue;
          const message = `<${node.name}> holds the text "${text.slice(0, 40)}" between its elements.`;
          report(node, 'admx-stray-text', message, 'Remove the text.');
        }
      }
    },
    text: (node, name) => attributeOf(node, name),
    required(node, name) {
      const value = attributeOf(node, name);
      if (value === undefined)
        report(node, 'admx-missing-attribute', `<${node.name}> has no attribute "${name}".`, `Add ${name}.`);
      return value ?? '';
    },
    flag(node, name) {
      const value = attributeOf(node, name);
      if (value === undefined) return undefined;
      if (/^(?:true|1)$/i.test(value.trim())) return true;
      if (/^(?:false|0)$/i.test(value.trim())) return false;
      return badValue(node, name, value, 'true or false');
    },
    count(node, name, max) {
      const value = attributeOf(node, name)?.trim();
      if (value === undefined) return undefined;
      if (/^\+?\d{1,15}$/.test(value) && Number(value) <= max) return Number(value);
      return badValue(node, name, value, `a whole number up to ${max}`);
    },
    big(node, name, max) {
      const value = attributeOf(node, name)?.trim();
      if (value === undefined) return undefined;
      if (/^\+?\d{1,25}$/.test(value) && BigInt(value) <= max) return BigInt(value);
      return badValue(node, name, value, `a whole number up to ${max}`);
    },
  };
}

/** Declarations and hints for XML tools, which mean nothing to Group Policy. */
function isIgnored(name: string): boolean {
  return name === 'xmlns' || /^(?:xmlns|xsi|xml):/.test(name);
}

/** Something while it is read. */
export type Draft<Made> = { -readonly [Name in keyof Made]: Made[Name] };

/** Gives what is read a property; one without a value is left out. */
export function put<Made, Name extends keyof Made>(
  made: Made,
  name: Name,
  value: Exclude<Made[Name], undefined> | undefined,
): void {
  if (value !== undefined) made[name] = value;
}

/** A property that is left out when there is no value for it. */
export function optional<Name extends string, Value>(
  name: Name,
  value: Value | undefined,
): { readonly [key in Name]?: Value } {
  return value === undefined ? {} : ({ [name]: value } as { readonly [key in Name]?: Value });
}

/** Where an element was read. */
export function position(node: XmlElement): { readonly at?: XmlPosition } {
  return optional('at', node.at);
}

/** The annotations below an element, kept as they are. */
export function annotationsOf(node: XmlElement): { readonly annotations?: readonly XmlElement[] } {
  if (childNamed(node, 'annotation') === undefined) return {};
  return { annotations: childrenNamed(node, 'annotation').map(bareOf) };
}

/** The value of a table for a name that comes from a file: names such as `constructor` are in no table. */
export function ownValue<Value>(table: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
