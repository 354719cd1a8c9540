// biome-ignore-all lint/suspicious/noTemplateCurlyInString: references of a fleet file look like that
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defineFleet } from '../model/define-fleet.ts';
import type { Fleet } from '../model/fleet.ts';
import { escapeReferences, expandReferences } from './expand-references.ts';
import type { GivenParameter } from './given-parameter.ts';
import { acceptFleet, parseFleet } from './parse-fleet.ts';
import { parseParameters } from './with-parameters.ts';

const fleet = (parameters: string, group: string, head = '') => `mdav: 1
name: contoso
parameters: ${parameters}
${head}groups:
  desks:
    os: windows-11
    mode: active
${group}`;

const text = (name: string, value: string): GivenParameter => ({
  name,
  said: { kind: 'text', text: value },
  at: { path: `--param ${name}` },
});

function groupOf(source: string, parameters: readonly GivenParameter[] = []): unknown {
  const parsed = parseFleet({ text: source, file: 'mdav.yaml', parameters });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.diagnostics));
  expect(parsed.value.fleet).not.toHaveProperty('parameters');
  return parsed.value.fleet.groups['desks'];
}

function problems(source: string, parameters: readonly GivenParameter[] = []): readonly string[] {
  const parsed = parseFleet({ text: source, file: 'mdav.yaml', parameters });
  return parsed.diagnostics.map(
    ({ code, message, at }) => `${code} ${at.line === undefined ? at.path : `${at.line}:${at.column}`} ${message}`,
  );
}

