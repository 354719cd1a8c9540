import { describeRule } from '@mdav/testkit';
import { serviceStartValuesManaged } from './service-start-values-managed.ts';
import { tamperProtectionByRegistry } from './tamper-protection-by-registry.ts';

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
            - { key: 'HKLM\SYSTEM\CurrentControlSet\Services\SecurityHealthService', name: Start, type: dword, data: 4, reason: r }
      `,
      findings: [
        {
          mended: [
            "            - { key: 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\WinDefend', name: start, type: dword, data: 4, reason: r }\n",
            '',
          ],
          at: '5:7',
          message: 'The entry changes how the service WinDefend starts.',
        },
        {
          mended: [
            "            - { key: 'HKEY_LOCAL_MACHINE\\System\\ControlSet001\\services\\wscsvc\\', name: Start, type: dword, data: 3, reason: r }\n",
            '',
          ],
          at: '6:7',
          message: 'The entry changes how the service wscsvc starts.',
        },
        {
          mended: [
            "            - { key: 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\WdNisDrv', type: delete-key, reason: r }\n",
            '',
          ],
          at: '7:7',
          message: 'The entry deletes the service WdNisDrv.',
        },
        {
          mended: [
            "            - { key: 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\Sense', name: Start, type: delete, reason: r }\n",
            '',
          ],
          at: '8:7',
          message: 'The entry changes how the service Sense starts.',
        },
        {
          mended: [
            "            - { key: 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\SecurityHealthService', name: Start, type: dword, data: 4, reason: r }\n",
            '',
          ],
          at: '9:7',
          message: 'The entry changes how the service SecurityHealthService starts.',
        },
      ],
    },
  ],
});

describeRule(tamperProtectionByRegistry, {
  accept: [
    {
      name: 'the choice of the template',
      fleet: `
      os: windows-11
      mode: active
      deliver: [intune]
      settings: { tamperProtection: on }
    `,
    },
    {
      name: 'another value of the key, and the name elsewhere',
      fleet: String.raw`
      os: windows-11
      mode: active
      deliver: [registry]
      raw:
        registry:
          - { key: 'HKLM\SOFTWARE\Policies\Microsoft\Windows Defender\Features', name: PassiveRemediation, type: dword, data: 1, reason: r }
          - { key: 'HKLM\SOFTWARE\Contoso\Features', name: TamperProtection, type: dword, data: 5, reason: r }
    `,
    },
  ],
  reject: [
    {
      name: 'the key of the product and the one below the policies, whatever the type and case',
      fleet: String.raw`
        os: windows-server-2019
        mode: active
        deliver: [registry]
        raw:
          registry:
            - { key: 'HKLM\SOFTWARE\Microsoft\Windows Defender\Features', name: TamperProtection, type: dword, data: 5, reason: r }
            - { key: 'HKEY_LOCAL_MACHINE\software\policies\microsoft\windows defender\features\', name: tamperprotection, type: sz, data: '1', reason: r }
            - { key: 'HKLM\SOFTWARE\Microsoft\Windows Defender\Features', name: TamperProtection, type: delete, reason: r }
      `,
      findings: [
        {
          at: '6:7',
          message: 'The entry writes TamperProtection, which no device takes from the registry.',
          mended: String.raw`
            os: windows-server-2019
            mode: active
            deliver: [registry]
            raw:
              registry:
                - { key: 'HKEY_LOCAL_MACHINE\software\policies\microsoft\windows defender\features\', name: tamperprotection, type: sz, data: '1', reason: r }
                - { key: 'HKLM\SOFTWARE\Microsoft\Windows Defender\Features', name: TamperProtection, type: delete, reason: r }
          `,
        },
        {
          at: '7:7',
          message: 'The entry writes TamperProtection, which no device takes from the registry.',
          mended: String.raw`
            os: windows-server-2019
            mode: active
            deliver: [registry]
            raw:
              registry:
                - { key: 'HKLM\SOFTWARE\Microsoft\Windows Defender\Features', name: TamperProtection, type: dword, data: 5, reason: r }
                - { key: 'HKLM\SOFTWARE\Microsoft\Windows Defender\Features', name: TamperProtection, type: delete, reason: r }
          `,
        },
        {
          at: '8:7',
          message: 'The entry deletes TamperProtection, which no device takes from the registry.',
          mended: String.raw`
            os: windows-server-2019
            mode: active
            deliver: [registry]
            raw:
              registry:
                - { key: 'HKLM\SOFTWARE\Microsoft\Windows Defender\Features', name: TamperProtection, type: dword, data: 5, reason: r }
                - { key: 'HKEY_LOCAL_MACHINE\software\policies\microsoft\windows defender\features\', name: tamperprotection, type: sz, data: '1', reason: r }
          `,
        },
      ],
    },
  ],
});
