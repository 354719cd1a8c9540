import { parseFleet, resolveFleet } from '@mdav/core';

import { expectedGroup, FORCING, stateOf, summarise, unreadable, type VerdictAbout, verifier } from '@mdav/verify';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Paint, PLAIN_PAINT } from '../../text/paint.ts';
import { inLog, jsonForLogs } from '../../text/safe-text.ts';
import { evidenceWords } from '../verdict-words.ts';
import type { NamedVerdict, VerdictReporter } from '../verdict-writer.ts';
import { VERDICT_REPORTERS } from './list.ts';

const FLEET = `mdav: 1
name: demo
groups:
  desks:
    os: windows-11
    mode: active
    antivirus: none
    deliver: [gpo]
    settings: { puaProtection: block, excludedPaths: ['C:\\A'], signatureUpdateFileSharesSources: ['\\\\a\\b'] }
`;

const groups = () => {
  const parsed = parseFleet({ text: FLEET });
  const resolved = parsed.ok ? resolveFleet(parsed.value) : parsed;
  if (!resolved.ok) throw new Error(JSON.stringify(resolved.diagnostics));
  return resolved.value.groups.map(expectedGroup);
};
const one = verifier(groups());

/** Takes what a writer writes, and tells it as text. */
function paper() {
  const pieces: (string | Uint8Array)[] = [];
  return {
    write: (more: string | Uint8Array) => void pieces.push(typeof more === 'string' ? more : more.slice()),
    text: () =>
      pieces.map((piece) => (typeof piece === 'string' ? piece : Buffer.from(piece).toString('utf8'))).join(''),
  };
}

/** A device that says the text wherever it can say one, and a record that could not be read. */
function render(id: string, text: string): string {
  const format = Object.values<VerdictReporter>(VERDICT_REPORTERS).find((candidate) => candidate.id === id);
  if (format === undefined) throw new Error(id);
  const { write, text: written } = paper();
  const options = { all: true, isStrict: true, isModeOnly: false };
  const [teller, writer] = [format.tell(options), format.begin({ write, fleet: 'demo', options })];
  const tally = summarise();
  const key = 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Defender';
  const document = {
    mdav: 1,
    device: text,
    os: { caption: `Windows 11 ${text}`, build: 26100, productType: 1 },
    status: { AMRunningMode: 'Passive Mode', AMProductVersion: text },
    services: { WinDefend: text },
    antivirus: [{ name: `A ${text}` }],
    registry: {
      [key]: { PUAProtection: text },
      [`${key}\\Exclusions`]: { Exclusions_Paths: 1 },
      [`${key}\\Exclusions\\Paths`]: { [`x${text}`]: '0', 'C:\\A': text },
      [`${key}\\Signature Updates`]: { DefinitionUpdateFileSharesSources: text },
      [`${key}\\Policy Manager`]: null,
    },
  };
  const state = stateOf(JSON.parse(JSON.stringify(document)));
  const said = {
    code: 'state-json',
    severity: 'error',
    message: text,
    at: { file: text, line: 1 },
    // Hints are words of the program, in which backticks mean code.
    hint: text.replaceAll('`', ''),
  } as const;
  const verdicts = [...(state.ok ? [one.verify(state.value)] : []), unreadable([said])];
  for (const verdict of verdicts) {
    tally.add(verdict);
    const device = verdict.kind === 'unreadable' ? undefined : verdict.state.device;
    teller.device({ device, about: one.about(verdict) });
  }
  const about = { ...one.about(unreadable([])), notes: [`Groups: ${text}`] };
  teller.device({ device: text, about });
  writer.add(teller.told());
  writer.end({
    fleet: 'demo',
    groups: [{ name: 'desks', mode: 'active' }],
    summary: tally.summary(),
    right: 0,
    listable: verdicts.length + 1,
    problems: { count: 1, first: [said] },
    unread: [{ ...said, hint: 'Give every page.' }],
  });
  return written();
}

