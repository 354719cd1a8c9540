import { assertNever, type Diagnostic } from '@mdav/core';
import type { SourceKind } from '../policy/source.ts';
import type { DecodedFile } from '../read/decoded-file.ts';
import { saidByPreferences } from './from-gpo.ts';
import { saidByCatalogPolicy, saidByCustomProfile, saidByScript } from './from-intune.ts';
import { saidByPolicies } from './from-registry.ts';
import type { Said } from './said.ts';

/** A file that holds one policy, in the words of an import. */
export interface PolicyFile {
  readonly kind: SourceKind;
  readonly said: Said;
  readonly name?: string;
  /** What whoever wrote it wrote about it: tells mdav's own files. */
  readonly written?: string;
  readonly template?: string;
}

/** What a decoded file says; `diagnostics` are those of decoding it. */
export function saidByFile(file: DecodedFile, diagnostics: readonly Diagnostic[]): PolicyFile {
  switch (file.kind) {
    case 'pol':
    case 'lgpo':
      return { kind: file.kind, said: saidByPolicies(file.registry, diagnostics) };
    case 'reg': {
      const comments = file.file.items.flatMap((item) => (item.kind === 'comment' ? [item.text] : []));
      return { kind: 'reg', said: saidByPolicies(file.registry, diagnostics), written: comments.join('\n') };
    }
    case 'preferences':
      return { kind: 'gpo-preferences', said: saidByPreferences(file.preferences, diagnostics) };
    case 'settings-catalog':
      return {
        kind: 'settings-catalog',
        ...namesOf(file.policy),
        ...saidByCatalogPolicy(file.policy, diagnostics),
      };
    case 'custom-profile':
      return {
        kind: 'custom-profile',
        ...namesOf(file.profile),
        said: saidByCustomProfile(file.profile, diagnostics),
      };
    case 'script-package':
      return { kind: 'script-package', ...namesOf(file.pack), said: saidByScript(file.pack, diagnostics) };
    default:
      return assertNever(file);
  }
}

function namesOf({ name, description }: { readonly name: string; readonly description: string | null }) {
  return { name, written: description ?? '' };
}
