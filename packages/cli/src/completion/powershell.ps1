# Completion of mdav for PowerShell: mdav completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName mdav -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $before = @($commandAst.CommandElements | Where-Object { $_.Extent.EndOffset -lt $cursorPosition } | ForEach-Object { "$_" })
    $reply = @(& mdav completion "--before=$($before -join "`n")" "--current=$wordToComplete" 2>$null)
    $reply | Select-Object -Skip 1 | ForEach-Object {
        $text, $meaning = $_ -split "`t", 2
        if (-not $meaning) { $meaning = $text }
        [System.Management.Automation.CompletionResult]::new($text, $text, 'ParameterValue', $meaning)
    }
}
