# The newest events of the Defender Operational log that say a setting has changed, of the last $span milliseconds.

#region query
$query = "*[System[(EventID=5007) and TimeCreated[timediff(@SystemTime) <= $span]]]"
$log = 'Microsoft-Windows-Windows Defender/Operational'
#endregion

# Throws where there are none.
#region read
$events = @(Get-WinEvent -LogName $log -FilterXPath $query -MaxEvents 500)
#endregion
