import { FEATURES, SOURCES } from '@mdav/core';
import { describe, expect, it } from 'vitest';
import { poisoned } from './__tests__/hostile.ts';
import { FLEET, fleetOf, pageOf, TODAY, targetWithout } from './__tests__/page-of.ts';
import { featuresOf } from './features-in-mode.ts';
import { fleetPage } from './fleet-page.ts';
import { renderFleetPage } from './render-page.ts';

const OLD = FLEET.replace('puaProtection: block', 'puaProtection: audit')
  .replace("- 'D:\\Build'", "- 'E:\\Out'")
  .replace('    mode: passive\n', '    mode: active\n')
  .replace('data: 2', 'data: 3')
  .replace('  servers:', '  gone:\n    os: windows-11\n    mode: active\n    deliver: [gpo]\n  servers:');

/** Without printing the page when it does not. */
function holds(page: string, words: string): void {
  expect(page.includes(words), words).toBe(true);
}

describe('what a page tells', () => {
  const page = pageOf(FLEET, OLD);

  it('counts the days of waivers and entries, the soonest first', () => {
    expect(page.deadlines.map(({ kind, expires, daysLeft, about }) => [kind, expires, daysLeft, about])).toEqual([
      ['waiver', '2026-10-01', -51, []],
      ['setting', '2026-11-30', 9, ['C:\\Tools']],
      ['waiver', '2027-01-31', 71, ['puaProtection has no effect in passive mode.']],
    ]);
    const last = fleetPage(page.fleet, { targets: [], date: '2026-11-30' });
    expect(last.deadlines.map(({ daysLeft }) => daysLeft)).toEqual([-60, 0, 62]);
  });

  it('counts the days of values and of single rules, and tells why they are there', () => {
    const text = `mdav: 1
name: contoso
groups:
  desks:
    os: windows-11
    mode: active
    settings:
      puaProtection: { value: audit, reason: <an installer>, owner: desks, expires: 2026-11-30, ticket: CHG-1 }
      attackSurfaceReductionRules:
        block-webshell-creation: { value: audit, reason: a portal, expires: 2026-11-01 }
`;
    const told = pageOf(text);
    expect(told.deadlines.map(({ subject, about, reason, daysLeft }) => [subject, about, reason, daysLeft])).toEqual([
      ['attackSurfaceReductionRules', ['block-webshell-creation'], 'a portal', -20],
      ['puaProtection', ['audit'], '<an installer>', 9],
    ]);
    const html = renderFleetPage(told);
    holds(html, '<small>&lt;an installer&gt; · CHG-1 · desks · until 2026-11-30</small>');
    holds(html, '<small>a portal · until 2026-11-01</small>');
  });

  it('marks what changes nothing on Windows, and what weakens it, by system where they differ', () => {
    const html = renderFleetPage(
      pageOf(`mdav: 1
name: contoso
groups:
  desks:
    os: [windows-10, windows-11]
    mode: active
    onboarding: { state: onboarded, via: gpo }
    settings: { puaProtection: audit, allowBehaviorMonitoring: false, allowRealtimeMonitoring: true, cloudBlockLevel: high }
`),
    );
    holds(html, '<small class="weaker">weaker than block (Windows 10), the default of Windows</small>');
    holds(html, '<small class="same">no change (Windows 11): the default of Windows</small>');
    holds(html, '<small class="weaker">weaker than true, the default of Windows</small>');
    holds(html, '<small class="same">no change: the default of Windows</small>');
    holds(html, '<code>high</code><small class="stronger">stronger than default, the default of Windows</small></td>');
  });

  it('tells open findings once, the worst first, with every place', () => {
    const severities = page.findings.map(({ severity }) => ['error', 'warning', 'info'].indexOf(severity));
    expect(severities).toEqual([...severities].sort());
    const rules = page.findings.map(({ rule }) => rule);
    expect(rules).not.toContain('pua-no-effect-in-passive');
    const total = page.findings.reduce((sum, { places }) => sum + places.length, 0);
    expect(total).toBe(page.tally.error + page.tally.warning + page.tally.info);
  });

  it('takes errors of the formats for findings', () => {
    const broken = {
      ...targetWithout(),
      produce: () => ({
        files: new Map(),
        emissions: [],
        diagnostics: [{ code: 'pol-x', severity: 'error' as const, message: 'Too long.', at: {} }],
      }),
    };
    const { findings, tally } = fleetPage(fleetOf(FLEET), { targets: [broken], date: TODAY });
    expect(tally.error).toBeGreaterThanOrEqual(2);
    expect(findings[0]).toMatchObject({ rule: 'pol-x', places: [{ group: 'desks' }, { group: 'servers' }] });
    holds(
      renderFleetPage(fleetPage(fleetOf(FLEET), { targets: [broken], date: TODAY })),
      'stand open: nothing is built',
    );
  });

  it('says of each setting what carries it, and why not', () => {
    const html = renderFleetPage(pageOf(FLEET, undefined, { targets: [targetWithout('puaProtection')] }));
    holds(
      html,
      '<b>Group Policy</b> does not carry <code>puaProtection</code>: No file says <code>puaProtection</code>.',
    );
    holds(html, '0 by hand, 1 not carried');
  });

  it('links to the runbooks where it knows the output, and nowhere else', () => {
    holds(renderFleetPage(page), '<code>desks/RUNBOOK.md</code>');
    const linked = (output: string) => renderFleetPage(pageOf(FLEET, undefined, { output }));
    holds(linked('.'), '<a href="./desks/RUNBOOK.md">');
    holds(linked('../dist'), '<a href="./../dist/desks/RUNBOOK.md">');
  });

  it('tells what changes', () => {
    const html = renderFleetPage(page);
    for (const words of [
      '<code>audit</code> → <code>block</code>',
      '<span class="d strengthens"><span aria-hidden="true">▲</span> stronger</span>',
      '<span class="minus">− removed</span> <code>E:\\Out</code>',
      '<b>Active → Passive</b>',
      'Maybe a dead end.',
      'group goes',
      '<code>dword 3</code> → <code>dword 2</code>',
      'A note with <code>code</code>.',
    ])
      holds(html, words);
  });

  it('has no changes to tell where nothing changes', () => {
    holds(renderFleetPage(pageOf(FLEET, FLEET)), 'no group changes, 2 stay as they are');
    expect(renderFleetPage(pageOf(FLEET)).includes('id="changes"')).toBe(false);
  });

  it('is the same whatever the layout of the file, but for places in it', () => {
    const groups = FLEET.slice(FLEET.indexOf('  desks:'), FLEET.indexOf('waivers:'));
    const [desks, servers] = [
      groups.slice(0, groups.indexOf('  servers:')),
      groups.slice(groups.indexOf('  servers:')),
    ];
    const other = FLEET.replace(groups, `${servers}${desks}`);
    expect(other).not.toBe(FLEET);
    const plain = (text: string) => renderFleetPage(pageOf(text)).replace(/<span class="dim">\d+:\d+<\/span>/g, '');
    expect([...plain(other)].sort().join('')).toBe([...plain(FLEET)].sort().join(''));
    expect(renderFleetPage(pageOf(FLEET, OLD))).toBe(renderFleetPage(page));
  });
});

