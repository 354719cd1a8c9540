import { describe, expect, it } from 'vitest';
import { bytesOf, ENCODINGS, plainPolicy, plainPolicyText, textOf } from '../__tests__/samples.ts';
import { settingsCatalogCodec } from './codec.ts';

const { decode, encode } = settingsCatalogCodec;

/** The sample with something put in place of something else, which must be there. */
function edited(from: string | RegExp, to: string): Uint8Array {
  const text = plainPolicyText.replace(from, to);
  expect(text).not.toBe(plainPolicyText);
  return bytesOf(text);
}

function codesOf(bytes: Uint8Array): readonly string[] {
  return decode(bytes).diagnostics.map(({ code }) => code);
}

describe('writing', () => {
  it('gives the canonical bytes', () => {
    expect(textOf(encode(plainPolicy))).toBe(plainPolicyText);
  });

  it('does not depend on the order of the settings', () => {
    const reversed = { ...plainPolicy, settings: [...plainPolicy.settings].reverse() };
    expect(textOf(encode(reversed))).toBe(plainPolicyText);
  });

  it('claims no family for a template that came without one', () => {
    const id = '804339ad-1553-4478-a742-138fb5807418_1';
    const template = { id, family: null, displayName: null, displayVersion: null };
    expect(JSON.parse(textOf(encode({ ...plainPolicy, template }))).templateReference).toEqual({
      templateId: id,
      templateDisplayName: null,
      templateDisplayVersion: null,
    });
  });
});

