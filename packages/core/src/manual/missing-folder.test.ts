import { describe, expect, it } from 'vitest';
import { parseFleet } from '../parse/parse-fleet.ts';
import { resolveFleet } from '../resolve/resolve-fleet.ts';
import { nameMissingFolder } from './missing-folder.ts';
import { manualSteps } from './steps.ts';

const FLEET = `mdav: 1
name: demo
groups:
  desks:
    os: windows-11
    mode: active
    antivirus: none
    deliver: [registry, gpo, configmgr, intune]
    settings: { puaProtection: block }
`;

const steps = () => {
  const parsed = parseFleet({ text: FLEET });
  const resolved = parsed.ok ? resolveFleet(parsed.value) : parsed;
  if (!resolved.ok) throw new Error(JSON.stringify(resolved.diagnostics));
  return resolved.value.groups.flatMap((group) => manualSteps(group));
};

const missing = (paths: readonly string[]) =>
  steps()
    .map((step) => nameMissingFolder(step, paths))
    .filter(({ actions: [first = ''] }) => first.startsWith('This build has no folder'))
    .map(({ id, actions: [first = ''] }) => `${id}: ${/`(\w+)`/.exec(first)?.[1]}`);

describe('a step whose files are not in the build', () => {
  it('says which folder is missing', () => {
    expect(missing(['expected.json'])).toEqual([
      'import-registry-file: registry',
      'import-gpo: gpo',
      'deploy-with-configmgr: configmgr',
      'import-intune-policy: intune',
    ]);
  });
  it('says nothing where they are', () => {
    expect(missing(['registry/desks.reg', 'gpo/manifest.xml', 'intune/x/y.json', 'configmgr/desks.reg'])).toEqual([]);
    expect(missing(['registry/desks.reg', 'gpo-notes.txt', 'intune/x/y.json', 'configmgr/desks.reg'])).toEqual([
      'import-gpo: gpo',
    ]);
  });
  it('is the only kind that is changed', () => {
    const others = steps().filter(({ phase }) => phase !== 'deploy');
    expect(others.map((step) => nameMissingFolder(step, []))).toEqual(others);
  });
});
