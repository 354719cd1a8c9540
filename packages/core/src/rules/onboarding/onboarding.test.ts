import { describeRule } from '@mdav/testkit';
import { activeWithOtherAntivirus } from './active-with-other-antivirus.ts';
import { clientPassiveIsAutomatic } from './client-passive-is-automatic.ts';
import { mutualExclusionsMissing } from './mutual-exclusions-missing.ts';
import { otherAntivirusNotRegistered } from './other-antivirus-not-registered.ts';
import { passiveLicencePlan } from './passive-licence-plan.ts';
import { passiveRequiresOnboarding } from './passive-requires-onboarding.ts';
import { passiveRequiresOtherAntivirus } from './passive-requires-other-antivirus.ts';
import { securityCenterServiceRequired } from './security-center-service-required.ts';
import { serverNotOnboardedOtherAntivirus } from './server-not-onboarded-other-antivirus.ts';
import { serviceStartValuesManaged } from './service-start-values-managed.ts';
import { smartAppControlNote } from './smart-app-control-note.ts';

describeRule(passiveRequiresOnboarding, {
  accept: [
    {
      name: 'an onboarded group',
      fleet: `
      os: windows-11
      mode: passive
      onboarding: { state: onboarded }
    `,
    },
    {
      name: 'active mode',
      fleet: `
      os: windows-11
      mode: active
      onboarding: { state: none }
    `,
    },
  ],
  reject: [
    {
      name: 'a client that is not onboarded',
      fleet: `
        os: windows-11
        mode: passive
        onboarding: { state: none }
      `,
      findings: [
        { at: '3:22', message: 'The devices are not onboarded: instead of passive, clients end up disabled.' },
      ],
    },
    {
      name: 'servers and clients that are to be onboarded',
      fleet: `
        os: [windows-11, windows-server-2022]
        mode: passive+edr-block
        onboarding: { via: gpo, state: planned }
      `,
      findings: [
        {
          at: '3:32',
          severity: 'info',
          message: 'Until onboarding is done, clients end up disabled and servers stay active.',
          hint: 'Onboard the devices before you expect passive mode.',
        },
      ],
    },
    {
      name: 'a server of which nobody says',
      fleet: `
        os: windows-server-2022
        mode: passive
      `,
      findings: [
        {
          at: '2:7',
          severity: 'warning',
          message: 'The group does not say whether it is onboarded (`onboarding`); without it servers stay active.',
        },
      ],
    },
  ],
});

describeRule(passiveRequiresOtherAntivirus, {
  accept: [
    {
      name: 'another product',
      fleet: `
      os: windows-11
      mode: passive
      antivirus: { product: Contoso Protect }
    `,
    },
    {
      name: 'active mode without one',
      fleet: `
      os: windows-11
      mode: active+edr-block
      antivirus: none
    `,
    },
  ],
  reject: [
    {
      name: 'none on clients and servers',
      fleet: `
        os: [windows-11, windows-server-2022]
        mode: passive
        antivirus: none
      `,
      findings: [
        {
          at: '3:12',
          message:
            'The group has no other antivirus: clients return to active and forced servers have no real-time protection.',
        },
      ],
    },
    {
      name: 'none that anybody named',
      fleet: `
        os: windows-server-2022
        mode: passive
      `,
      findings: [
        {
          at: '2:7',
          severity: 'warning',
          message:
            'The group does not say which other antivirus it has (`antivirus`); without one forced servers have no real-time protection.',
        },
      ],
    },
  ],
});

