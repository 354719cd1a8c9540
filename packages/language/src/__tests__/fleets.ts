import { isMap, isScalar, isSeq, type Node, parseDocument, type Scalar } from 'yaml';

type Path = readonly (string | number)[];

/** A key or a value that is written, as YAML's own reader places it. */
export interface Written {
  readonly role: 'key' | 'value';
  readonly path: Path;
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

const BLOCK = `mdav: 1
name: contoso
extends:
  - ./house.yaml
  - microsoft-windows-11@25H2
defaults: # of all
  mode: passive
  "onboarding":
    state: 'onboarded'
    via: gpo
profiles:
  hard:
    settings:
      puaProtection: block
      excludedPaths:
      - path: 'C:\\x'
        reason: a reason
      - 'D:\\y'
groups:
  desks:
    os:
      - windows-11
      - windows-10@22H2
    deliver:
    - gpo
    - intune
    settings:
      attackSurfaceReductionRules:
        block-lsass-credential-stealing: block
        block-office-child-processes: audit
waivers:
  - rule: a
    group: desks
  - { rule: b, group: laps }
`;
const FLOW = `mdav: 1
extends: [./house.yaml,./other.yaml , third]
defaults: { mode: passive,onboarding: { state: 'onboarded' , via: gpo }, antivirus: {product: "Contoso AV",exclusionsForDefender: true} }
groups:
  desks:
    os: [ windows-11,windows-10 ]
    deliver: [
      gpo,
      intune
    ]
    onboarding: {
      state: onboarded,
      via: gpo
    }
    settings: { excludedPaths: [{ path: 'C:\\x', reason: r },"D:\\\\y"], puaProtection: {value: block} }
    mode: active
`;
/** Fleets with every kind of collection, with what is written as JSON. */
export const FLEETS: Readonly<Record<string, readonly [text: string, isJson: boolean]>> = {
  'in blocks': [BLOCK, false],
  'between brackets': [FLOW, false],
  'with the line ends of Windows': [(BLOCK + FLOW.replaceAll(/^(\w)/gm, 'x$1')).replaceAll('\n', '\r\n'), false],
  'in JSON with tabs': [JSON.stringify(parseDocument(FLOW).toJS(), null, '\t'), true],
  'in JSON on one line': [JSON.stringify(parseDocument(BLOCK).toJS()), true],
};

/** Every key and value of a text that can be read, in its order. */
export function wordsIn(text: string, isJson: boolean): readonly Written[] {
  const { contents } = parseDocument(isJson ? text.replaceAll('\t', ' ') : text);
  const placed = (role: Written['role'], path: Path, { range }: Scalar): readonly Written[] => {
    const [start = 0, end = 0] = range ?? [];
    return [{ role, path, word: text.slice(start, end).replace(/^(["'])(.*)\1$/, '$2'), start, end }];
  };
  const within = (node: Node | null, path: Path): readonly Written[] => {
    if (isScalar(node)) return placed('value', path, node);
    if (isSeq<Node>(node)) return node.items.flatMap((item, index) => within(item, [...path, index]));
    if (!isMap<Scalar<string>, Node>(node)) return [];
    return node.items.flatMap(({ key, value }) => [
      ...placed('key', path, key),
      ...within(value, [...path, key.value]),
    ]);
  };
  return within(contents as Node | null, []);
}
