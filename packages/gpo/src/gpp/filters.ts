import type { Diagnostic } from '@mdav/core';
import { elementsOf, type XmlElement } from '@mdav/xml';

/** Item-level targeting that Windows knows; source: [MS-GPPREF] 2.2.1.22 and genuine files. */
const FILTERS = new Set([
  'FilterBattery',
  'FilterCollection',
  'FilterComputer',
  'FilterCpu',
  'FilterDate',
  'FilterDisk',
  'FilterDomain',
  'FilterDun',
  'FilterFile',
  'FilterGroup',
  'FilterIpRange',
  'FilterLanguage',
  'FilterLdap',
  'FilterMacRange',
  'FilterMsi',
  'FilterOrgUnit',
  'FilterOs',
  'FilterPcmcia',
  'FilterPortable',
  'FilterProcMode',
  'FilterRam',
  'FilterRegistry',
  'FilterRunOnce',
  'FilterSite',
  'FilterTerminal',
  'FilterTime',
  'FilterUser',
  'FilterVariable',
  'FilterWmi',
]);

/** Unknown filters (`gpp-unknown-filter`): Windows imports them without a word, and the item then never applies. */
export function checkFilters(filters: XmlElement): readonly Diagnostic[] {
  return elementsOf(filters).flatMap((filter) => {
    const nested = filter.name === 'FilterCollection' ? checkFilters(filter) : [];
    if (FILTERS.has(filter.name)) return nested;
    const meant = [...FILTERS].find((name) => name.toLowerCase() === filter.name.toLowerCase());
    const diagnostic: Diagnostic = {
      code: 'gpp-unknown-filter',
      severity: 'warning',
      message: `Windows knows no targeting "${filter.name}"; an item that has it never applies.`,
      at: { ...filter.at },
      hint: meant === undefined ? 'Set the targeting again in the Group Policy Management Editor.' : `Write ${meant}.`,
    };
    return [diagnostic, ...nested];
  });
}