describeRule(otherAntivirusNotRegistered, {
  accept: [
    {
      name: 'a registered product',
      fleet: `
      os: windows-11
      mode: passive
      antivirus: { product: Contoso Protect, registered: true }
    `,
    },
    {
      name: 'a server of which nobody says',
      fleet: `
      os: windows-server-2022
      mode: passive
      antivirus: { product: Contoso Protect }
    `,
    },
    {
      name: 'active mode',
      fleet: `
      os: windows-11
      mode: active
      antivirus: { product: Contoso Protect, registered: false }
    `,
    },
    {
      name: 'no product, which another rule judges',
      fleet: `
      os: windows-11
      mode: passive
      antivirus: none
    `,
    },
  ],
  reject: [
    {
      name: 'an unregistered product on a client',
      fleet: `
        os: [windows-server-2022, windows-11]
        mode: passive
        antivirus: { product: Contoso Protect, registered: false }
      `,
      findings: [
        {
          at: '3:52',
          message:
            'Contoso Protect is not registered with Security Center: Defender Antivirus stays active on Windows 11.',
        },
      ],
    },
    {
      name: 'an unregistered product on a server',
      fleet: `
        os: windows-server-2022
        mode: passive
        antivirus: { product: Contoso Protect, registered: false }
      `,
      findings: [
        {
          at: '3:52',
          severity: 'info',
          message:
            'Contoso Protect is not registered with Security Center; Windows Server 2022 is forced and does not ask.',
          hint: 'Leave it as it is if the product protects the servers.',
        },
      ],
    },
    {
      name: 'a client of which nobody says',
      fleet: `
        os: windows-11
        mode: passive+edr-block
        antivirus: { product: Contoso Protect }
      `,
      findings: [
        {
          at: '3:12',
          severity: 'warning',
          message:
            'The group does not say whether Contoso Protect is registered with Security Center (`registered`); unregistered, Defender Antivirus stays active on Windows 11.',
          hint: 'Check the registration and add `registered: true` to `antivirus`.',
        },
      ],
    },
  ],
});

describeRule(securityCenterServiceRequired, {
  accept: [
    {
      name: 'the service on',
      fleet: `
      os: windows-11
      mode: passive
      securityCenter: on
    `,
    },
    {
      name: 'a server',
      fleet: `
      os: windows-server-2022
      mode: passive
      securityCenter: off
    `,
    },
    {
      name: 'active mode',
      fleet: `
      os: windows-11
      mode: active+edr-block
      securityCenter: off
    `,
    },
    {
      name: 'nothing said',
      fleet: `
      os: windows-11
      mode: passive
    `,
    },
  ],
  reject: [
    {
      name: 'the service off',
      fleet: `
        os: [windows-10, windows-server-2022]
        mode: passive
        securityCenter: off
      `,
      findings: [
        {
          at: '3:17',
          message: 'With the Security Center service off, Windows 10 cannot see the other antivirus and stays active.',
        },
      ],
    },
  ],
});

describeRule(activeWithOtherAntivirus, {
  accept: [
    {
      name: 'no other product',
      fleet: `
      os: windows-11
      mode: active
      onboarding: { state: onboarded }
      antivirus: none
    `,
    },
    {
      name: 'a product without real-time protection',
      fleet: `
      os: windows-11
      mode: active
      onboarding: { state: onboarded }
      antivirus: { product: Contoso Protect, realtime: false }
    `,
    },
    {
      name: 'devices that are not onboarded',
      fleet: `
      os: windows-11
      mode: active
      onboarding: { state: none }
      antivirus: { product: Contoso Protect, realtime: true }
    `,
    },
    {
      name: 'passive mode',
      fleet: `
      os: windows-11
      mode: passive
      onboarding: { state: onboarded }
      antivirus: { product: Contoso Protect, realtime: true }
    `,
    },
  ],
  reject: [
    {
      name: 'a client',
      fleet: `
        os: [windows-11, windows-server-2022]
        mode: active
        onboarding: { state: planned }
        antivirus: { product: Contoso Protect, realtime: true }
      `,
      findings: [{ at: '4:50', message: 'Mode active beside Contoso Protect: Windows 11 goes passive by itself.' }],
    },
    {
      name: 'a server',
      fleet: `
        os: windows-server-2022
        mode: active+edr-block
        onboarding: { state: onboarded }
        antivirus: { product: Contoso Protect, realtime: true }
      `,
      findings: [
        {
          at: '4:50',
          severity: 'warning',
          message: 'Mode active+edr-block beside Contoso Protect: both run at once on Windows Server 2022.',
        },
      ],
    },
    {
      name: 'a client of which nobody says more',
      fleet: `
        os: windows-11
        mode: active
        antivirus: { product: Contoso Protect }
      `,
      findings: [
        {
          at: '3:12',
          severity: 'warning',
          message:
            'Mode active beside Contoso Protect: Windows 11 goes passive by itself. The group does not say `antivirus.realtime` and `onboarding`.',
        },
      ],
    },
    {
      name: 'a server whose onboarding nobody mentions',
      fleet: `
        os: windows-server-2022
        mode: active
        antivirus: { product: Contoso Protect, realtime: true }
      `,
      findings: [
        {
          at: '3:50',
          severity: 'info',
          message:
            'Mode active beside Contoso Protect: both run at once on Windows Server 2022. The group does not say `onboarding`.',
        },
      ],
    },
  ],
});

