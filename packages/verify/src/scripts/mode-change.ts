/**
 * What event 5007 of the Defender Operational log says when a value of the mode has changed; a pattern for `-match`.
 * `PassiveMode` is part of every spelling of the forcing value. Source: switch-2. `mode-change.ps1` reads the events.
 */
export const MODE_CHANGE_PATTERN = 'PassiveMode|PassiveRemediation|DisableAntiSpyware';
