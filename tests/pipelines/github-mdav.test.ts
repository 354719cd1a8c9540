import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { useGithubScene } from './github-scene.ts';
import { isWindows, root, TOKEN } from './world.ts';

const { scene, runStep } = useGithubScene();

describe.skipIf(isWindows)('mdav itself', () => {
  it('comes from npm in the version that was asked for, without running scripts of packages', async () => {
    const bin = join(scene.repository.folder, '.git', 'bin');
    mkdirSync(bin);
    // Does what npm would: puts the package where it was told to.
    writeFileSync(
      join(bin, 'npm'),
      `#!/bin/sh\nprintf '%s\\n' "$@" > "${bin}/asked"\nmkdir -p "$3/node_modules/@mdav/cli"\nln -s "${join(root, 'packages/cli')}/bin" "${join(root, 'packages/cli')}/dist" "$3/node_modules/@mdav/cli/"\n`,
      { mode: 0o755 },
    );
    const step = await runStep(
      { MDAV_PATH: '', MDAV_VERSION: '^0.1.0', PATH: `${bin}:${process.env['PATH']}` },
      { apart: true },
    );
    expect(step).toMatchObject({ code: 0, outputs: { result: 'good' } });
    const asked = readFileSync(join(bin, 'asked'), 'utf8').trimEnd().split('\n');
    expect(asked.slice(0, 2)).toEqual(['install', '--prefix']);
    expect(asked).toContain('--ignore-scripts');
    expect(asked.at(-1)).toBe('@mdav/cli@^0.1.0');
    expect(existsSync(join(scene.repository.folder, 'node_modules'))).toBe(false);
  });

  it('is told when it cannot be had', async () => {
    const bin = join(scene.repository.folder, '.git', 'bin');
    mkdirSync(bin);
    writeFileSync(join(bin, 'npm'), '#!/bin/sh\necho "no such version" >&2\nexit 1\n', { mode: 0o755 });
    const step = await runStep({ MDAV_PATH: '', PATH: `${bin}:${process.env['PATH']}` });
    expect(step).toMatchObject({ code: 64, outputs: { result: 'failed' } });
    expect(step.out).toContain('::error title=mdav::@mdav/cli@latest could not be installed. no such version');
  });

  it('does not see the token, also when the fleet is code', async () => {
    scene.repository.write(
      'fleet.mjs',
      `import { writeFileSync } from 'node:fs';\nwriteFileSync('seen', JSON.stringify(process.env));\nexport default { mdav: 1, name: 'x', groups: { a: { os: 'windows-11', mode: 'active', antivirus: 'none', deliver: ['intune'] } } };\n`,
    );
    const tokens = { ACTIONS_RUNTIME_TOKEN: TOKEN, GITHUB_TOKEN: TOKEN };
    const step = await runStep({ MDAV_FLEET: 'fleet.mjs', MDAV_OUT: '', ...tokens }, { apart: true });
    expect(step.code).toBe(0);
    const seen = scene.repository.read('seen');
    expect(seen).toContain('GITHUB_ACTIONS');
    expect(seen).not.toContain(TOKEN);
    expect(seen).not.toContain('GITHUB_OUTPUT');
    expect(step.out).toMatch(/^::warning title=mdav::There is no plan\. .*is code/m);
  });
});
