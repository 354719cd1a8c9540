/** Names of fleets and groups. They become folders and parts of identifiers. */
export const NAME = '^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$';

/** Text of one line. */
export const LINE = '^[^\\r\\n\\u0000]+$';

/** Days of every year, by the length of their months. */
const COMMON_DAYS = [
  '(0[13578]|1[02])-(0[1-9]|[12]\\d|3[01])',
  '(0[469]|11)-(0[1-9]|[12]\\d|30)',
  '02-(0[1-9]|1\\d|2[0-8])',
];
const LEAP_YEARS = '(\\d{2}(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00)';

/** A day that the calendar has. What is compared with today would count for ever, or never, where there is no such day. */
export const DAY = `^(\\d{4}-(${COMMON_DAYS.join('|')})|${LEAP_YEARS}-02-29)$`;

/** A time of day. */
export const TIME = '^([01]\\d|2[0-3]):[0-5]\\d$';

/** A GUID without braces. */
export const GUID = '^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$';

const VERSION = '^\\d+(\\.\\d+){1,3}$';

/** What the text under a property of the model must look like, by `Type.property`; anything else is text of one line. */
export const TEXT_FORMS: Readonly<Record<string, string>> = {
  'Fleet.name': NAME,
  'Fleet.extends': '^(\\.{1,2}/[^\\r\\n\\u0000]+|[a-z][a-z0-9-]*(@[A-Za-z0-9.-]+)?)$',
  'Defaults.extends': '^(\\.{1,2}/[^\\r\\n\\u0000]+|[a-z][a-z0-9-]*(@[A-Za-z0-9.-]+)?)$',
  'Group.extends': '^(\\.{1,2}/[^\\r\\n\\u0000]+|[a-z][a-z0-9-]*(@[A-Za-z0-9.-]+)?)$',
  // A default may be any text.
  'Parameter.default': '',
  'Parameter.values': '',
  'Fleet.ruleFiles': '^[^\\r\\n\\u0000]*[^/\\\\\\r\\n\\u0000]\\.[cm]?[jt]s$',
  'Group.was': NAME,
  'GroupLayer.platform': VERSION,
  'GroupLayer.engine': VERSION,
  'GroupLayer.centralStore': '^\\d{4}-\\d{2}$',
  'Waiver.expires': DAY,
  'DeviceMatch.names': '^[^\\s\\u0000-\\u001f/\\\\:"<>|]{1,255}$',
  'DeviceMatch.tags': '^[^\\r\\n\\u0000]{1,200}$',
  // What XML can hold.
  'GpoComment.text': '^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\ufffe\\uffff]*$',
  'GpoComment.namespace': '^[^\\u0000-\\u001f\\ufffe\\uffff]+$',
  'GpoComment.policy': '^[^\\u0000-\\u001f\\ufffe\\uffff]+$',
  'GpoPreferences.securityGroup': '^[^\\u0000-\\u001f\\ufffe\\uffff\\\\]+\\\\[^\\u0000-\\u001f\\ufffe\\uffff\\\\]+$',
  'GpoPreferences.organizationalUnit': '^[^\\u0000-\\u001f\\ufffe\\uffff=]+=[^\\u0000-\\u001f\\ufffe\\uffff]+$',
  'Gpo.namespaces': '^[^\\u0000-\\u001f\\ufffe\\uffff]+$',
  'RawRegistry.key': '^(HKLM|HKEY_LOCAL_MACHINE)\\\\[^\\r\\n\\u0000]+$',
  // The name of a key's default value is empty, and data may be any text.
  'RawRegistry.name': '^[^\\r\\n\\u0000]*$',
  'RawRegistry.data': '',
  'RawOma.uri': '^\\./(Device/)?Vendor/MSFT/[^\\s]+$',
  'RawOma.value': '',
};

/** The range of a whole number under a property of the model, by `Type.property`. */
export const NUMBER_RANGES: Readonly<Record<string, { readonly minimum: number; readonly maximum: number }>> = {
  'RawRegistry.data': { minimum: 0, maximum: 4_294_967_295 },
};

/** Properties that hold lists which say something only when they are not empty. */
export const FILLED_LISTS: readonly string[] = [
  'GroupLayer.os',
  'GroupLayer.deliver',
  'Intune.assign',
  'Intune.exclude',
  'Intune.scopeTags',
  'Gpo.comments',
  'Gpo.namespaces',
  'DeviceMatch.names',
  'DeviceMatch.tags',
];
