import { describe, expect, it } from 'vitest';
import { OS_IDS } from '../model/vocabulary.ts';
import { osName } from '../rule/ask.ts';
import { OS_INFO } from './os.ts';
import { osNamed } from './os-named.ts';

describe('osNamed', () => {
  it.each(OS_IDS)('knows %s as it is written and as it is printed', (id) => {
    const { title } = OS_INFO[id];
    for (const text of [id, title, title.toUpperCase(), ` ${title} `]) expect(osNamed(text), text).toBe(id);
    expect(osNamed(`${id}@19045`)).toBe(`${id}@19045`);
    expect(osNamed(osName({ id, build: 19045, at: {} }))).toBe(`${id}@19045`);
  });

  it.each([
    ['azure-stack-hci-23h2', 'azure-local-23h2'],
    ['Azure Stack HCI 24H2', 'azure-local-24h2'],
    ['win10', 'windows-10'],
    ['Win 11', 'windows-11'],
    ['w11 24H2', 'windows-11@26100'],
    ['windows-10@22H2', 'windows-10@19045'],
    ['Microsoft Windows 10 Enterprise', 'windows-10'],
    ['windows-10-iot-ltsc', 'windows-10'],
    ['Windows 11 Enterprise multi-session', 'windows-11-multi-session'],
    ['ws2019', 'windows-server-2019'],
    ['server 2012 R2', 'windows-server-2012-r2'],
    ['srv2016', 'windows-server-2016'],
    ['Windows 2022', 'windows-server-2022'],
    ['Windows Server 2022 Datacenter: Azure Edition', 'windows-server-2022'],
    ['Windows Server, version 20H2', 'windows-server-1803@19042'],
    ['Windows Server, version 23H2', 'windows-server-23h2'],
    ['Windows Server 1809', 'windows-server-2019@17763'],
    ['Windows 8.1 Pro', 'windows-8.1'],
    ['2012 R2', 'windows-server-2012-r2'],
    ['2019', 'windows-server-2019'],
    ['w2k19', 'windows-server-2019'],
    ['W2K12R2', 'windows-server-2012-r2'],
    ['2008 R2', 'windows-server-2008-r2'],
    ['w2k8r2', 'windows-server-2008-r2'],
    ['Windows 10 Enterprise LTSC 2021', 'windows-10@19044'],
    ['windows-10-ltsc-2019', 'windows-10@17763'],
    ['LTSB 2016', 'windows-10@14393'],
    ['Windows 11 IoT Enterprise LTSC 2024', 'windows-11@26100'],
  ])('knows what people mean by "%s"', (text, meant) => {
    expect(osNamed(text)).toBe(meant);
  });

  it.each([
    '',
    'windows',
    'windows-10@',
    'windows-10@1',
    'windows-10@19045@1',
    'windows-10@latest',
    'windows-10@pro',
    'Windows Server',
    'Azure Local',
    'Windows 11 2004',
    // A version of the Semi-Annual Channel, not a year.
    '2004',
    'Windows 11 LTSC 2019',
    'LTSC 2020',
    'w2k3',
    'w11 24H2 (build 26100)',
  ])('knows nothing called "%s"', (text) => {
    expect(osNamed(text)).toBeUndefined();
  });
});