describe('reading', () => {
  it.each(Object.keys(ENCODINGS))('takes %s', (name) => {
    const bytes = ENCODINGS[name]?.(plainPolicyText) ?? new Uint8Array();
    expect(decode(bytes)).toEqual({ ok: true, value: plainPolicy, diagnostics: [] });
  });

  it('takes one line, CRLF and tabs', () => {
    for (const text of [
      JSON.stringify(JSON.parse(plainPolicyText)),
      plainPolicyText.replaceAll('\n', '\r\n'),
      plainPolicyText.replaceAll('  ', '\t'),
    ]) {
      expect(decode(bytesOf(text))).toEqual({ ok: true, value: plainPolicy, diagnostics: [] });
    }
  });

  it("leaves out annotations and the service's own members", () => {
    const noisy = JSON.parse(plainPolicyText);
    Object.assign(noisy, {
      '@odata.context': 'https://example.org/$metadata',
      '@odata.type': '#microsoft.graph.deviceManagementConfigurationPolicy',
      'settings@odata.count': 2,
      '#microsoft.graph.assign': { title: 'x', target: 'y' },
      id: 'x',
      createdDateTime: 'x',
      creationSource: null,
      priorityMetaData: null,
      settingCount: 2,
      isAssigned: false,
      assignments: [],
    });
    noisy.settings[0].settingDefinitions = [{ id: 'x', anything: [1] }];
    noisy.settings[0].settingInstance.auditRuleInformation = null;
    noisy.settings[1].settingInstance.choiceSettingValue['children@odata.type'] = '#Collection(x)';
    expect(decode(bytesOf(JSON.stringify(noisy)))).toEqual({ ok: true, value: plainPolicy, diagnostics: [] });
  });

  it('takes a minimal body: references, description, scope tags, ids and empty children may be missing', () => {
    const lean = JSON.parse(plainPolicyText);
    delete lean.description;
    delete lean.roleScopeTagIds;
    delete lean.templateReference;
    for (const setting of lean.settings) {
      delete setting.id;
      delete setting.settingInstance.settingInstanceTemplateReference;
    }
    delete lean.settings[1].settingInstance.choiceSettingValue.children;
    delete lean.settings[1].settingInstance.choiceSettingValue.settingValueTemplateReference;
    expect(decode(bytesOf(JSON.stringify(lean)))).toEqual({ ok: true, value: plainPolicy, diagnostics: [] });
  });

  it.each([
    [
      'text in text',
      (raw: string) => ({ RowKey: 'x', GUID: 'x', JSON: JSON.stringify({ RAWJson: raw, Type: 'Catalog' }) }),
    ],
    ['text', (raw: string) => ({ Displayname: 'x', Description: 'y', RAWJson: raw, Type: 'Catalog' })],
    ['objects', (raw: string) => ({ JSON: { RAWJson: JSON.parse(raw) } })],
  ])('unwraps a template of CIPP: %s', (_, wrap) => {
    const bytes = bytesOf(JSON.stringify(wrap(plainPolicyText)));
    expect(decode(bytes)).toEqual({ ok: true, value: plainPolicy, diagnostics: [] });
  });

  it('says where in the wrapper the problem is', () => {
    const raw = plainPolicyText.replace('"mdm"', '"MDM"');
    const bytes = bytesOf(JSON.stringify({ JSON: JSON.stringify({ RAWJson: raw }) }));
    expect(decode(bytes).diagnostics.map(({ at }) => at)).toEqual([{ path: 'JSON.RAWJson.technologies' }]);
  });

  it('keeps what a template says', () => {
    const text = plainPolicyText
      .replace('"templateId": ""', '"templateId": "804339ad-1553-4478-a742-138fb5807418_1"')
      .replace('"none"', '"endpointSecurityAntivirus"')
      .replace(
        '"settingInstanceTemplateReference": null',
        '"settingInstanceTemplateReference": {\n          "settingInstanceTemplateId": "11"\n        }',
      )
      .replace(
        '"settingValueTemplateReference": null',
        '"settingValueTemplateReference": {\n            "settingValueTemplateId": "22",\n            "useTemplateDefault": false\n          }',
      );
    const read = decode(bytesOf(text));
    expect(read.ok && read.value.template?.id).toBe('804339ad-1553-4478-a742-138fb5807418_1');
    expect(read.ok && textOf(encode(read.value))).toBe(text);
  });

  it('says what does not come along', () => {
    const bytes = edited(
      '"description": null,',
      '"description": null, "creationSource": "SccmAV", "assignments": [{}],',
    );
    const read = decode(bytes);
    expect(read.ok && read.value).toEqual(plainPolicy);
    expect(codesOf(bytes)).toEqual(['catalog-dropped', 'catalog-assignments-dropped']);
  });

  it('keeps what stands for the template of a policy of Configuration Manager', () => {
    const text = textOf(edited('"technologies": "mdm",', '"technologies": "configManager",')).replace(
      /("roleScopeTagIds": \[[^\]]*\],)/,
      '$1\n  "creationSource": "SccmAV",',
    );
    const read = decode(bytesOf(text));
    expect(read.diagnostics).toEqual([]);
    expect(read.ok && read.value.creationSource).toBe('SccmAV');
    expect(read.ok && textOf(encode(read.value))).toBe(text);
  });

  it('warns of a secret in plain text, and takes the spelling of other tools', () => {
    const bytes = edited('IntegerSettingValue",', 'SecretSettingValue", "valueState": "NotEncrypted",');
    const secret = bytesOf(textOf(bytes).replace('"value": 30', '"value": "hidden"'));
    const read = decode(secret);
    expect(codesOf(secret)).toEqual(['catalog-plain-secret']);
    expect(read.ok && read.value.settings[0]).toMatchObject({ value: { kind: 'secret', state: 'notEncrypted' } });
    const placeholder = textOf(secret).replace('hidden', '$${MDAV_ONBOARDING_PKG_1}');
    expect(placeholder).toContain('"${MDAV_ONBOARDING_PKG_1}"');
    expect(codesOf(bytesOf(placeholder))).toEqual([]);
    expect(codesOf(bytesOf(placeholder.replace('_1}', '_1} hidden')))).toEqual(['catalog-plain-secret']);
  });
});

