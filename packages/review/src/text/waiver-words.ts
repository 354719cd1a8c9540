import type { Waiver } from '@mdav/core';

/** Who answers for something, until when and why: `slow links (ticket CHG-9, till team, until 2027-06-30)`. */
export function waiverWords({ reason, owner, expires, ticket }: Omit<Waiver, 'rule' | 'group' | 'setting'>): string {
  return `${reason} (${ticket === undefined ? '' : `ticket ${ticket}, `}${owner}, until ${expires})`;
}
