import { OS_IDS, type OsId } from '@mdav/core';
import { describe, expect, it } from 'vitest';
import { osWords } from '../__tests__/right-device.ts';
import { osClassOf, osOf } from './os-of.ts';

const words = (caption?: string, build?: number, productType?: number, platform?: string) => ({
  caption,
  build,
  productType,
  platform,
});

describe('the operating system', () => {
  it.each(OS_IDS)('%s is told by the words of a genuine device', (id) => {
    const { caption, build, productType } = osWords(id);
    expect(osOf(words(caption, build, productType))).toBe(id);
  });
  it.each<[ReturnType<typeof words>, OsId | undefined]>([
    [words('Microsoft Windows 10 Pro', 21999, 1), 'windows-10'],
    [words('Microsoft Windows 11 Pro', 22000, 1), 'windows-11'],
    [words('Microsoft Windows 11 Enterprise multi-session', 22631, 3), 'windows-11-multi-session'],
    [words('Microsoft Windows 10 Enterprise for Virtual Desktops', 18363, 3), 'windows-10-multi-session'],
    [words('Microsoft Windows 11 Enterprise Mehrfachsitzung', 26100, 3), 'windows-11-multi-session'],
    [words('Microsoft Windows 11 Enterprise multi-session', 26200), 'windows-11-multi-session'],
    [words(undefined, undefined, undefined, 'Windows10WVD'), 'windows-10-multi-session'],
    [words(undefined, 26100, undefined, 'Windows11WVD'), 'windows-11-multi-session'],
    [words(undefined, 19045, 1), 'windows-10'],
    [words(undefined, 17763, 3), 'windows-server-2019'],
    [words(undefined, 17763, undefined), undefined],
    [words('Microsoft Windows Server 2019 Standard', 17763, undefined), 'windows-server-2019'],
    [words('Microsoft Windows Server Datacenter', 17134, 3), 'windows-server-1803'],
    [words('Microsoft Windows Server Datacenter: Azure Edition', 20348, 3), 'windows-server-2022'],
    [words('Microsoft Azure Stack HCI', 20349, 3), undefined],
    [words('Azure Local', 26100, 3), 'azure-local-24h2'],
    [words('Microsoft Azure Stack HCI', 25398, 3), 'azure-local-23h2'],
    [words('Microsoft Windows Server 23H2 Datacenter', 25398, 3), 'windows-server-23h2'],
    [words(undefined, 25398, 3), 'windows-server-23h2'],
    [words('Microsoft Windows Server Datacenter', 19042, 3), 'windows-server-1803'],
    [words('Microsoft Windows Server 2025 Datacenter', 26100, 2), 'windows-server-2025'],
    [words('Microsoft Windows Server 2032', 31337, 3), undefined],
    [words('Microsoft Windows 10', 9999, 1), undefined],
    [words(undefined, 1e9, 1), undefined],
    [words('Microsoft Windows 10 Pro', undefined, 1), undefined],
    [words(undefined, undefined, undefined, 'Windows11'), 'windows-11'],
    [words(undefined, 26100, undefined, 'Windows10'), 'windows-11'],
    [words(undefined, 20348, undefined, 'WindowsServer2022'), 'windows-server-2022'],
    [words(undefined, undefined, undefined, 'WindowsServer2012R2'), 'windows-server-2012-r2'],
    [words(undefined, 18363, undefined, 'WindowsServer'), 'windows-server-1803'],
    [words(undefined, undefined, undefined, 'Linux'), undefined],
    [words(), undefined],
  ])('%j is %s', (said, id) => {
    expect(osOf(said)).toBe(id);
  });
  it.each<[ReturnType<typeof words>, string | undefined]>([
    [words(undefined, undefined, 2), 'server'],
    [words('Microsoft Windows Server 2032', 31337, undefined), 'server'],
    [words('Ubuntu'), undefined],
    [words(undefined, undefined, undefined, 'macOS'), undefined],
  ])('%j is a %s', (said, kind) => {
    expect(osClassOf(said)).toBe(kind);
  });
});
