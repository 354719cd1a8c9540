import { jsonBytes } from '@mdav/core/format';
import type { CompliancePolicy, Requirement } from './policy.ts';

/** The JSON of a compliance policy as Graph takes it. */
export interface WireCompliance {
  readonly '@odata.type': '#microsoft.graph.windows10CompliancePolicy';
  readonly displayName: string;
  readonly description: string | null;
  readonly roleScopeTagIds: readonly string[];
  readonly antivirusRequired: boolean;
  readonly defenderEnabled: boolean;
  readonly rtpEnabled: boolean;
  readonly signatureOutOfDate: boolean;
  readonly scheduledActionsForRule: readonly [
    {
      readonly ruleName: 'PasswordRequired';
      readonly scheduledActionConfigurations: readonly [
        {
          readonly actionType: 'block';
          readonly gracePeriodHours: number;
          readonly notificationTemplateId: '';
          readonly notificationMessageCCList: readonly [];
        },
      ];
    },
  ];
}

/**
 * The JSON of a compliance policy. Every question is written, the ones not asked as `false`: a change of the policy leaves
 * alone what is not named. The one action is what the service insists on when a policy is created; its odd name too.
 */
export function complianceToWire(policy: CompliancePolicy): WireCompliance {
  const asks = (requirement: Requirement) => policy.requires.includes(requirement);
  return {
    '@odata.type': '#microsoft.graph.windows10CompliancePolicy',
    displayName: policy.name,
    description: policy.description,
    roleScopeTagIds: policy.roleScopeTagIds,
    antivirusRequired: asks('antivirus'),
    defenderEnabled: asks('defender'),
    rtpEnabled: asks('realtime-protection'),
    signatureOutOfDate: asks('current-intelligence'),
    scheduledActionsForRule: [
      {
        ruleName: 'PasswordRequired',
        scheduledActionConfigurations: [
          {
            actionType: 'block',
            gracePeriodHours: policy.graceHours,
            notificationTemplateId: '',
            notificationMessageCCList: [],
          },
        ],
      },
    ],
  };
}

/** A compliance policy as a JSON file: UTF-8, LF, two spaces, a final newline. */
export function encodeCompliance(policy: CompliancePolicy): Uint8Array {
  return jsonBytes(complianceToWire(policy));
}
