import { type FoundPolicy, joinPath, type NamedFiles, ownGroupIn } from '@mdav/import';
import { compliancePoliciesIn, type FoundCompliance } from '@mdav/intune';

const KIND = { word: 'Intune compliance policy', holder: 'policy', deliver: 'intune', applied: 'intune' } as const;

/** Most files of an export are no compliance policy, and reading JSON takes time. */
function mayHold(bytes: Uint8Array): boolean {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // The bytes of UTF-16 stand in this order in either, whichever half of a character comes first.
  return all.includes('CompliancePolicy') || all.includes('CompliancePolicy', 0, 'utf16le');
}

/** The compliance policies among files, to be put to groups as other policies are: they ask devices, and set nothing. */
export function complianceIn({ root, files }: NamedFiles): readonly FoundPolicy[] {
  return [...files].flatMap(([file, bytes]) =>
    mayHold(bytes) ? compliancePoliciesIn(bytes).map((one) => foundPolicy(joinPath(root, file), one)) : [],
  );
}

function foundPolicy(path: string, { name, description, asks, off, assigned }: FoundCompliance): FoundPolicy {
  const own = ownGroupIn(description);
  return {
    kind: KIND,
    path,
    name,
    set: { id: path, title: name, ...(own === undefined ? {} : { own }) },
    settings: {},
    raw: [],
    unsayable: [],
    notes: [],
    residue: Object.entries(asks).map(([place, says]) => ({ place, says, isDefender: true })),
    ...(off === undefined ? {} : { off }),
    ...(assigned === undefined ? {} : { assigned }),
  };
}
