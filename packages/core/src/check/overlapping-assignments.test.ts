import { RULE_DATE, readExample } from '@mdav/testkit';
import { describe, expect, it } from 'vitest';
import { checkFleet } from './check.ts';

/** What is said of assignments to everybody, with the line that it points at. */
function told(groups: Readonly<Record<string, string>>, set: 'recommended' | 'strict' = 'recommended', more = '') {
  const lines = Object.entries(groups).map(
    ([name, rest]) => `  ${name}: { ${rest.includes('deliver:') ? '' : 'deliver: [intune], '}${rest} }`,
  );
  const { fleet } = readExample(
    `mdav: 1\nname: x\ndefaults: { os: windows-11, mode: active }\ngroups:\n${lines.join('\n')}\n${more}`,
  );
  return checkFleet(fleet, { date: RULE_DATE, set })
    .filter(({ rule }) => rule === 'assignments-overlap')
    .map(({ severity, group, message, at }) => `${at.line} ${severity} ${group}: ${message}`);
}

const ALL = 'intune: { assign: [all-devices] }';
const HIGH = 'settings: { cloudBlockLevel: high }';
const ZERO = 'settings: { cloudBlockLevel: zero-tolerance }';
const BOTH = (assigned = '`all-devices`', settings = 'cloudBlockLevel') =>
  `5 warning a: Group "a" is assigned to ${assigned}, and devices of group "b" get ${settings} from both, with other values.`;
const doubtful = (doubt: string, assigned = '`all-devices`') =>
  `${BOTH(assigned).replace('warning', 'info')} Whether ${doubt} is not known.`;

describe('groups assigned to everybody', () => {
  it.each<[string, Record<string, string>, readonly string[]]>([
    ['alone', { a: `${ALL}, ${HIGH}` }, []],
    ['beside one by name', { a: `${ALL}, ${HIGH}`, b: ZERO }, [BOTH()]],
    ['of whom none is', { a: HIGH, b: ZERO }, []],
    ['beside one of the same value', { a: `${ALL}, ${HIGH}`, b: HIGH }, []],
    ['beside one of other settings', { a: `${ALL}, ${HIGH}`, b: 'settings: { puaProtection: block }' }, []],
    ['beside one that removes it', { a: `${ALL}, ${HIGH}`, b: 'settings: { cloudBlockLevel: remove }' }, []],
    [
      'with lists, which add up',
      { a: `${ALL}, settings: { excludedPaths: ['C:\\A'] }`, b: "settings: { excludedPaths: ['C:\\B'] }" },
      [],
    ],
    [
      'with an order, which does not',
      {
        a: `${ALL}, settings: { signatureUpdateFallbackOrder: [mmpc] }`,
        b: 'settings: { signatureUpdateFallbackOrder: [microsoft-update-server] }',
      },
      [BOTH(undefined, 'signatureUpdateFallbackOrder')],
    ],
    [
      'with keys that only one has',
      {
        a: `${ALL}, settings: { attackSurfaceReductionRules: { block-psexec-wmi-process-creation: audit } }`,
        b: 'settings: { attackSurfaceReductionRules: { block-office-child-processes: block } }',
      },
      [],
    ],
    [
      'with a key that both have',
      {
        a: `${ALL}, settings: { attackSurfaceReductionRules: { block-psexec-wmi-process-creation: audit } }`,
        b: 'settings: { attackSurfaceReductionRules: { block-psexec-wmi-process-creation: block } }',
      },
      [BOTH(undefined, 'attackSurfaceReductionRules')],
    ],
    [
      'with several settings',
      {
        a: `${ALL}, settings: { cloudBlockLevel: high, puaProtection: block, allowArchiveScanning: true, allowEmailScanning: true }`,
        b: 'settings: { cloudBlockLevel: zero-tolerance, puaProtection: audit, allowArchiveScanning: false, allowEmailScanning: false }',
      },
      [BOTH(undefined, 'cloudBlockLevel, allowArchiveScanning and 2 more')],
    ],
    ['both, told once', { a: `${ALL}, ${HIGH}`, b: `${ALL}, ${ZERO}` }, [BOTH()]],
    [
      'beside groups of which two differ, each told once',
      { a: `${ALL}, ${HIGH}`, b: ZERO, c: HIGH, d: ZERO },
      [BOTH(), BOTH().replace('"b"', '"d"')],
    ],
    [
      'without the other by name',
      {
        a: `intune: { assign: [all-devices], exclude: [KIOSKS, b] }, ${HIGH}`,
        b: ZERO,
        c: `intune: { assign: [Kiosks] }, ${ZERO}`,
      },
      [],
    ],
    [
      'without another',
      { a: `intune: { assign: [all-devices], exclude: [Kiosks] }, ${HIGH}`, b: ZERO },
      [doubtful('`exclude` leaves them out')],
    ],
    [
      'by their users',
      { a: `intune: { assign: [all-users] }, ${HIGH}`, b: ZERO },
      [doubtful('their users have a licence', '`all-users`')],
    ],
    [
      'by their users, both',
      { a: `intune: { assign: [all-users] }, ${HIGH}`, b: `intune: { assign: [all-users] }, ${ZERO}` },
      [BOTH('`all-users`')],
    ],
    [
      'through a filter',
      { a: `intune: { assign: [all-devices], filter: { name: F, mode: include } }, ${HIGH}`, b: ZERO },
      [],
    ],
    [
      'in plain policies, which do not reach servers',
      { a: `${ALL}, ${HIGH}`, b: `os: windows-server-2022, intune: { management: mde }, ${ZERO}` },
      [],
    ],
    [
      'in templates, which may',
      {
        a: `intune: { assign: [all-devices], form: templates }, ${HIGH}`,
        b: `os: windows-server-2022, intune: { management: mde }, ${ZERO}`,
      },
      [doubtful('`all-devices` takes in devices that Defender for Endpoint manages')],
    ],
    [
      'for servers, whose templates reach clients all the same and through no filter',
      {
        a: `os: windows-server-2022, intune: { management: mde, assign: [all-devices], filter: { name: F, mode: include } }, ${HIGH}`,
        b: ZERO,
      },
      [BOTH()],
    ],
    ['beside one that Intune does not bring', { a: `${ALL}, ${HIGH}`, b: `deliver: [gpo], ${ZERO}` }, []],
  ])('%s', (_, groups, findings) => {
    const found = told(groups);
    expect(found).toHaveLength(findings.length);
    for (const [index, finding] of findings.entries()) expect(found[index]).toContain(finding);
  });

  it('tells of a filter to who asks for everything', () => {
    const groups = { a: `intune: { assign: [all-devices], filter: { name: F, mode: include } }, ${HIGH}`, b: ZERO };
    expect(told(groups, 'strict')).toEqual([doubtful('the filter leaves them out')]);
    expect(told(groups, 'recommended', 'rules: { assignments-overlap: warning }\n')).toHaveLength(1);
  });

  it('can be turned off', () => {
    const groups = { a: `${ALL}, ${HIGH}`, b: ZERO };
    expect(told(groups, 'strict', 'rules: { assignments-overlap: off }\n')).toEqual([]);
  });
});
