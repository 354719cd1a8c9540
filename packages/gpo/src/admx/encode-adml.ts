import { element, OWN_STYLE, writeXml, type XmlElement } from '@mdav/xml';
import type { AdmlControl, AdmlDocument } from './adml-form.ts';
import { ADMX_XML_NAMESPACE } from './form.ts';

/** Writes a language file of policy definitions; as `encodeAdmx` writes the definitions. */
export function encodeAdml(document: AdmlDocument): Uint8Array {
  const strings = document.strings.map(({ id, text }) => withText('string', { id }, text));
  const presentations = document.presentations.map(({ id, controls }) =>
    element('presentation', { id }, controls.map(controlOf)),
  );
  const root = element(
    'policyDefinitionResources',
    { xmlns: ADMX_XML_NAMESPACE, revision: document.revision, schemaVersion: document.schemaVersion },
    [
      withText('displayName', {}, document.displayName),
      withText('description', {}, document.description),
      ...(document.annotations ?? []),
      element('resources', {}, [
        ...(strings.length === 0 ? [] : [element('stringTable', {}, strings)]),
        ...(presentations.length === 0 ? [] : [element('presentationTable', {}, presentations)]),
      ]),
    ],
  );
  return writeXml(root, OWN_STYLE);
}

function withText(name: string, attributes: Readonly<Record<string, string | undefined>>, text: string): XmlElement {
  return element(name, attributes, text === '' ? [] : [text]);
}

function controlOf(control: AdmlControl): XmlElement {
  switch (control.kind) {
    case 'text':
      return withText('text', {}, control.text);
    case 'decimal-text-box':
    case 'long-decimal-text-box': {
      const { refId, defaultValue, spin, spinStep, label } = control;
      const name = control.kind === 'decimal-text-box' ? 'decimalTextBox' : 'longDecimalTextBox';
      return withText(
        name,
        { refId, defaultValue: defaultValue?.toString(), spin: spin?.toString(), spinStep: spinStep?.toString() },
        label,
      );
    }
    case 'text-box':
      return element('textBox', { refId: control.refId }, [
        withText('label', {}, control.label),
        ...optionalText('defaultValue', control.defaultValue),
      ]);
    case 'multi-text-box': {
      const { refId, showAsDialog, defaultHeight } = control;
      return element('multiTextBox', {
        refId,
        showAsDialog: showAsDialog?.toString(),
        defaultHeight: defaultHeight?.toString(),
      });
    }
    case 'check-box':
      return withText(
        'checkBox',
        { refId: control.refId, defaultChecked: control.defaultChecked?.toString() },
        control.label,
      );
    case 'combo-box':
      return element('comboBox', { refId: control.refId, noSort: control.noSort?.toString() }, [
        withText('label', {}, control.label),
        ...optionalText('default', control.default),
        ...control.suggestions.map((suggestion) => withText('suggestion', {}, suggestion)),
      ]);
    case 'dropdown-list': {
      const { refId, noSort, defaultItem, label } = control;
      return withText(
        'dropdownList',
        { refId, noSort: noSort?.toString(), defaultItem: defaultItem?.toString() },
        label,
      );
    }
    case 'list-box':
      return withText('listBox', { refId: control.refId }, control.label);
  }
}

function optionalText(name: string, text: string | undefined): readonly XmlElement[] {
  return text === undefined ? [] : [withText(name, {}, text)];
}
