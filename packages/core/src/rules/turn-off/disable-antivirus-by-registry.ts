import { meantKey } from '../../facts/defender-names.ts';
import { subkeyOf } from '../../model/raw.ts';
import { removing } from '../../rule/fixes.ts';
import { rawValues } from '../../rule/raw.ts';
import { defineRule } from '../../rule/rule.ts';

/** The keys under which guides write the value: of policies, and of Defender itself. */
const KEYS = /^SOFTWARE\\(Policies\\)?Microsoft\\Windows Defender$/i;

/** The companion of the turn-off policy that no template has. */
export const disableAntivirusByRegistry = defineRule({
  id: 'disable-antivirus-by-registry',
  chapter: 'turn-off',
  severity: 'warning',
  what: 'A raw entry writes DisableAntiVirus, which is to turn Defender off.',
  why: 'No template of Microsoft writes the value. From platform 4.18.2108.4 on devices that are onboarded ignore it, as they do DisableAntiSpyware; what it does elsewhere the cited pages do not say. Whoever writes it wants another mode than the group has.',
  fix: 'Remove the entry, and choose the mode that is wanted.',
  autofix: { does: 'Removes the entry.' },
  waive: 'Never: no page of Microsoft recommends the value.',
  basis: 'documented',
  sources: ['das-now'],
  good: `
    os: windows-server-2019
    mode: passive
    onboarding: { state: onboarded }
    antivirus: { product: Contoso Protect, exclusionsForDefender: true }
    deliver: [registry]
  `,
  bad: String.raw`
    os: windows-server-2019
    mode: active
    deliver: [registry]
    raw:
      registry:
        - { key: 'HKLM\SOFTWARE\Policies\Microsoft\Windows Defender', name: DisableAntiVirus, type: dword, data: 1, reason: asked for by a guide }
  `,
  check: (group) =>
    rawValues(group)
      .filter(
        ({ key, name, data }) =>
          KEYS.test(meantKey(subkeyOf(key))) && /^DisableAntiVirus$/i.test(name) && Number(data) !== 0,
      )
      .map(({ at }) => ({
        at,
        message: 'The entry writes DisableAntiVirus, which no template of Microsoft has and onboarded devices ignore.',
        ...removing(at),
      })),
});