describe('parameters', () => {
  const ALL = `
  level: { type: string, values: [high, high-plus], default: high, description: How readily the cloud blocks }
  isOn: { type: boolean, default: false }
  wait: { type: integer, default: 10 }
  hosts: { type: list, default: [FS-*] }
  drive: { type: string, default: D }`;
  const GROUP = `    description: 'on \${drive} \${wait} \${isOn}, and $\${drive}'
    devices: { names: '\${hosts}' }
    settings:
      cloudBlockLevel: \${level}
      cloudExtendedTimeout: { value: { seconds: '\${wait}' }, reason: 'wait \${wait}' }
      allowRealtimeMonitoring: \${isOn}
      excludedPaths: ['\${drive}:\\Data', { path: '\${drive}:\\Own', owner: '\${level}' }]
`;

  it('keep their type as the whole of a value, and are text inside one', () => {
    expect(groupOf(fleet(ALL, GROUP))).toEqual({
      os: 'windows-11',
      mode: 'active',
      description: 'on D 10 false, and ${drive}',
      devices: { names: ['FS-*'] },
      settings: {
        cloudBlockLevel: 'high',
        cloudExtendedTimeout: { value: { seconds: 10 }, reason: 'wait 10' },
        allowRealtimeMonitoring: false,
        excludedPaths: ['D:\\Data', { path: 'D:\\Own', owner: 'high' }],
      },
    });
  });

  it('blame the value that was given, though it is none, and not the default', () => {
    const file = parseParameters({ text: 'wait:\n', file: 'prod.yaml' });
    if (!file.ok) throw new Error('prod.yaml');
    const told = problems(fleet(ALL, GROUP), file.value);
    expect(told).toHaveLength(1);
    expect(told[0]).toContain('The parameter wait is a whole number, not nothing.');
  });

  it('refuse values to choose from that nothing can be one of', () => {
    const one = '    description: of ${it}\n';
    expect(problems(fleet('{ it: { type: integer, values: [a], default: 1 } }', one))).toEqual([
      'fleet-parameter-value 3:36 Only a string has values to choose from, and the parameter it is a whole number.',
    ]);
    expect(problems(fleet('{ it: { type: string, values: [], default: a } }', one))).toEqual([
      'fleet-parameter-value 3:35 The parameter it has no values to choose from.',
    ]);
  });

  it('say what belongs into a file of theirs that is empty', () => {
    const { diagnostics } = parseParameters({ text: '', file: 'prod.yaml' });
    expect(diagnostics).toMatchObject([{ code: 'fleet-empty', hint: 'Write `name: value`, one parameter a line.' }]);
  });

  it('take the value that was given last, read by their type', () => {
    const file = parseParameters({ text: 'level: high-plus\nwait: 20\nhosts: [A, B]\n', file: 'prod.yaml' });
    if (!file.ok) throw new Error('prod.yaml');
    const given = [...file.value, text('wait', '30'), text('isOn', 'true'), text('drive', 'E')];
    expect(groupOf(fleet(ALL, GROUP), given)).toMatchObject({
      devices: { names: ['A', 'B'] },
      settings: {
        cloudBlockLevel: 'high-plus',
        cloudExtendedTimeout: { value: { seconds: 30 } },
        allowRealtimeMonitoring: true,
        excludedPaths: ['E:\\Data', { path: 'E:\\Own', owner: 'high-plus' }],
      },
    });
    expect(groupOf(fleet(ALL, GROUP), [text('hosts', 'X*, Y')])).toMatchObject({ devices: { names: ['X*', 'Y'] } });
  });

  it.each<[string, string, readonly GivenParameter[], readonly string[]]>([
    [
      'names that nothing has, and names that nothing uses',
      fleet('{ a: { type: string, default: x } }', '    description: ${b}\n'),
      [text('c', '1')],
      [
        'fleet-unknown-parameter --param c The fleet has no parameter "c".',
        'fleet-unknown-parameter 8:18 There is no parameter "b".',
        'fleet-unused-parameter 3:15 Nothing refers to the parameter a.',
      ],
    ],
    [
      'a reference in a fleet without parameters',
      fleet('{}', "    description: 'on ${drive}, or ${env:TEMP} ${'\n").replace('parameters: {}\n', ''),
      [],
      [
        'fleet-unknown-parameter 7:18 There is no parameter "drive".',
        'fleet-unknown-parameter 7:18 "${env:TEMP}" names no parameter.',
        'fleet-unknown-parameter 7:18 "${" names no parameter.',
      ],
    ],
    [
      'values that are missing, of another type or not among the words, and not what they would cause',
      fleet(
        '{ a: { type: integer }, b: { type: boolean, default: yes }, c: { type: string, values: [x, y], default: z }, d: { type: integer, default: 1 } }',
        '    platform: ${a}\n    indicators: ${b}\n    mode: ${c}\n    description: a${d}\n'.replace(
          '    mode',
          '    technique',
        ),
      ),
      [text('d', '1.5')],
      [
        'fleet-parameter-value 3:15 The parameter a has no value.',
        'fleet-parameter-value 3:66 The parameter b is true or false, not "yes".',
        'fleet-parameter-value 3:117 The parameter c cannot be "z".',
        'fleet-parameter-value --param d The parameter d is a whole number, not "1.5".',
      ],
    ],
    [
      'places that take none',
      `mdav: 1
name: c-\${a}
parameters: { a: { type: string, default: x } }
ruleFiles: ['./\${a}.ts']
groups:
  'd\${a}': { os: windows-11, mode: active }
  desks: { os: windows-11, mode: active, was: 'x\${a}' }
`,
      [],
      [
        'fleet-parameter-place 2:7 No parameter can stand here.',
        'fleet-parameter-place 4:13 No parameter can stand here.',
        'fleet-parameter-place 6:3 No parameter can stand in a key.',
        'fleet-parameter-place 7:47 No parameter can stand here.',
      ],
    ],
    [
      'a list inside a text',
      fleet('{ a: { type: list, default: [x] } }', "    description: 'on ${a}'\n"),
      [],
      ['fleet-parameter-value 8:18 The parameter a is a list and cannot stand inside a text.'],
    ],
    [
      'a value that does not fit where it stands, with where it comes from',
      fleet('{ a: { type: integer, default: 99 } }', "    settings: { cloudExtendedTimeout: { seconds: '${a}' } }\n"),
      [],
      [
        'fleet-setting-value 8:50 Setting cloudExtendedTimeout takes a quantity such as { seconds: 30 }, from 0 to 50 seconds, not 99. It comes from the parameter a (mdav.yaml:3:44).',
      ],
    ],
    [
      'a declaration that is none',
      fleet('{ a: { type: strin, defualt: 1 } }', '    description: ${a}\n'),
      [],
      ['fleet-unknown-word 3:26 Type cannot be "strin".', 'fleet-unknown-key 3:33 Parameter "a" has no key "defualt".'],
    ],
    [
      'a declaration that is wrong, beside other mistakes; what refers to it waits for it',
      fleet(
        '{ a: { type: strin, default: x }, b: { type: integer, default: x } }',
        '    description: ${a} ${b} ${c}\n',
      ),
      [text('a', '1')],
      [
        'fleet-unknown-word 3:26 Type cannot be "strin".',
        'fleet-parameter-value 3:76 The parameter b is a whole number, not "x".',
        'fleet-unknown-parameter 8:18 There is no parameter "c".',
      ],
    ],
    [
      'a name that no reference can have',
      fleet("{ 'a b': { type: string, default: x } }", ''),
      [],
      [
        'fleet-parameter-value 3:15 A parameter cannot be named "a b".',
        'fleet-unused-parameter 3:15 Nothing refers to the parameter a b.',
      ],
    ],
  ])('refuse %s', (_, source, given, expected) => {
    expect(problems(source, given)).toEqual(expected);
  });

  it('of another fleet are ignored where that is asked for', () => {
    const source = fleet('{}', '').replace('parameters: {}\n', '');
    const parsed = parseFleet({ text: source, parameters: [text('new', '1')], unknownParameters: 'ignored' });
    expect(parsed.ok).toBe(true);
  });

  it('come from a map in a file', () => {
    expect(parseParameters({ text: '- a\n', file: 'p.yaml' })).toMatchObject({
      ok: false,
      diagnostics: [{ code: 'fleet-parameter-value', at: { file: 'p.yaml', line: 1 } }],
    });
    expect(parseParameters({ text: '{"a": 1}', file: 'p.json' })).toMatchObject({
      value: [{ name: 'a', said: { kind: 'data', value: 1 }, at: { file: 'p.json', line: 1, column: 7 } }],
    });
  });

  it('leave every text as it was that was written for one', () => {
    const piece = fc.constantFrom('$', '{', '}', '${', '$${', '${a}', 'a', '\\', "'");
    fc.assert(
      fc.property(
        fc.array(piece).map((pieces) => pieces.join('')),
        (said) => {
          const { data, problems: none } = expandReferences([escapeReferences(said)], new Map(), () => ({}));
          expect(none).toEqual([]);
          expect(data).toEqual([said]);
        },
      ),
    );
  });
});

