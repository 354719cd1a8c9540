import { describe, expect, it } from 'vitest';
import { resolveFleet } from '../resolve/resolve-fleet.ts';
import { parseFleet } from './parse-fleet.ts';

function parse(devices: string, layer = 'a: { os: windows-11, mode: active,') {
  return parseFleet({ text: `mdav: 1\nname: f\ngroups:\n  ${layer} devices: ${devices} }\n` });
}

describe('the key devices', () => {
  it('is taken as it is written', () => {
    const parsed = parse('{ names: [FS-*, "NAS0?", backup.contoso.example], tags: [file servers, "7"] }');
    const resolved = parsed.ok ? resolveFleet(parsed.value) : parsed;
    expect(resolved.ok && resolved.value.groups[0]?.devices).toEqual({
      names: ['FS-*', 'NAS0?', 'backup.contoso.example'],
      tags: ['file servers', '7'],
    });
  });

  it('belongs to groups alone', () => {
    const { diagnostics } = parseFleet({
      text: 'mdav: 1\nname: f\ndefaults: { devices: { names: [x] } }\ngroups:\n  a: { os: windows-11, mode: active }\n',
    });
    expect(diagnostics.map(({ code, at }) => [code, at.line])).toEqual([['fleet-unknown-key', 3]]);
  });

  it.each([
    ['{ name: [x] }', 'fleet-unknown-key', 'names'],
    ['[FS-*]', 'fleet-wrong-type', '{ names: [FS-*], tags: [file-servers] }'],
    ['{ names: FS-* }', 'fleet-wrong-type', 'a list of names of devices'],
    ['{ names: [] }', 'fleet-wrong-type', 'a list of names of devices'],
    ['{ names: [7] }', 'fleet-wrong-type', 'not 7'],
    ["{ names: ['two words'] }", 'fleet-wrong-type', 'two words'],
    ["{ names: ['a\\b'] }", 'fleet-wrong-type', 'a list of names of devices'],
    ['{ tags: servers }', 'fleet-wrong-type', 'a list of device tags'],
    ['{ tags: [""] }', 'fleet-wrong-type', 'a list of device tags'],
  ])('%s: %s', (devices, code, said) => {
    const { diagnostics } = parse(devices);
    expect(diagnostics.map((diagnostic) => diagnostic.code)).toEqual([code]);
    expect(`${diagnostics[0]?.message} ${diagnostics[0]?.hint}`).toContain(said);
    expect(diagnostics[0]?.at.line).toBe(4);
  });
});
