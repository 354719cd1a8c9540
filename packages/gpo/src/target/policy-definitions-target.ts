import { type FileTree, type FleetTarget, forcesByGpo } from '@mdav/core/format';
import { policyDefinitions } from '../admx/make/admx-for.ts';
import { templateFiles } from '../admx/make/template.ts';

/** Where the files go: the name of the folder in a central store and on every Windows. */
const FOLDER = 'PolicyDefinitions';

/** The template for the forcing value, which no template of Windows has. */
export const policyDefinitionsTarget: FleetTarget = {
  id: 'policy-definitions',
  title: 'Template for ForceDefenderPassiveMode',
  advice: `copy the content of the folder into the domain's central store (\`\\\\domain\\SYSVOL\\domain\\Policies\\${FOLDER}\`), so that the Group Policy editor and its reports show the value by name. Without a central store it goes to \`C:\\Windows\\${FOLDER}\` where the editor runs. The policy works without it. Active Directory only: mobile device management refuses to ingest it.`,
  produce: (groups) => (groups.some(({ group }) => forcesByGpo(group)) ? templateFolder() : new Map()),
};

function templateFolder(): FileTree {
  return new Map([...templateFiles(policyDefinitions())].map(([path, bytes]) => [`${FOLDER}/${path}`, bytes]));
}
