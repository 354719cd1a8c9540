import { SaxesParser } from 'saxes';

/** An element of a policy: what an administrator fills in. */
export interface AdmxElement {
  /** `decimal`, `enum`, `text`, `multiText` or `list`. */
  readonly kind: string;
  readonly id: string;
  readonly key?: string;
  readonly valueName?: string;
  readonly minValue?: number;
  readonly maxValue?: number;
  readonly explicitValue: boolean;
  /** The choices of an enumeration. */
  readonly items: readonly AdmxItem[];
}

/** A choice of an enumeration: what it writes, and the id of its text. */
export interface AdmxItem {
  readonly data?: number | string;
  readonly displayName: string;
}

/** A policy of a template, as far as the catalogue refers to it. */
export interface AdmxPolicy {
  readonly name: string;
  readonly class: string;
  readonly key: string;
  readonly valueName?: string;
  /** Data that the states write; absent where the template leaves it to the default, `delete` where it deletes. */
  readonly enabled?: number | 'delete';
  readonly disabled?: number | 'delete';
  readonly elements: readonly AdmxElement[];
  readonly category: string;
  /** Id of the title in the language file. */
  readonly displayName: string;
  /** Name of the definition of what it is supported on, without its prefix. */
  readonly supportedOn: string;
}

/** A template: its policies by name, and its categories. */
export interface AdmxFile {
  readonly policies: ReadonlyMap<string, AdmxPolicy>;
  /** Category to its title's id and its parent; a parent with a prefix is defined elsewhere. */
  readonly categories: ReadonlyMap<string, { readonly displayName: string; readonly parent?: string }>;
  /** Definition of support to its text's id; only those that the file makes itself. */
  readonly supports: ReadonlyMap<string, string>;
}

type Attributes = Readonly<Record<string, string>>;
type Draft<T> = { -readonly [K in keyof T]: T[K] };

const ELEMENTS = ['decimal', 'enum', 'text', 'multiText', 'list', 'boolean', 'longDecimal'];

/** Reads the parts of an ADMX file that say what is written to the registry. Names are compared without their prefix. */
export function readAdmx(xml: string): AdmxFile {
  const policies = new Map<string, AdmxPolicy>();
  const categories = new Map<string, { displayName: string; parent?: string }>();
  const supports = new Map<string, string>();
  const path: string[] = [];
  let policy: (Draft<AdmxPolicy> & { elements: AdmxElement[] }) | undefined;
  let element: (Omit<Draft<AdmxElement>, 'items'> & { items: Draft<AdmxItem>[] }) | undefined;
  let category: { displayName: string; parent?: string } | undefined;

  const open = (name: string, at: Attributes) => {
    if (name === 'category' && path.at(-2) === 'categories') {
      category = { displayName: idOf(at['displayName']) };
      categories.set(at['name'] ?? '', category);
    } else if (name === 'policy') {
      policy = startPolicy(at);
      policies.set(policy.name, policy);
    } else if (name === 'parentCategory') {
      if (policy !== undefined) policy.category = at['ref'] ?? '';
      else if (category !== undefined) category.parent = at['ref'] ?? '';
    } else if (name === 'definition' && path.at(-2) === 'definitions') {
      supports.set(at['name'] ?? '', idOf(at['displayName']));
    } else if (name === 'supportedOn' && policy !== undefined) {
      policy.supportedOn = localName(at['ref'] ?? '');
    } else if (name === 'item' && path.at(-2) === 'enum') {
      element?.items.push({ displayName: idOf(at['displayName']) });
    } else if (policy !== undefined && ELEMENTS.includes(name) && path.at(-2) === 'elements') {
      element = startElement(name, at);
      policy.elements.push(element);
    } else if (policy !== undefined && (name === 'decimal' || name === 'delete')) {
      const data = name === 'delete' ? 'delete' : Number(at['value']);
      if (path.at(-2) === 'enabledValue') policy.enabled = data;
      else if (path.at(-2) === 'disabledValue') policy.disabled = data;
      else if (path.at(-2) === 'value') setItem(data === 'delete' ? undefined : data);
    }
  };
  const close = (name: string) => {
    if (name === 'policy') policy = undefined;
    else if (name === 'category') category = undefined;
    else if (ELEMENTS.includes(name) && path.at(-2) === 'elements') element = undefined;
  };

  const setItem = (data: number | string | undefined) => {
    const item = element?.items.at(-1);
    if (item !== undefined && data !== undefined) item.data = data;
  };

  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    path.push(localName(name));
    open(localName(name), attributes as Attributes);
  });
  parser.on('text', (text) => {
    if (path.at(-1) === 'string' && path.at(-2) === 'value') setItem(text.trim());
  });
  parser.on('closetag', ({ name }) => {
    close(localName(name));
    path.pop();
  });
  parser.write(xml).close();
  return { policies, categories, supports };
}

/** Strings of a language file by id. */
export function readStrings(xml: string): ReadonlyMap<string, string> {
  const strings = new Map<string, string>();
  let id: string | undefined;
  let text = '';
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => {
    if (localName(name) === 'string') id = (attributes as Attributes)['id'];
    text = '';
  });
  parser.on('text', (part) => {
    text += part;
  });
  parser.on('closetag', ({ name }) => {
    if (localName(name) === 'string' && id !== undefined) strings.set(id, text);
  });
  parser.write(xml).close();
  return strings;
}

function startPolicy(at: Attributes): Draft<AdmxPolicy> & { elements: AdmxElement[] } {
  return {
    name: at['name'] ?? '',
    class: at['class'] ?? '',
    key: at['key'] ?? '',
    ...(at['valueName'] !== undefined && { valueName: at['valueName'] }),
    elements: [],
    category: '',
    displayName: idOf(at['displayName']),
    supportedOn: '',
  };
}

function startElement(kind: string, at: Attributes): Omit<Draft<AdmxElement>, 'items'> & { items: Draft<AdmxItem>[] } {
  return {
    kind,
    id: at['id'] ?? '',
    ...(at['key'] !== undefined && { key: at['key'] }),
    ...(at['valueName'] !== undefined && { valueName: at['valueName'] }),
    ...(at['minValue'] !== undefined && { minValue: Number(at['minValue']) }),
    ...(at['maxValue'] !== undefined && { maxValue: Number(at['maxValue']) }),
    explicitValue: at['explicitValue'] === 'true',
    items: [],
  };
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function idOf(reference: string | undefined): string {
  return /^\$\(string\.(.+)\)$/.exec(reference ?? '')?.[1] ?? '';
}