describe('refusing', () => {
  const DEEP = '['.repeat(100_000) + ']'.repeat(100_000);

  it.each<[string, string | RegExp, string, string, object]>([
    [
      'a misspelled member',
      '"description": null',
      '"descripton": ""',
      'json-unknown-key',
      { line: 3, path: 'descripton' },
    ],
    [
      'a missing name',
      '"name": "contoso - office-clients - Defender",',
      '',
      'json-missing-key',
      { line: 1, path: 'name' },
    ],
    [
      'an unknown platform',
      '"windows10"',
      '"windows12"',
      'json-wrong-type',
      { line: 4, column: 16, path: 'platforms' },
    ],
    ['an unknown technology', '"mdm"', '"mdm, microsoftSense"', 'json-wrong-type', { line: 5, path: 'technologies' }],
    ['no technology', '"mdm"', '""', 'json-wrong-type', { path: 'technologies' }],
    ['settings that are none', /"settings": \[[\s\S]*\]/, '"settings": {}', 'json-wrong-type', { path: 'settings' }],
    [
      'a fraction',
      '"value": 30',
      '"value": 30.5',
      'json-wrong-type',
      { line: 25, column: 20, path: 'settings[0].settingInstance.simpleSettingValue.value' },
    ],
    ['a number too large to be exact', '"value": 30', '"value": 9007199254740993', 'json-wrong-type', { line: 25 }],
    ['text for a number', '"value": 30', '"value": "30"', 'json-wrong-type', { line: 25 }],
    [
      'a value without type',
      /"@odata.type": "#microsoft.graph.deviceManagementConfigurationIntegerSettingValue",/,
      '',
      'catalog-odata-type',
      { path: 'settings[0].settingInstance.simpleSettingValue' },
    ],
    [
      'a type without #',
      '"#microsoft.graph.deviceManagementConfigurationSimple',
      '"microsoft.graph.deviceManagementConfigurationSimple',
      'catalog-odata-type',
      { line: 19 },
    ],
    ['a setting of no known type', 'SimpleSettingInstance', 'SettingGroupInstance', 'catalog-odata-type', { line: 19 }],
    [
      'a member of another type',
      'ChoiceSettingInstance',
      'SimpleSettingInstance',
      'json-unknown-key',
      { path: 'settings[1].settingInstance.choiceSettingValue' },
    ],
    [
      'a template id',
      '"templateId": ""',
      '"templateId": "x"',
      'json-wrong-type',
      { path: 'templateReference.templateId' },
    ],
    [
      'a repeated member',
      '"platforms": "windows10"',
      '"platforms": "windows10", "platforms": "linux"',
      'json-duplicate-key',
      { line: 4, column: 29 },
    ],
    [
      '__proto__',
      '"description": null',
      '"__proto__": {"name": "x"}',
      'json-unknown-key',
      { line: 3, path: '__proto__' },
    ],
    ['broken JSON', '"mdm",', '"mdm"', 'json-syntax', { line: 6, column: 3 }],
    ['deep nesting', '"description": null', `"description": ${DEEP}`, 'json-too-deep', {}],
  ])('%s', (_, from, to, code, at) => {
    const read = decode(edited(from, to));
    expect(read.ok).toBe(false);
    expect(read.diagnostics.map((diagnostic) => diagnostic.code)).toContain(code);
    expect(read.diagnostics.find((diagnostic) => diagnostic.code === code)?.at).toMatchObject(at);
    expect(({} as { name?: string }).name).toBeUndefined();
  });

  it.each([
    ['nothing', ''],
    ['a list', '[]'],
    ['text', '"policy"'],
    ['null', 'null'],
    ['another object of Graph', '{"@odata.type":"#microsoft.graph.windows10CustomConfiguration","omaSettings":[]}'],
    ['a page of results', '{"value":[]}'],
    ['a template of another type', '{"RAWJson":"{}","Type":"Admin"}'],
    ['a wrapper around no JSON', '{"RAWJson":"{"}'],
  ])('%s', (_, text) => {
    const read = decode(bytesOf(text));
    expect(read.ok).toBe(false);
    expect(read.diagnostics).toHaveLength(1);
    expect(read.diagnostics[0]?.code).toMatch(/^(catalog-not-a-policy|json-syntax)$/);
  });

  it.each([
    ['UTF-8', Uint8Array.of(0x7b, 0xff, 0x7d)],
    ['UTF-16 of odd length', Uint8Array.of(0xff, 0xfe, 0x7b)],
    ['UTF-16 with half a pair', Uint8Array.of(0xff, 0xfe, 0x00, 0xd8)],
    ['UTF-16BE of odd length', Uint8Array.of(0xfe, 0xff, 0x00, 0x7b, 0x00)],
  ])('bytes that are no %s', (_, bytes) => {
    expect(codesOf(bytes)).toEqual(['json-encoding']);
  });

  it('a file that is too large, before anything is done with it', () => {
    expect(codesOf(new Uint8Array(16 * 1024 * 1024 + 1))).toEqual(['json-too-large']);
  });

  it('nonsense with a bounded number of diagnostics', () => {
    const settings = Array.from({ length: 5000 }, () => ({ wrong: 1 }));
    const read = decode(bytesOf(JSON.stringify({ ...JSON.parse(plainPolicyText), settings })));
    expect(read.ok).toBe(false);
    expect(read.diagnostics.length).toBe(100);
  });

  it('every problem at once, each with a place', () => {
    const text = plainPolicyText
      .replace('"windows10"', '5')
      .replace('"value": 30', '"value": []')
      .replace('"mdm"', '7');
    const read = decode(bytesOf(text));
    expect(read.diagnostics.map(({ at }) => at.line)).toEqual([4, 5, 25]);
  });
});
