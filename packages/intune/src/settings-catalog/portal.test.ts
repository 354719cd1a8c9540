import { describe, expect, it } from 'vitest';
import { bytesOf, plainPolicy, textOf } from '../__tests__/samples.ts';
import { encodePortalForm } from './portal.ts';

describe('encodePortalForm', () => {
  it('writes the fourteen members of an export in their order, on one line behind a byte order mark', () => {
    const text = textOf(encodePortalForm(plainPolicy));
    expect(text.startsWith('\uFEFF{"@odata.context":"https://graph.microsoft.com/beta/$metadata#')).toBe(true);
    expect(text.endsWith('}')).toBe(true);
    expect(Object.keys(JSON.parse(text.slice(1)))).toEqual([
      '@odata.context',
      'createdDateTime',
      'creationSource',
      'description',
      'lastModifiedDateTime',
      'name',
      'platforms',
      'priorityMetaData',
      'roleScopeTagIds',
      'settingCount',
      'technologies',
      'id',
      'templateReference',
      'settings',
    ]);
  });

  it('depends on nothing but the policy and the identity that is given', () => {
    expect(encodePortalForm(plainPolicy)).toEqual(encodePortalForm(structuredClone(plainPolicy)));
    const identity = { id: 'a', createdDateTime: 'b', lastModifiedDateTime: 'c' };
    expect(JSON.parse(textOf(encodePortalForm(plainPolicy, identity)).slice(1))).toMatchObject(identity);
  });

  it('starts with the three bytes of the mark', () => {
    expect(encodePortalForm(plainPolicy).slice(0, 3)).toEqual(bytesOf('\uFEFF'));
  });
});
