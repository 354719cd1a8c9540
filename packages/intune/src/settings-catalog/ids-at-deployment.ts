import type { MdmPolicy, SettingInstance } from './policy.ts';

const MEMBERS = { instance: 'settingInstanceTemplateId', value: 'settingValueTemplateId' } as const;

/** What stands in a policy for an id of its template that is in no public source: the tenant tells it at deployment. */
export function idAtDeployment(of: keyof typeof MEMBERS, definition: string): string {
  return `\${${MEMBERS[of]} of ${definition}}`;
}

/** True of a setting whose ids in its template are filled in when its policy is deployed. */
export function isAskedOfTenant({ definition, template }: SettingInstance): boolean {
  return template === idAtDeployment('instance', definition);
}

/** A setting whose ids are filled in, with what stands for them in the file. Values of collections have none. */
export interface SettingAtDeployment {
  readonly definition: string;
  readonly instance: string;
  readonly value: string | null;
}

/** The settings of a policy whose ids are filled in when it is deployed. */
export function settingsAtDeployment({ settings }: MdmPolicy): readonly SettingAtDeployment[] {
  return settings.flatMap((setting) => {
    if (!isAskedOfTenant(setting)) return [];
    const { definition } = setting;
    return [{ definition, instance: idAtDeployment('instance', definition), value: valueIdOf(setting) }];
  });
}

function valueIdOf(setting: SettingInstance): string | null {
  return setting.kind === 'choice' || setting.kind === 'simple' ? (setting.value.template?.id ?? null) : null;
}
