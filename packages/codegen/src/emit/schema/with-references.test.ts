import { describe, expect, it } from 'vitest';
import { validateBySchema } from './__tests__/validate-by-schema.ts';

const fleet = (group: object, more: object = {}) => ({
  mdav: 1,
  name: 'contoso',
  groups: { desks: { os: 'windows-11', mode: 'active', ...group } },
  ...more,
});
const P = '$' + '{a}';

describe('the schema that editors get', () => {
  it.each<[string, object]>([
    ['a word', fleet({ mode: P })],
    ['an operating system, and one of a list', fleet({ os: P }, { defaults: { os: [P] } })],
    ['a list', fleet({ deliver: P, devices: { names: P } })],
    ['true or false', fleet({ indicators: P, antivirus: { product: `x ${P}`, registered: P } })],
    ['text with a form', fleet({ platform: `4.18.${P}.1`, centralStore: P })],
    [
      'a setting of every kind',
      fleet({
        settings: {
          allowCloudProtection: P,
          cloudBlockLevel: P,
          cloudExtendedTimeout: P,
          excludedPaths: P,
          scheduleScanTime: `${P}:30`,
          avgCPULoadFactor: P,
          attackSurfaceReductionRules: P,
          proxyServer: P,
        },
      }),
    ],
    [
      'a part of a setting',
      fleet({
        settings: {
          cloudExtendedTimeout: { seconds: P },
          excludedPaths: [P, { path: P, expires: P }, `D:\\${P}`],
          attackSurfaceReductionRules: { 'block-webshell-creation': P },
        },
      }),
    ],
    [
      'a value with a reason',
      fleet({
        settings: {
          cloudBlockLevel: { value: P, reason: P, expires: P },
          excludedPaths: { value: { extend: P } },
          attackSurfaceReductionRules: { extend: { 'block-webshell-creation': { value: P } } },
        },
      }),
    ],
    [
      'what a fleet extends, a level and a waiver',
      fleet(
        {},
        {
          extends: [`microsoft-windows-11@${P}`],
          rules: { 'waiver-unused': P },
          waivers: [{ rule: P, group: P, reason: P, owner: P, expires: P }],
        },
      ),
    ],
    [
      'parameters',
      fleet(
        {},
        {
          parameters: {
            a: { type: 'string', default: 'x', values: ['x'], description: 'y' },
            b: { type: 'integer', default: 1 },
            c: { type: 'boolean', default: true },
            d: { type: 'list', default: ['x'] },
            e: { type: 'string' },
          },
        },
      ),
    ],
  ])('takes a parameter for %s', (_, value) => {
    expect(validateBySchema(value), JSON.stringify(validateBySchema.errors)).toBe(true);
  });

  it.each<[string, object]>([
    ['the version', { ...fleet({}), mdav: P }],
    ['the name', { ...fleet({}), name: P }],
    ['code', fleet({}, { ruleFiles: [P] })],
    ['the first name of a group', fleet({ was: P })],
    ['the type of a parameter', fleet({}, { parameters: { a: { type: P } } })],
    ['a word, when its name is none', fleet({ mode: '$' + '{a b}' })],
    ['true or false, beside other text', fleet({ indicators: `x${P}` })],
    ['a whole group', { mdav: 1, name: 'contoso', groups: { desks: P } }],
  ])('takes none for %s', (_, value) => {
    expect(validateBySchema(value)).toBe(false);
  });
});
