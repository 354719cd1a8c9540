import { describeRule } from '@mdav/testkit';
import { serverActiveNotForced } from './server-active-not-forced.ts';

const server = (facts: string, os = 'windows-server-2022') => `
  os: ${os}
  mode: active
  ${facts}
`;
const REMOVE = 'settings: { forceDefenderPassiveMode: remove }';
const ONBOARDED = 'onboarding: { state: onboarded }';

describeRule(serverActiveNotForced, {
  accept: [
    { name: 'the way back', fleet: server('currentMode: passive') },
    { name: 'the value 0 that somebody wrote', fleet: server('settings: { forceDefenderPassiveMode: false }') },
    {
      name: 'the value 0 that somebody wrote, on onboarded servers',
      fleet: server(`${ONBOARDED}\n  settings: { forceDefenderPassiveMode: false }`),
    },
    { name: 'servers that were never passive', fleet: server(`currentMode: active\n  ${ONBOARDED}`) },
    { name: 'a removal on servers that are active', fleet: server(`currentMode: active\n  ${REMOVE}`) },
    { name: 'servers that are not onboarded, where nothing forces', fleet: server('onboarding: { state: planned }') },
    {
      name: 'a value of 1, of which another rule speaks',
      fleet: server('settings: { forceDefenderPassiveMode: true }'),
    },
    { name: 'clients, which return by themselves', fleet: server(`${ONBOARDED}\n  ${REMOVE}`, 'windows-11') },
    { name: 'servers that cannot be forced', fleet: server(`agent: mma\n  ${REMOVE}`, 'windows-server-2016') },
    { name: 'servers that are to stay passive', fleet: `\n  os: windows-server-2022\n  mode: passive\n  ${REMOVE}\n` },
  ],
  reject: [
    {
      name: 'a removal on passive servers, in place of the value that the mode sets',
      fleet: server(`currentMode: passive\n  ${REMOVE}`),
      findings: [
        {
          at: '4:13',
          setting: 'forceDefenderPassiveMode',
          message:
            'forceDefenderPassiveMode: remove leaves Windows Server 2022 passive, as the group says that it is today: only the value 0 leads back.',
          hint: 'Take `forceDefenderPassiveMode` out: the mode of the group sets the value 0.',
        },
      ],
    },
    {
      name: 'a removal where nobody says how the servers run',
      fleet: server(REMOVE, '[windows-11, windows-server-2019, windows-server-2025]'),
      findings: [
        {
          at: '3:13',
          severity: 'warning',
          setting: 'forceDefenderPassiveMode',
          message:
            'forceDefenderPassiveMode: remove leaves Windows Server 2019 and Windows Server 2025 passive where an earlier policy forced that; the group does not say its `currentMode`.',
          hint: 'Take `forceDefenderPassiveMode` out, and write `currentMode: passive`: the value 0 is set then.',
        },
      ],
    },
    {
      name: 'onboarded servers of which nobody says how they run: good to know',
      fleet: server(ONBOARDED),
      findings: [
        {
          at: '2:7',
          severity: 'info',
          set: 'strict',
          message:
            'Windows Server 2022 stays passive where an earlier policy forced that: nothing here sets the value 0, and the group does not say its `currentMode`.',
        },
      ],
    },
  ],
});