describe('a fleet of code', () => {
  const made = defineFleet(
    {
      level: { type: 'string', values: ['high', 'high-plus'], default: 'high' },
      isOn: { type: 'boolean' },
      wait: { type: 'integer', default: 3 },
      hosts: { type: 'list', default: ['FS-*'] },
    },
    ({ level, isOn, wait, hosts }) => ({
      mdav: 1,
      name: 'contoso',
      groups: {
        desks: {
          os: 'windows-11',
          mode: 'active',
          devices: { names: hosts },
          settings: { cloudBlockLevel: level, allowRealtimeMonitoring: isOn, cloudExtendedTimeout: { seconds: wait } },
        },
      },
    }),
  );

  it('gets the values of its parameters in their types', () => {
    const accepted = acceptFleet(made, 'fleet.ts', { parameters: [text('isOn', 'true'), text('level', 'high-plus')] });
    expect(accepted).toMatchObject({
      ok: true,
      value: {
        fleet: {
          groups: {
            desks: {
              devices: { names: ['FS-*'] },
              settings: {
                cloudBlockLevel: 'high-plus',
                allowRealtimeMonitoring: true,
                cloudExtendedTimeout: { seconds: 3 },
              },
            },
          },
        },
      },
    });
  });

  it('does not run before they have them', () => {
    expect(acceptFleet(made, 'fleet.ts', { parameters: [text('level', 'low')] })).toMatchObject({
      ok: false,
      diagnostics: [
        { message: 'The parameter level cannot be "low".' },
        { message: 'The parameter isOn has no value.' },
      ],
    });
  });

  describe('with a parameter that', () => {
    const group = { os: 'windows-11', mode: 'active' } as const;
    const parameters = {
      a: { type: 'string', default: 'x' },
      b: { type: 'boolean', default: false },
    } as const;
    const fleetOf = (description: string): Fleet => ({ mdav: 1, name: 'f', groups: { g: { ...group, description } } });
    const codes = (made: Parameters<typeof acceptFleet>[0]) => {
      const accepted = acceptFleet(made, 'fleet.ts');
      return accepted.ok ? [] : accepted.diagnostics.map(({ code, at, message }) => `${code} ${at.path} ${message}`);
    };
    const UNUSED = ['fleet-unused-parameter parameters.b Nothing reads the parameter b.'];
    const helper = ({ a, b }: { readonly a: string; readonly b: boolean }) => (b ? 'on' : a);

    it.each([
      ['nothing takes', defineFleet(parameters, ({ a }) => fleetOf(a)), UNUSED],
      ['nothing takes of all values', defineFleet(parameters, (values) => fleetOf(values.a)), UNUSED],
      ['is read', defineFleet(parameters, ({ a, b }) => fleetOf(b ? 'on' : a)), []],
      [
        'is read in another environment alone',
        defineFleet(parameters, (values) => fleetOf(values.a === 'y' && values.b ? 'on' : values.a)),
        [],
      ],
      [
        'another function may read',
        defineFleet(parameters, (values) => fleetOf(values.a === 'y' ? helper(values) : values.a)),
        [],
      ],
      [
        'stands in the rest',
        defineFleet(parameters, ({ a, ...rest }) => fleetOf(a === 'y' ? JSON.stringify(rest) : a)),
        [],
      ],
    ])('%s', (_, made, expected) => {
      expect(codes(made)).toEqual(expected);
    });
  });

  it('is held to the types of its parameters', () => {
    defineFleet({ level: { type: 'string' } }, ({ level }) => ({
      mdav: 1,
      name: level,
      groups: {
        // @ts-expect-error: any text is no mode
        desks: { os: 'windows-11', mode: level },
      },
    }));
  });

  it('may have references as data does', () => {
    const data = defineFleet({
      mdav: 1,
      name: 'contoso',
      parameters: { who: { type: 'string', default: 'erp' } },
      groups: { desks: { os: 'windows-11', mode: 'active', description: 'of ${who}' } },
    });
    expect(acceptFleet(data)).toMatchObject({ value: { fleet: { groups: { desks: { description: 'of erp' } } } } });
  });
});
