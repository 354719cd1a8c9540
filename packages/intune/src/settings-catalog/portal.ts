import { utf8 } from '@mdav/core/format';
import { jsonText } from '@mdav/quote';
import type { MdmPolicy } from './policy.ts';
import { policyToWire } from './to-wire.ts';

/** What the service adds to a policy of its own. An import ignores it, so constants will do. */
export interface PortalIdentity {
  /** GUID of the policy in the tenant. */
  readonly id: string;
  /** RFC 3339, UTC. */
  readonly createdDateTime: string;
  readonly lastModifiedDateTime: string;
}

/** Constants: the same policy gives the same bytes. */
export const NO_IDENTITY: PortalIdentity = {
  id: '00000000-0000-0000-0000-000000000000',
  createdDateTime: '1980-01-01T00:00:00Z',
  lastModifiedDateTime: '1980-01-01T00:00:00Z',
};

const CONTEXT = 'https://graph.microsoft.com/beta/$metadata#deviceManagement/configurationPolicies/$entity';

/**
 * The bytes of "Export JSON" in the Intune portal, which is what its "Import policy" takes: UTF-8 with a byte order
 * mark, one line, no final newline, fourteen keys. Settings stay in the order they have. The portal imports plain
 * policies only; one with a template can be written this way and is refused there.
 */
export function encodePortalForm(policy: MdmPolicy, identity: PortalIdentity = NO_IDENTITY): Uint8Array {
  const wire = policyToWire(policy);
  const exported = {
    '@odata.context': CONTEXT,
    createdDateTime: identity.createdDateTime,
    creationSource: wire.creationSource ?? null,
    description: wire.description,
    lastModifiedDateTime: identity.lastModifiedDateTime,
    name: wire.name,
    platforms: wire.platforms,
    priorityMetaData: null,
    roleScopeTagIds: wire.roleScopeTagIds,
    settingCount: wire.settings.length,
    technologies: wire.technologies,
    id: identity.id,
    templateReference: wire.templateReference,
    settings: wire.settings,
  };
  return utf8(`\uFEFF${jsonText(exported)}`);
}
