/**
 * What event 5007 of the Defender Operational log says when a value of the mode has changed; a pattern for `-match`.
 * `PassiveMode` is part of every spelling of the forcing value. Source: switch-2.
 */
export const MODE_CHANGE_PATTERN = 'PassiveMode|PassiveRemediation|DisableAntiSpyware';

/** Reads the newest such events of the last `$span` milliseconds into `$events`, where the caller puts it behind `try`. */
export const READ_CHANGES = '$events = @(Get-WinEvent -LogName $log -FilterXPath $query -MaxEvents 500)';

/** What `READ_CHANGES` needs, one statement each. */
export const CHANGE_QUERY: readonly string[] = [
  '$query = "*[System[(EventID=5007) and TimeCreated[timediff(@SystemTime) <= $span]]]"',
  "$log = 'Microsoft-Windows-Windows Defender/Operational'",
];
