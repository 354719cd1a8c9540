/** What the queries call the group of devices that several groups claim. Parentheses are no part of a group's name. */
export const SEVERAL = '(several)';
