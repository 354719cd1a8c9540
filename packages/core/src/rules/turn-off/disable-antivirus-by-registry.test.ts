import { describeRule } from '@mdav/testkit';
import { disableAntivirusByRegistry } from './disable-antivirus-by-registry.ts';

const entry = (more: string) => `{ ${more}, reason: imported }`;
const fleet = (...entries: readonly string[]) => `
  os: windows-server-2019
  mode: active
  deliver: [registry]
  raw:
    registry:
${entries.map((text) => `      - ${text}\n`).join('')}`;

const POLICY = String.raw`key: 'HKLM\SOFTWARE\Policies\Microsoft\Windows Defender'`;
const OWN = String.raw`key: 'HKLM\software\microsoft\windows defender'`;
const message = 'The entry writes DisableAntiVirus, which no template of Microsoft has and onboarded devices ignore.';
const KEPT = entry(`${POLICY}, name: Example, type: dword, data: 1`);

describeRule(disableAntivirusByRegistry, {
  accept: [
    {
      name: 'what says no, goes, or is something else',
      fleet: fleet(
        entry(`${POLICY}, name: DisableAntiVirus, type: dword, data: 0`),
        entry(`${POLICY}, name: DisableAntiVirus, type: delete`),
        entry(`${POLICY}, name: DisableAntiVirusScan, type: dword, data: 1`),
        entry(String.raw`key: 'HKLM\SOFTWARE\Contoso\Windows Defender', name: DisableAntiVirus, type: dword, data: 1`),
        entry(
          String.raw`key: 'HKLM\SOFTWARE\Microsoft\Windows Defender\Scan', name: DisableAntiVirus, type: dword, data: 1`,
        ),
      ),
    },
  ],
  reject: [
    {
      name: 'the policy key and that of Defender itself, in any case and form',
      fleet: fleet(
        KEPT,
        entry(`${POLICY}, name: DisableAntiVirus, type: dword, data: 1`),
        entry(`${OWN}, name: disableantivirus, type: sz, data: yes`),
      ),
      findings: [
        {
          at: '7:7',
          message,
          mended: [`      - ${entry(`${POLICY}, name: DisableAntiVirus, type: dword, data: 1`)}\n`, ''],
        },
        {
          at: '8:7',
          message,
          mended: [`      - ${entry(`${OWN}, name: disableantivirus, type: sz, data: yes`)}\n`, ''],
        },
      ],
    },
  ],
});
