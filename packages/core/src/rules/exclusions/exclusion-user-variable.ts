import { defineRule } from '../../rule/rule.ts';
import { pathEntries } from './entries.ts';

const OF_A_USER = new Set(
  'appdata homedrive homepath home localappdata onedrive onedrivecommercial temp tmp username userdomain userprofile'.split(
    ' ',
  ),
);

/** A variable that means something else to the service than to the author. */
export const exclusionUserVariable = defineRule({
  id: 'exclusion-user-variable',
  chapter: 'exclusions',
  severity: 'warning',
  what: 'An exclusion uses an environment variable of a user.',
  why: 'The service runs as LocalSystem. For it `%USERPROFILE%` is the profile of the system account, so the folders of users are not excluded and another one is.',
  fix: 'Write the path out, with `*` for the name of the user where one is needed.',
  autofix: { none: 'fact' },
  waive: 'When the profile of the system account is meant.',
  settles:
    'Allowed applications of controlled folder access take variables of the user, and of protected folders no page says: both are left alone.',
  basis: 'documented',
  sources: ['exclusion-mistakes', 'exclusion-paths', 'exclusions-2026', 'asr-overview', 'controlled-folders'],
  good: String.raw`
    os: windows-11
    mode: active
    deliver: [intune]
    settings: { excludedPaths: ['%ProgramData%\Contoso\Cache'] }
  `,
  bad: String.raw`
    os: windows-11
    mode: active
    deliver: [intune]
    settings: { excludedPaths: ['%LOCALAPPDATA%\Contoso\Cache'] }
  `,
  check: (group) =>
    pathEntries(group, ({ systemVariables }) => systemVariables === true).flatMap(({ setting, text, at }) =>
      [...text.matchAll(/%([^%\\]+)%/g)]
        .map(([variable, name]) => ({ variable, name: (name ?? '').toLowerCase() }))
        .filter(({ name }) => OF_A_USER.has(name))
        .slice(0, 1)
        .map(({ variable }) => ({
          at,
          setting,
          message: `${variable} in "${text}" is resolved for the system account, not for a user.`,
        })),
    ),
});
