import type { Diagnostic, Outcome } from '@mdav/core';
import { fail, succeed } from '@mdav/core/format';
import { childNamed, contentOf, essenceOf, textOf, type XmlElement } from '@mdav/xml';
import { type ExtensionPair, formatExtensions, parseExtensions } from './extensions.ts';
import type { GpoStatus, GpoVersion } from './form.ts';
import { STATUS_CODES } from './scheme.ts';

/** `GroupPolicyCoreSettings` of Backup.xml. */
export interface CoreSettings {
  readonly id: string;
  readonly name: string;
  readonly domain: string;
  readonly securityDescriptor: string;
  readonly status: GpoStatus;
  readonly machine: { readonly version: GpoVersion; readonly extensions: readonly ExtensionPair[] };
  readonly user: { readonly version: GpoVersion; readonly extensions: readonly ExtensionPair[] };
  /** Absent when the element is empty. */
  readonly wmiFilter?: readonly XmlElement[];
}

/**
 * Reads the core settings.
 *
 * Diagnostics: `gpo-backup-incomplete` without an id; `gpo-backup-bad-field` for a number or list that cannot be read,
 * which then counts as 0 or as empty (scripts that make backups leave some of them empty).
 */
export function readCoreSettings(core: XmlElement, file: string): Outcome<CoreSettings> {
  const diagnostics: Diagnostic[] = [];
  const text = (name: string) => contentOf(childNamed(core, name));
  const field = (name: string) => text(name).trim();
  const report = (name: string, problem: string, hint: string): void => {
    const at = childNamed(core, name)?.at ?? core.at;
    diagnostics.push({
      code: 'gpo-backup-bad-field',
      severity: 'warning',
      message: `${name} ${problem}`,
      at: { file, ...at },
      hint,
    });
  };
  const count = (name: string, max: number): number => {
    const digits = field(name);
    if (/^\d{1,10}$/.test(digits) && Number(digits) <= max) return Number(digits);
    report(
      name,
      `is "${digits}", not a number up to ${max}; it counts as 0.`,
      'Make the backup again with Backup-GPO.',
    );
    return 0;
  };
  const pairs = (name: string): readonly ExtensionPair[] => {
    const parsed = parseExtensions(field(name));
    if (parsed === undefined) {
      report(
        name,
        `is "${field(name)}", not a list of extensions; it counts as empty.`,
        'Make the backup again with Backup-GPO.',
      );
    } else if (formatExtensions(parsed) !== field(name)) {
      report(
        name,
        'is not in ascending order; a client may stop at the first extension out of order.',
        'Sort the list by its GUIDs.',
      );
    }
    return parsed ?? [];
  };
  const version = (name: string): GpoVersion => {
    const number = count(name, 0xffff_ffff);
    return { directory: Math.floor(number / 0x10000), sysvol: number % 0x10000 };
  };

  const id = field('ID');
  if (!/^\{[0-9A-Fa-f-]{36}\}$/.test(id)) {
    const diagnostic: Diagnostic = {
      code: 'gpo-backup-incomplete',
      severity: 'error',
      message: `Backup.xml does not describe a GPO: its ID is "${id}".`,
      at: { file, ...(childNamed(core, 'ID') ?? core).at },
      hint: 'Make the backup again with Backup-GPO.',
    };
    return fail([diagnostic]);
  }
  const filter = childNamed(core, 'WMIFilter');
  const filterParts = [filter, childNamed(core, 'WMIFilterName')].flatMap((part) =>
    part === undefined ? [] : essenceOf(part),
  );
  const settings: CoreSettings = {
    id,
    name: text('DisplayName'),
    domain: field('Domain'),
    securityDescriptor: field('SecurityDescriptor'),
    status: statusOf(count('Options', 3)),
    machine: { version: version('MachineVersionNumber'), extensions: pairs('MachineExtensionGuids') },
    user: { version: version('UserVersionNumber'), extensions: pairs('UserExtensionGuids') },
    ...(filter !== undefined && textOf(filter).trim() !== '' ? { wmiFilter: filterParts } : {}),
  };
  return succeed(settings, diagnostics);
}

function statusOf(code: number): GpoStatus {
  const statuses = Object.keys(STATUS_CODES) as readonly GpoStatus[];
  return statuses.find((status) => STATUS_CODES[status] === code) ?? 'enabled';
}
