import { findSetting, type SettingRow } from '@mdav/core';

/** The texts of a policy in one language. */
export interface PolicyTexts {
  readonly title: string;
  readonly explain: string;
  readonly supportedOn: string;
}

/** The languages in which templates are written. */
export const LANGUAGES = ['en-US', 'de-DE'] as const;
export type Language = (typeof LANGUAGES)[number];

/**
 * The texts of a policy. The catalogue speaks English, so that the policy of a row has English texts in every language,
 * unless a translation stands here.
 */
export function textsFor(row: SettingRow, language: Language): PolicyTexts {
  const own = Object.hasOwn(TRANSLATED, row.id) ? TRANSLATED[row.id] : undefined;
  return own?.[language] ?? fromRow(row);
}

/** Texts of the category that holds every policy. */
export const CATEGORY_TEXTS: { readonly [L in Language]: { readonly name: string; readonly explain: string } } = {
  'en-US': {
    name: 'Microsoft Defender Antivirus (mdav)',
    explain: 'Settings of Microsoft Defender Antivirus that the templates of Windows do not have, or do not have yet.',
  },
  'de-DE': {
    name: 'Microsoft Defender Antivirus (mdav)',
    explain: 'Einstellungen von Microsoft Defender Antivirus, die den Vorlagen von Windows fehlen oder noch fehlen.',
  },
};

function fromRow(row: SettingRow): PolicyTexts {
  const { title, explain, supportedOn } = textsOfRow(row);
  return { title, explain: `${explain}\n\n${writesLine(row)}`, supportedOn };
}

/** What a setting does, whatever the states of a policy write. */
export function textsOfRow({ title, notes = [], deprecated, since }: SettingRow): PolicyTexts {
  const old = deprecated === undefined ? [] : [`Not for new policies: ${deprecated}`];
  return {
    title,
    explain: [`${title}.`, ...notes, ...old].map(inEditor).join('\n\n'),
    supportedOn: since?.gpo ?? since?.says ?? 'Windows with Microsoft Defender Antivirus',
  };
}

/** The editor of policies shows plain text, and knows no setting by the name that a fleet file has for it. */
function inEditor(text: string): string {
  const titled = (word: string, otherwise: string) => {
    const title = findSetting(word)?.title;
    return title === undefined ? otherwise : `"${title}"`;
  };
  const plain = text.replace(/`([^`]+)`/g, (_, word: string) => titled(word, `"${word}"`));
  const named = plain.replace(/\b[a-z]+[A-Z]\w*/g, (word) => titled(word, word));
  return named.replace('leave the setting out', 'leave the policy not configured');
}

/** What each state writes, because a title and the value's name often point in opposite directions. */
function writesLine({ type, registry }: SettingRow): string {
  const write = registry.kind === 'values' ? registry.writes[0] : undefined;
  if (write?.kind !== 'value') return 'Disabled empties the list. Not configured leaves it alone.';
  if (type.kind !== 'toggle')
    return `Enabled writes the value ${write.name}; Disabled deletes it. Not configured leaves it alone.`;
  const { on, off } = write.as ?? {};
  const disabled = off === undefined ? 'Disabled deletes it' : `Disabled writes ${off}`;
  return `Enabled writes ${on ?? 1} to the value ${write.name}; ${disabled}. Not configured leaves it alone.`;
}

const TRANSLATED: Readonly<Record<string, { readonly [L in Language]: PolicyTexts }>> = {
  forceDefenderPassiveMode: {
    'en-US': {
      title: 'Force passive mode of Microsoft Defender Antivirus on a server',
      explain: [
        'Decides whether Microsoft Defender Antivirus runs in passive mode on a server that is onboarded to Microsoft Defender for Endpoint, beside another antivirus. A server never becomes passive by itself.',
        'Enabled makes Microsoft Defender Antivirus passive (ForceDefenderPassiveMode = 1).',
        'Disabled makes it active again (ForceDefenderPassiveMode = 0); restart the server afterwards.',
        'Not configured leaves the decision to Windows.',
        'Set the policy before the server is onboarded. On Windows Server 2012 R2 and 2016 it works only with the modern unified solution. While tamper protection is on, platform 4.18.2208.0 and later accepts the change to active and refuses the change back to passive.',
        'The policy is documented for servers only. A client becomes passive by itself once it is onboarded and another antivirus is registered.',
        'The same registry key holds the onboarding data: never delete the key, only this value.',
        'Only Group Policy can deliver this template: mobile device management refuses to write to this key.',
      ].join('\n\n'),
      supportedOn:
        'Windows Server 2012 R2 and later, Azure Local; Windows Server 2012 R2 and 2016 with the modern unified solution',
    },
    'de-DE': {
      title: 'Passiven Modus von Microsoft Defender Antivirus auf einem Server erzwingen',
      explain: [
        'Legt fest, ob Microsoft Defender Antivirus auf einem Server, der in Microsoft Defender for Endpoint aufgenommen ist, neben einem anderen Virenschutz im passiven Modus läuft. Von selbst wird ein Server nie passiv.',
        'Aktiviert: Microsoft Defender Antivirus wird passiv (ForceDefenderPassiveMode = 1).',
        'Deaktiviert: Microsoft Defender Antivirus wird wieder aktiv (ForceDefenderPassiveMode = 0); starten Sie den Server danach neu.',
        'Nicht konfiguriert: Windows entscheidet.',
        'Setzen Sie die Richtlinie, bevor der Server aufgenommen wird. Unter Windows Server 2012 R2 und 2016 wirkt sie nur mit der modernen einheitlichen Lösung. Solange der Manipulationsschutz an ist, nimmt die Plattform ab 4.18.2208.0 den Wechsel zu aktiv an und lehnt den Wechsel zurück zu passiv ab.',
        'Die Richtlinie ist nur für Server dokumentiert. Ein Client wird von selbst passiv, sobald er aufgenommen und ein anderer Virenschutz registriert ist.',
        'Derselbe Registrierungsschlüssel enthält die Daten der Aufnahme: Löschen Sie nie den Schlüssel, nur diesen Wert.',
        'Nur Gruppenrichtlinien können diese Vorlage verteilen: Die Verwaltung mobiler Geräte schreibt nicht in diesen Schlüssel.',
      ].join('\n\n'),
      supportedOn:
        'Windows Server 2012 R2 und neuer, Azure Local; Windows Server 2012 R2 und 2016 mit der modernen einheitlichen Lösung',
    },
  },
};