/** What people try: control and bidi characters, markup, formulas, commands of build agents, links, mentions, length. */
const piece = fc.oneof(
  fc.constantFrom(
    '\u001b[2J',
    '\u001b]8;;http://x\u0007',
    '\r\n',
    '\n',
    '\0',
    '\u0008',
    '\u202e',
    '\u2066',
    '\u200b',
    '\ufeff',
    '\u2028',
    '\ud800',
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' onload='x",
    '</code>',
    '<!--',
    '-->',
    ']]>',
    '&lt;',
    '&#0;',
    "=cmd|'/c calc'!A1",
    '+1',
    '@SUM(A1)',
    '-2+3',
    '##vso[task.setvariable]',
    '##[error]',
    '::set-output::',
    '::warning::x',
    '[x](javascript:alert(1))',
    '![x](http://x)',
    '@everyone',
    'http://example.test',
    '`',
    '``',
    '|',
    '\\|',
    '\\',
    '*x*',
    '_x_',
    '# x',
    '~~x~~',
    '$x$',
    '__proto__',
    'constructor',
    '𝄞',
    'é',
    'x'.repeat(500),
  ),
  fc.string({ unit: 'binary', maxLength: 8 }),
);
const hostile = fc.array(piece, { minLength: 1, maxLength: 6 }).map((pieces) => `n${pieces.join('')}`.slice(0, 4000));

const HIDDEN = /[\p{Cc}\p{Bidi_C}\u200b\u2060-\u2069\ufeff\u2028\u2029]/u;
const HALF = /\p{Surrogate}/u;
const AGENT = /##(?:\[|vso\[)|^\s*::/im;

describe.each(Object.values(VERDICT_REPORTERS).map(({ id }) => id))('what a device says in %s', (id) => {
  it('hides nothing, moves no cursor and commands no build agent', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        // As a file has it: half a character becomes a mark.
        const out = Buffer.from(render(id, text), 'utf8').toString('utf8');
        // Text between tags of XML keeps its tabs.
        expect(HIDDEN.exec(out.replaceAll(id === 'junit' ? /[\n\t]/g : '\n', ''))).toBeNull();
        expect(AGENT.exec(out)).toBeNull();
      }),
    );
  });
});

/** The tags of markup without the values of their attributes. */
const tagsOf = (markup: string) => markup.match(/<[^>]*>/g)?.map((tag) => tag.replace(/="[^"]*"/g, '=""'));

describe.each(['html', 'junit'])('the markup of %s', (id) => {
  it('is the same whatever a device says', () => {
    // Long lists and texts are cut, and lists of equal evidence put together: the number of the pieces stays.
    const plain = tagsOf(render(id, 'plain'));
    fc.assert(
      fc.property(hostile, (text) => {
        expect(tagsOf(render(id, text))).toEqual(plain);
      }),
    );
  });
  it('has nothing but the known references', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const others = render(id, text).match(/&(?!(?:amp|lt|gt|quot|apos|#\d+);)/);
        expect(others).toBeNull();
      }),
    );
  });
});