describeRule(serverNotOnboardedOtherAntivirus, {
  accept: [
    {
      name: 'an onboarded server',
      fleet: `
      os: windows-server-2022
      mode: active
      onboarding: { state: onboarded }
      antivirus: { product: Contoso Protect }
    `,
    },
    {
      name: 'no other product',
      fleet: `
      os: windows-server-2022
      mode: active
      onboarding: { state: none }
      antivirus: none
    `,
    },
    {
      name: 'a client',
      fleet: `
      os: windows-11
      mode: active
      onboarding: { state: none }
      antivirus: { product: Contoso Protect }
    `,
    },
    {
      name: 'nothing said about onboarding',
      fleet: `
      os: windows-server-2022
      mode: active
      antivirus: { product: Contoso Protect }
    `,
    },
  ],
  reject: [
    {
      name: 'a server beside a client',
      fleet: `
        os: [windows-11, windows-server-2022]
        mode: active
        onboarding: { state: none }
        antivirus: { product: Contoso Protect }
      `,
      findings: [
        {
          at: '3:22',
          message: 'Windows Server 2022 is not onboarded: Defender Antivirus stays active beside Contoso Protect.',
        },
      ],
    },
  ],
});

describeRule(clientPassiveIsAutomatic, {
  accept: [
    {
      name: 'a server',
      fleet: `
      os: windows-server-2022
      mode: passive
    `,
    },
    {
      name: 'active mode',
      fleet: `
      os: windows-11
      mode: active
    `,
    },
  ],
  reject: [
    {
      name: 'clients',
      fleet: `
        os: [windows-10, windows-server-2022, windows-11]
        mode: passive+edr-block
      `,
      findings: [{ at: '2:7', message: 'Nothing has to be set to make Windows 10, Windows 11 passive.' }],
    },
  ],
});

describeRule(mutualExclusionsMissing, {
  accept: [
    {
      name: 'exclusions in place',
      fleet: `
      os: windows-11
      mode: passive
      antivirus: { product: Contoso Protect, exclusionsForDefender: true }
    `,
    },
    {
      name: 'active mode',
      fleet: `
      os: windows-11
      mode: active
      antivirus: { product: Contoso Protect, exclusionsForDefender: false }
    `,
    },
    {
      name: 'no product, which another rule judges',
      fleet: `
      os: windows-11
      mode: passive
      antivirus: none
    `,
    },
  ],
  reject: [
    {
      name: 'no exclusions',
      fleet: `
        os: windows-server-2022
        mode: passive
        antivirus:
          product: Contoso Protect
          exclusionsForDefender: false
      `,
      findings: [{ at: '5:26', message: 'Contoso Protect does not exclude the files of Defender.' }],
    },
    {
      name: 'nothing said',
      fleet: `
        os: windows-server-2022
        mode: passive+edr-block
        antivirus:
          product: Contoso Protect
      `,
      findings: [
        {
          at: '4:3',
          message:
            'The group does not say whether Contoso Protect excludes the files of Defender (`exclusionsForDefender`).',
        },
      ],
    },
  ],
});

