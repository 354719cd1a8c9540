/** What holds policy, for hints; the rest of a sentence. */
export const SUCH_AS =
  'such as a GPO backup, a registry.pol or an exported Intune policy; `mdav list sources` names every format.';