describe('the page', () => {
  it('runs nothing and loads nothing', () => {
    const page = render('html', '<script>x</script>');
    expect(page).toContain(
      `content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"`,
    );
    expect(page).not.toMatch(/<script|<link|<img|\shref=|\ssrc=|\son\w+=|url\(/i);
  });
});

describe('the Markdown', () => {
  /** Everything outside of code. */
  const outside = (markdown: string) =>
    markdown.replace(/(?<!`)(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)|<code>[^<]*<\/code>/g, 'CODE');
  it('has what a device says in code alone', () => {
    const plain = outside(render('markdown', 'plain'));
    fc.assert(
      fc.property(hostile, (text) => {
        expect(outside(render('markdown', text))).toBe(plain);
      }),
    );
  });
  it('has tables of the same width whatever a device says', () => {
    const widths = (markdown: string) =>
      markdown.split('\n').map((line) => line.replace(/\\\|/g, '').split('|').length);
    const plain = widths(render('markdown', 'plain'));
    fc.assert(
      fc.property(hostile, (text) => {
        expect(widths(render('markdown', text))).toEqual(plain);
      }),
    );
  });
});

describe('the JSON', () => {
  it('gives back what a device said', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        // Half a character is no text of a device: JSON cannot carry it through a file.
        fc.pre(!HALF.test(text));
        const [first] = JSON.parse(render('json', text)).devices;
        expect(first.device).toBe(text);
        const [line = ''] = render('ndjson', text).split('\n');
        expect(JSON.parse(line)).toEqual(first);
      }),
    );
  });
});

/** A device of which everything that there is to say is said, and an input that was not read. */
const FULL = {
  device: 'DESK-7',
  about: {
    group: 'desks',
    wanted: 'active',
    verdict: 'right',
    cause: 'reached',
    title: 'Reached',
    says: '',
    next: '',
    also: [{ id: 'also', title: 'Also this', says: '', next: '' }],
    cautions: [{ id: 'caution', title: 'Mind that', says: '', next: '' }],
    evidence: [
      {
        fact: 'reported',
        title: 'Mode',
        value: 'active',
        means: '',
        seen: [{ where: 'AMRunningMode', held: 'Normal' }],
      },
    ],
    notes: ['Not told, and so not judged: sensor.'],
    settings: {
      of: 'x',
      right: 0,
      wrong: 1,
      notTold: 0,
      untold: [],
      differences: [{ setting: 'puaProtection', wanted: 'block', effective: 'audit', source: 'mdm' }],
    },
  },
} as unknown as NamedVerdict;
const UNREAD = {
  code: 'json-more-pages',
  severity: 'error',
  message: 'There is more.',
  at: { file: 'a.json', line: 3 },
} as const;

describe.each(Object.values<VerdictReporter>(VERDICT_REPORTERS))('$id', ({ id, tell, begin }) => {
  function written(named: NamedVerdict): string {
    const options = { all: true, isStrict: false, isModeOnly: false };
    const { write, text: all } = paper();
    const writer = begin({ write, fleet: 'demo', options });
    const teller = tell(options);
    teller.device(named);
    writer.add(teller.told());
    const summary = summarise().summary();
    writer.end({
      fleet: 'demo',
      groups: [],
      summary,
      right: 0,
      listable: 1,
      problems: { count: 0, first: [] },
      unread: [UNREAD],
    });
    return all();
  }
  const FACTS = [
    'DESK-7',
    'desks',
    'Also this',
    'Mind that',
    'AMRunningMode',
    'Normal',
    'puaProtection',
    'block',
    'audit',
  ];

  it.each(['right', 'pending', 'wrong', 'unknown'] as const)('tells all of a device that is %s', (verdict) => {
    // A setting that differs makes a failure of every case, and hides what becomes of the others.
    for (const settings of [FULL.about.settings, undefined]) {
      const { settings: _, ...about } = FULL.about;
      const out = written({ ...FULL, about: { ...about, verdict, ...(settings === undefined ? {} : { settings }) } });
      const facts = settings === undefined ? FACTS.slice(0, -3) : FACTS;
      expect(facts.filter((fact) => !out.includes(fact))).toEqual([]);
      expect(out).toContain('not judged: sensor');
    }
  });
  it('tells of an input that was not read, but where nothing stands beside devices', () => {
    const told = [UNREAD.message, 'a.json'].filter((text) => written(FULL).includes(text));
    expect(told).toHaveLength(id === 'ndjson' ? 0 : 2);
  });
});

describe('JUnit', () => {
  it('has no attribute that the schema of Jenkins lacks', () => {
    // https://github.com/jenkinsci/xunit-plugin, junit-10.xsd
    const allowed: Readonly<Record<string, readonly string[]>> = {
      testsuites: ['name', 'tests', 'failures', 'errors'],
      testsuite: ['name', 'tests', 'failures', 'errors', 'skipped'],
      testcase: ['name', 'classname'],
      failure: ['type', 'message'],
      error: ['type', 'message'],
      skipped: ['message'],
      'system-out': [],
    };
    for (const [, name = '', attributes = ''] of render('junit', 'x').matchAll(
      /<([a-z-]+)((?: [a-z]+="[^"]*")*)\/?>/g,
    )) {
      const names = [...attributes.matchAll(/ ([a-z]+)=/g)].map(([, attribute = '']) => attribute);
      expect([name, names.filter((one) => !allowed[name]?.includes(one))]).toEqual([name, []]);
    }
  });
});

describe('the cases of JUnit', () => {
  it('have names of their own, however often a device told of itself', () => {
    const options = { all: true, isStrict: false, isModeOnly: false };
    const { write, text: all } = paper();
    const writer = VERDICT_REPORTERS.junit.begin({ write, fleet: 'demo', options });
    // As it comes from several threads.
    for (const devices of [
      ['A', 'A', undefined],
      ['A', 'A (2)', 'B', undefined],
    ]) {
      const teller = VERDICT_REPORTERS.junit.tell(options);
      for (const device of devices) teller.device({ device, about: one.about(unreadable([])) });
      writer.add(structuredClone(teller.told()));
    }
    const summary = summarise().summary();
    writer.end({
      fleet: 'demo',
      groups: [],
      summary,
      right: 0,
      listable: 7,
      problems: { count: 0, first: [] },
      unread: [],
    });
    const names = [...all().matchAll(/<testcase name="([^"]*)"/g)].map(([, name]) => name);
    expect(names).toEqual(['A', 'A (2)', '(unreadable)', 'A (3)', 'A (2) (2)', 'B', '(unreadable) (2)']);
  });
});

describe('the causes', () => {
  const AGAIN = 'Where it has run already: ';
  const [RUN_IT, INSTEAD] = ['Get-MdavState.ps1', 'Update the platform'];
  it.each(
    (['pretty', 'markdown', 'html'] as const).flatMap(
      (id) =>
        [
          [id, 'no device', 0, [RUN_IT]],
          [id, 'some devices', 1, [RUN_IT, AGAIN, INSTEAD]],
          [id, 'all devices', 2, [INSTEAD]],
        ] as const,
    ),
  )('tell in %s what to do where the collector has run already on %s', (id, _, collected, told) => {
    const { write, text: all } = paper();
    const options = { all: false, isStrict: false, isModeOnly: false };
    const writer = VERDICT_REPORTERS[id].begin({ write, fleet: 'demo', options });
    const verdicts = { right: 0, pending: 0, wrong: 1, unknown: 0 };
    const causes = [{ cause: 'unexplained-active', verdict: 'wrong', devices: 2, collected }] as const;
    const group = { devices: 1, verdicts, causes, devicesWithWrongSettings: 0, wrongSettings: [] };
    const summary = { devices: 1, verdicts, groups: [group] };
    writer.end({
      fleet: 'demo',
      groups: [],
      summary,
      right: 0,
      listable: 0,
      problems: { count: 0, first: [] },
      unread: [],
    });
    expect([RUN_IT, AGAIN, INSTEAD].filter((text) => all().includes(text))).toEqual(told);
  });
});

describe('what a device holds', () => {
  const seen = (where: string, held: string | number) => ({
    fact: 'force' as const,
    title: 'Forcing value',
    value: 'wrong-data',
    means: '',
    seen: [{ where: `${FORCING.key}\\${where}`, held }],
  });
  const record = {
    verdict: 'wrong',
    cause: 'wrong-forcing-value',
    title: '',
    says: '',
    next: '',
    also: [],
    cautions: [],
  };
  it.each([
    [FORCING.name, 1, 'ForceDefenderPassiveMode = 1'],
    [FORCING.name, '1', 'ForceDefenderPassiveMode = "1" (a text)'],
    [FORCING.name, '', 'ForceDefenderPassiveMode = "" (a text)'],
    [`${FORCING.name} (QWORD)`, 1, 'ForceDefenderPassiveMode (QWORD) = 1'],
  ])('%s %j is told with what is wrong with it', (where, held, words) => {
    expect(evidenceWords({ ...record, evidence: [seen(where, held)], notes: [] } as VerdictAbout)).toEqual([words]);
  });

  it('a record that cannot be read is told with its place', () => {
    const diagnostics = [
      { code: 'state-json', severity: 'error', message: 'This is no JSON.', at: { file: 'a', line: 4 } },
    ];
    expect(evidenceWords({ ...record, evidence: [], notes: [], diagnostics } as unknown as VerdictAbout)).toEqual([
      'This is no JSON. (a:4)',
    ]);
  });
});

describe.each(Object.values<VerdictReporter>(VERDICT_REPORTERS))('what $id tells', ({ tell, begin }) => {
  /** What is written of some devices that are told so many at a time, with a limit or without. */
  function written(size: number, limit: number | undefined): string {
    const options = { all: false, isStrict: false, isModeOnly: false, ...(limit === undefined ? {} : { limit }) };
    const { write, text: all } = paper();
    const writer = begin({ write, fleet: 'demo', options });
    const teller = tell(options);
    for (let number = 0; number < 10; number++) {
      const about = { ...one.about(unreadable([])), ...(number % 3 === 0 && { group: `G${number % 2}` }) };
      if (!writer.isFull() && !teller.isFull()) teller.device({ device: `D${number}`, about });
      if (number % size !== size - 1) continue;
      // As it comes from another thread.
      writer.add(structuredClone(teller.told()));
    }
    writer.add(teller.told());
    const summary = summarise().summary();
    writer.end({
      fleet: 'demo',
      groups: [],
      summary,
      right: 0,
      listable: 10,
      problems: { count: 0, first: [] },
      unread: [],
    });
    return all();
  }

  it.each([undefined, 0, 1, 4, 10, 11])('is the same in however many parts it comes, with the limit %s', (limit) => {
    const whole = written(100, limit);
    for (const size of [1, 2, 3, 7]) expect(written(size, limit)).toBe(whole);
    if (limit !== 0) expect(whole).not.toBe('');
  });
});

describe('the JSON of a device', () => {
  /** What a reporter tells of devices by these names, of which the same is said. */
  function told(id: 'json' | 'ndjson', names: readonly (string | undefined)[], about: VerdictAbout): readonly string[] {
    const teller = VERDICT_REPORTERS[id].tell({ all: true, isStrict: false, isModeOnly: false });
    for (const device of names) teller.device({ device, about });
    return teller.told();
  }

  it('is that of its whole record, whatever its name is', () => {
    fc.assert(
      fc.property(
        fc.array(fc.option(hostile, { nil: undefined }), { minLength: 1, maxLength: 3 }),
        hostile,
        (names, note) => {
          const about = { ...one.about(unreadable([])), notes: [note] };
          const records = names.map((device) => ({ ...(device !== undefined && { device }), ...about }));
          expect(told('ndjson', names, about)).toEqual(records.map((record) => `${inLog(JSON.stringify(record))}\n`));
          const list = jsonForLogs({ devices: records });
          expect(`{\n  "devices": [${told('json', names, about).join(',')}\n  ]\n}\n`).toBe(list);
        },
      ),
    );
  });
});

describe('the colours of a terminal', () => {
  it('are ours alone', () => {
    const paint: Paint = { ...PLAIN_PAINT, bold: (text) => `\u001b[1m${text}\u001b[22m` };
    const { write, text: all } = paper();
    const options = { all: true, isStrict: false, isModeOnly: false };
    const writer = VERDICT_REPORTERS.pretty.begin({ write, fleet: 'demo', options, paint });
    writer.add([{ device: '\u001b[31mred', about: one.about(unreadable([])) }]);
    writer.end({
      fleet: 'demo',
      groups: [],
      summary: summarise().summary(),
      right: 0,
      listable: 1,
      problems: { count: 0, first: [] },
      unread: [],
    });
    expect(all()).toContain('\u001b[1m\\u001b[31mred');
  });
});
