/** Id of the target, and of what belongs to it beside the folders of the groups. */
export const VERIFY_ID = 'verify';
