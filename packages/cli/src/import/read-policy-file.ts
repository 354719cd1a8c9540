import { assertNever, type Outcome, type SourceKind, succeed } from '@mdav/core';
import { customProfileCodec, scriptPackageCodec, settingsCatalogCodec } from '@mdav/intune';
import { lgpoCodec, polCodecFor, policiesFromLgpo, policiesFromRegFile, regCodec } from '@mdav/registry';
import { recognise } from '../read/recognise.ts';
import { saidByPreferences } from './from-gpo.ts';
import { saidByCatalogPolicy, saidByCustomProfile, saidByScript } from './from-intune.ts';
import { saidByPolicies } from './from-registry.ts';
import type { Said } from './said.ts';

/** A file that holds one policy, read and lifted. */
export interface PolicyFile {
  readonly kind: SourceKind;
  readonly said: Said;
  readonly name?: string;
  /** What whoever wrote it wrote about it: tells mdav's own files. */
  readonly written?: string;
  readonly template?: string;
}

/** Reads a file that holds one policy, recognised by its content; nothing for any other file. */
export function readPolicyFile(bytes: Uint8Array, path: string): Outcome<PolicyFile> | undefined {
  const { kind } = recognise(bytes);
  switch (kind) {
    case 'pol': {
      const read = polCodecFor(/(?:^|\/)user\/[^/]*$/i.test(path) ? 'user' : 'machine').decode(bytes);
      return read.ok ? succeed({ kind: 'pol', said: saidByPolicies([read.value], read.diagnostics) }) : read;
    }
    case 'reg': {
      const read = regCodec.decode(bytes);
      if (!read.ok) return read;
      const policies = policiesFromRegFile(read.value);
      const comments = read.value.items.flatMap((item) => (item.kind === 'comment' ? [item.text] : []));
      const said = saidByPolicies(policies.value, [...read.diagnostics, ...policies.diagnostics]);
      return succeed({ kind: 'reg', said, written: comments.join('\n') });
    }
    case 'lgpo': {
      const read = lgpoCodec.decode(bytes);
      if (!read.ok) return read;
      const policies = policiesFromLgpo(read.value);
      const said = saidByPolicies(policies.value, [...read.diagnostics, ...policies.diagnostics]);
      return succeed({ kind: 'lgpo', said });
    }
    case 'preferences': {
      const read = saidByPreferences(bytes);
      return read.ok ? succeed({ kind: 'gpo-preferences', said: read.value }) : read;
    }
    case 'settings-catalog': {
      const read = settingsCatalogCodec.decode(bytes);
      if (!read.ok) return read;
      const { name, description } = read.value;
      return succeed({
        kind: 'settings-catalog',
        name,
        written: description ?? '',
        ...saidByCatalogPolicy(read.value, read.diagnostics),
      });
    }
    case 'custom-profile': {
      const read = customProfileCodec.decode(bytes);
      if (!read.ok) return read;
      const { name, description } = read.value;
      const said = saidByCustomProfile(read.value, read.diagnostics);
      return succeed({ kind: 'custom-profile', name, written: description ?? '', said });
    }
    // Of other objects of Intune only script packages can say a setting.
    case 'other': {
      const read = scriptPackageCodec.decode(bytes);
      if (!read.ok) return undefined;
      const { name, description } = read.value;
      const said = saidByScript(read.value, read.diagnostics);
      return succeed({ kind: 'script-package', name, written: description ?? '', said });
    }
    case 'fleet':
    case 'unknown':
      return undefined;
    default:
      return assertNever(kind);
  }
}
