/** Members of which the same holds, in the order of the first of each. */
export interface EqualMembers<Member, Value> {
  readonly members: readonly Member[];
  readonly value: Value;
}

/** Puts members together of which the same holds, as equal data. */
export function groupEqual<Member, Value>(
  members: readonly Member[],
  whatHolds: (member: Member) => Value,
): readonly EqualMembers<Member, Value>[] {
  const groups = new Map<string, { members: Member[]; value: Value }>();
  for (const member of members) {
    const value = whatHolds(member);
    const key = JSON.stringify(value);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { members: [member], value });
    else group.members.push(member);
  }
  return [...groups.values()];
}