describeRule(passiveLicencePlan, {
  accept: [
    {
      name: 'Plan 2',
      fleet: `
      os: windows-11
      mode: passive
      licence: p2
    `,
    },
    {
      name: 'Business',
      fleet: `
      os: windows-11
      mode: passive
      licence: business
    `,
    },
    {
      name: 'active mode',
      fleet: `
      os: windows-11
      mode: active
      licence: p1
    `,
    },
    {
      name: 'block mode, which another rule judges',
      fleet: `
      os: windows-11
      mode: passive+edr-block
      licence: p1
    `,
    },
  ],
  reject: [
    {
      name: 'Plan 1',
      fleet: `
        os: windows-11
        mode: passive
        licence: p1
      `,
      findings: [{ at: '3:10', message: 'One page counts passive mode to Plan 2 only; this group has p1.' }],
    },
    {
      name: 'no licence',
      fleet: `
        os: windows-11
        mode: passive
        licence: none
      `,
      findings: [
        { at: '3:10', message: 'Passive mode needs a licence of Defender for Endpoint; this group has none.' },
      ],
    },
    {
      name: 'an unknown licence',
      fleet: `
        os: windows-11
        mode: passive
      `,
      findings: [
        {
          at: '2:7',
          severity: 'info',
          message: 'The group does not say its `licence`; one page counts passive mode to Plan 2 only.',
          hint: 'Add `licence`, such as `licence: p2`.',
        },
      ],
    },
  ],
});

describeRule(serviceStartValuesManaged, {
  accept: [
    {
      name: 'another service',
      fleet: String.raw`
      os: windows-11
      mode: active
      raw: { registry: [{ key: 'HKLM\SYSTEM\CurrentControlSet\Services\Spooler', name: Start, type: dword, data: 4, reason: r }] }
    `,
    },
    {
      name: "another value of Defender's service",
      fleet: String.raw`
      os: windows-11
      mode: active
      raw: { registry: [{ key: 'HKLM\SYSTEM\CurrentControlSet\Services\Sense', name: Description, type: sz, data: x, reason: r }] }
    `,
    },
    {
      name: 'the same name elsewhere',
      fleet: String.raw`
      os: windows-11
      mode: active
      raw: { registry: [{ key: 'HKLM\SOFTWARE\Contoso\WinDefend', name: Start, type: dword, data: 4, reason: r }] }
    `,
    },
  ],
  reject: [
    {
      name: 'services and drivers in any case and control set',
      fleet: String.raw`
        os: windows-11
        mode: active
        raw:
          registry:
            - { key: 'HKLM\SYSTEM\CurrentControlSet\Services\WinDefend', name: start, type: dword, data: 4, reason: r }
            - { key: 'HKEY_LOCAL_MACHINE\System\ControlSet001\services\wscsvc\', name: Start, type: dword, data: 3, reason: r }
            - { key: 'HKLM\SYSTEM\CurrentControlSet\Services\WdNisDrv', type: delete-key, reason: r }
            - { key: 'HKLM\SYSTEM\CurrentControlSet\Services\Sense', name: Start, type: delete, reason: r }
      `,
      findings: [
        { at: '5:7', message: 'The entry changes how the service WinDefend starts.' },
        { at: '6:7', message: 'The entry changes how the service wscsvc starts.' },
        { at: '7:7', message: 'The entry deletes the service WdNisDrv of Defender.' },
        { at: '8:7', message: 'The entry changes how the service Sense starts.' },
      ],
    },
  ],
});

describeRule(smartAppControlNote, {
  accept: [
    {
      name: 'an onboarded device',
      fleet: `
      os: windows-11
      mode: active
      onboarding: { state: onboarded }
      smartAppControl: on
    `,
    },
    {
      name: 'Smart App Control off',
      fleet: `
      os: windows-11
      mode: active
      onboarding: { state: none }
      smartAppControl: off
    `,
    },
    {
      name: 'Windows 10',
      fleet: `
      os: windows-10
      mode: active
      onboarding: { state: none }
      smartAppControl: on
    `,
    },
    {
      name: 'nothing said about onboarding',
      fleet: `
      os: windows-11
      mode: active
      smartAppControl: on
    `,
    },
  ],
  reject: [
    {
      name: 'Smart App Control on',
      fleet: `
        os: [windows-10, windows-11]
        mode: active
        onboarding: { state: none }
        smartAppControl: on
      `,
      findings: [
        {
          at: '4:18',
          message:
            'With Smart App Control on and without onboarding, Windows 11 may report a passive or hybrid state of another kind.',
        },
      ],
    },
    {
      name: 'Smart App Control in evaluation',
      fleet: `
        os: windows-11
        mode: active
        onboarding: { state: none }
        smartAppControl: evaluation
      `,
      findings: [
        {
          at: '4:18',
          message:
            'With Smart App Control in evaluation and without onboarding, Windows 11 may report a passive or hybrid state of another kind.',
        },
      ],
    },
  ],
});
