import { createRequire } from 'node:module';

/** Libraries that other packages of the workspace have for tests or for themselves. */
const owners = { saxes: '../../../../gpo/package.json', ajv: '../../../../intune/package.json' } as const;

const load = (name: keyof typeof owners, path: string): unknown =>
  createRequire(new URL(owners[name], import.meta.url))(path);

interface XmlReader {
  on(event: 'error', handler: (error: Error) => void): void;
  on(event: 'opentag', handler: (tag: { name: string; attributes: Record<string, string> }) => void): void;
  on(event: 'closetag', handler: (tag: { name: string }) => void): void;
  on(event: 'text', handler: (text: string) => void): void;
  write(text: string): XmlReader;
  close(): XmlReader;
}

/** An element as a strict reader sees it. */
export interface ReadElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: ReadElement[];
  text: string;
}

/** Reads XML 1.0 with a reader that we did not write; throws when it is not well-formed. */
export function readXml(text: string): ReadElement {
  const { SaxesParser } = load('saxes', 'saxes') as { SaxesParser: new (options: object) => XmlReader };
  const reader = new SaxesParser({ xmlns: false });
  const top: ReadElement = { name: '', attributes: {}, children: [], text: '' };
  const open = [top];
  reader.on('error', (error) => {
    throw error;
  });
  reader.on('opentag', ({ name, attributes }) => {
    const element = { name, attributes, children: [], text: '' };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  reader.on('closetag', () => {
    open.pop();
  });
  reader.on('text', (part) => {
    const element = open.at(-1);
    if (element !== undefined) element.text += part;
  });
  reader.write(text).close();
  const [root] = top.children;
  if (root === undefined || top.children.length > 1) throw new Error('not one root element');
  return root;
}

type Validate = ((data: unknown) => boolean) & { errors?: readonly unknown[] | null };

interface SchemaRoot {
  readonly $schema?: string;
  readonly id?: string;
  readonly [keyword: string]: unknown;
}

/** Compiles a JSON Schema of any draft whose keywords have not changed; the validator says what it found wrong. */
export function compileSchema({ $schema: _, id: __, ...schema }: SchemaRoot): (data: unknown) => readonly unknown[] {
  const module = load('ajv', 'ajv') as { default: new (options: object) => AjvLike };
  const ajv = new module.default({ strict: false, allErrors: true, unicodeRegExp: false });
  ajv.addFormat('uri', (text: string) => /^[A-Za-z][A-Za-z\d+.-]*:[^\s<>"{}|\\^`]*$/.test(text));
  ajv.addFormat('uri-reference', (text: string) => /^[^\s<>"{}|\\^`]*$/.test(text));
  ajv.addFormat('date-time', (text: string) => !Number.isNaN(Date.parse(text)));
  const validate = ajv.compile(schema);
  return (data) => (validate(data) ? [] : (validate.errors ?? []));
}

interface AjvLike {
  addFormat(name: string, check: (text: string) => boolean): void;
  compile(schema: object): Validate;
}
