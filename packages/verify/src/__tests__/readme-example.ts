import { parseFleet, resolveFleet } from '@mdav/core';
import { collectorScript, expectedGroup, stateOf, verifier } from '@mdav/verify';

const text = `
mdav: 1
name: contoso
groups:
  file-servers:
    os: windows-server-2022
    mode: passive
    onboarding: { state: onboarded }
    antivirus: { product: Contoso Protect }
    deliver: [gpo]
`;
const parsed = parseFleet({ text });
const resolved = parsed.ok ? resolveFleet(parsed.value) : parsed;
if (!resolved.ok) throw new Error(resolved.diagnostics.map(({ message }) => message).join('\n'));

const { verify, describe } = verifier(resolved.value.groups.map(expectedGroup));

// What the collector of the group would print, shortened: a server on which the value did not arrive.
const told = stateOf({
  mdav: 1,
  collectedAt: '2026-11-21T10:00:00Z',
  device: 'FS-01',
  fleet: 'contoso',
  group: 'file-servers',
  os: { caption: 'Microsoft Windows Server 2022 Standard', build: 20348, productType: 3 },
  status: { AMRunningMode: 'Normal' },
  registry: { 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Advanced Threat Protection': null },
});
if (!told.ok) throw new Error(told.diagnostics.map(({ message }) => message).join('\n'));

const verdict = verify(told.value);
console.log(verdict.verdict, describe(verdict).cause); // wrong forcing-value-missing

export const scripts = resolved.value.groups.map(collectorScript);