describe('the markup', () => {
  const pages = [renderFleetPage(pageOf(FLEET, OLD)), renderFleetPage(poisoned(pageOf(FLEET, OLD, { output: '.' })))];

  it.each(pages.map((page, index) => [index === 0 ? 'plain' : 'hostile', page] as const))(
    'of a %s page is ours alone',
    (_what, page) => {
      const body = page.replace(/<style>[\s\S]*?<\/style>/, '');
      const tags = new Set([...body.matchAll(/<([^\s>/]+)/g)].map(([, name]) => name));
      const foreign = /^(script|iframe|object|embed|img|link|base|form|input|button|style|b\W|!--)/;
      expect([...tags].filter((name) => foreign.test(name ?? ''))).toEqual([]);
      const attributes = [...body.matchAll(/<[a-z][^<>]*>/gi)].flatMap(([tag]) =>
        [...tag.matchAll(/\s([a-z-]+)="/gi)].map(([, name]) => name ?? ''),
      );
      expect(attributes.filter((name) => name.startsWith('on') || name === 'style' || name === 'src')).toEqual([]);
      const addresses = [...body.matchAll(/\shref="([^"]*)"/g)].map(([, address]) => address ?? '');
      expect(addresses.length).toBeGreaterThan(20);
      expect(addresses.filter((address) => !/^(#|https:\/\/|\.\/)/.test(address))).toEqual([]);
      expect(page).not.toMatch(/[\p{Cs}]|[^\P{Cc}\n]/u);
    },
  );

  it('has every tag closed that has to be', () => {
    for (const page of pages) {
      const open: string[] = [];
      for (const [, slash, name = '', self] of page.matchAll(/<(\/?)([a-z][a-z0-9]*)\b[^<>]*?(\/?)>/g)) {
        if (['meta', 'br'].includes(name) || self === '/') continue;
        if (slash === '') open.push(name);
        else expect(open.pop()).toBe(name);
      }
      expect(open).toEqual([]);
    }
  });

  it('has every anchor that it links to, once', () => {
    for (const page of pages.slice(0, 1)) {
      const ids = [...page.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id ?? '');
      expect(new Set(ids).size).toBe(ids.length);
      const wanted = [...page.matchAll(/href="#([^"]*)"/g)].map(([, id]) => id ?? '');
      expect(wanted.filter((id) => !ids.includes(id))).toEqual([]);
    }
  });
});

describe('what works in which mode', () => {
  const facts = { baseline: 'current', mode: 'passive' } as const;
  const stateOf = (title: string, more: object = {}) =>
    featuresOf({ ...facts, ...more }).find((feature) => feature.title === title);

  it('has sources and unique ids', () => {
    expect(new Set(FEATURES.map(({ id }) => id)).size).toBe(FEATURES.length);
    for (const { sources, id } of FEATURES) {
      expect(sources.length, id).toBeGreaterThan(0);
      expect(sources.filter((source) => !(source in SOURCES))).toEqual([]);
    }
  });

  it('is everything but limited periodic scanning in active mode', () => {
    for (const mode of ['active', 'active+edr-block'] as const)
      expect(featuresOf({ ...facts, mode }).filter(({ state }) => state !== 'yes')).toMatchObject([
        { title: 'Limited periodic scanning' },
      ]);
  });

  it('depends on block mode, data loss prevention and the documentation', () => {
    expect(stateOf('Threat remediation')?.state).toBe('no');
    expect(stateOf('Threat remediation', { mode: 'passive+edr-block' })?.state).toBe('part');
    expect(stateOf('Threat remediation', { baseline: '2021-07' })).toMatchObject({
      state: 'part',
      note: expect.stringContaining('on-demand scans'),
    });
    expect(stateOf('Real-time protection')?.state).toBe('part');
    expect(stateOf('Real-time protection', { endpointDlp: 'off' })?.state).toBe('no');
    expect(stateOf('Device control')).toMatchObject({ state: 'yes', isUnlisted: false });
    expect(stateOf('Device control', { baseline: '2021-07' })).toMatchObject({ state: 'yes', isUnlisted: true });
  });
});
