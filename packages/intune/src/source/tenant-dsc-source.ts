import type { Outcome } from '@mdav/core';
import {
  type FileSource,
  type LiftedPolicy,
  type PlacedForm,
  type ReadPolicy,
  type Shown,
  succeed,
} from '@mdav/core/format';
import { EMPTY_FORM } from '../lower/form.ts';
import { decodeTenant, type FoundObject, isTenantFile, type TenantObject } from '../tenant-dsc/decode.ts';
import { liftMdmForms } from './lift-mdm.ts';
import { headed } from './show-mdm.ts';
import { offOf } from './unassigned.ts';
import { liftUnread, showUnread } from './unread-source.ts';

/** Configurations of Microsoft365DSC, as far as they are about Intune. */
export const tenantDscSource: FileSource<TenantObject> = {
  of: 'file',
  id: 'microsoft365dsc',
  title: 'Microsoft365DSC configuration',
  endings: ['.ps1', '.mof', '.json'],
  policy: { word: 'Microsoft365DSC resource', holder: 'policy', deliver: 'intune', applied: 'intune' },
  channel: 'mdm',
  recognise: (file) => (isTenantFile(file) ? 'policy' : undefined),
  decode: decodeFile,
  lift: liftTenant,
  show: showTenant,
};

function decodeFile(bytes: Uint8Array): Outcome<readonly ReadPolicy<TenantObject>[]> {
  const read = decodeTenant(bytes);
  if (!read.ok) return read;
  return succeed(read.value.map(readFound), read.diagnostics);
}

function readFound({ object, assignments }: FoundObject): ReadPolicy<TenantObject> {
  const { name, description } = object.form;
  return {
    form: object,
    ...(name === null || name === '' ? {} : { name }),
    ...(description === null ? {} : { written: description }),
    ofFileOnly: ['mdm-template-left'],
    ...offOf({ assignments }),
  };
}

function liftTenant(placed: readonly PlacedForm<TenantObject>[]): LiftedPolicy {
  const policies = placed.flatMap(({ form: { kind, form }, path }) => (kind === 'policy' ? [{ form, path }] : []));
  const others = placed.flatMap(({ form: { kind, form }, path }) => (kind === 'by-name' ? [{ form, path }] : []));
  const forms = policies.map(({ form: { policy, custom }, path }) => ({
    form: {
      ...EMPTY_FORM,
      catalog: policy === undefined ? [] : [policy],
      custom: custom === undefined ? [] : [custom],
    },
    path,
  }));
  const lifted = forms.length === 0 ? { parts: [], beside: [] } : liftMdmForms(forms);
  return {
    parts: [...lifted.parts, ...liftUnread(others).parts],
    beside: [...lifted.beside, ...policies.flatMap(({ form }) => form.beside)],
  };
}

function showTenant({ kind, form }: TenantObject): Shown {
  if (kind === 'by-name') return showUnread(form);
  const { type, name, description, policy, beside } = form;
  const lines = beside.flatMap((one) => one.lines.map(({ place, says }) => `${place} = ${says}`));
  return {
    ...headed([
      {
        title: `Intune policy: ${name}`,
        rows: [
          ['description', description],
          ['resource', type],
          ['template', policy?.template?.displayName ?? null],
        ],
      },
    ]),
    ...(lines.length === 0
      ? {}
      : { entriesTitle: 'Besides', entries: lines.map((line) => line.replace(/[\r\n]+/g, ' ')) }),
  };
}
