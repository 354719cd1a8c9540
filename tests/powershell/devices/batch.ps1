# Runs scripts on simulated devices: one JSON line per device in, one JSON line of what the scripts said, wrote and
# returned out. Every device has its `steps`: a file of the folder, a `switch`, and `ifWritten` for those that make no sense
# unless something was written to the device before.
param([string]$Devices, [string]$Folder, [string]$Out, [string]$Language, [string]$Seen)

. (Join-Path $PSScriptRoot 'windows.ps1')
Import-Module (Join-Path $PSScriptRoot 'Modules/Defender/Defender.psd1')
$env:SystemRoot = 'C:\Windows'
$env:windir = 'C:\Windows'

$global:Lines = New-Object System.IO.StreamReader $Devices
$global:Written = New-Object System.IO.StreamWriter $Out
$global:Said = $null
$global:Steps = @()
$global:Executed = @{}

# The next step of this device or the next one; false when there is none.
function global:Step-Next {
    while ($true) {
        if ($global:Steps.Count -gt 0) {
            $global:Step, $global:Steps = $global:Steps
            if ($global:Step['ifWritten'] -and $global:Device.writes.Count -eq 0) { continue }
            $global:Before = $global:Device.writes.Count
            $global:Switch = $global:Step['switch']
            $global:File = "$Folder/$($global:Step.file)"
            $env:PROCESSOR_ARCHITEW6432 = $(if ($global:Device.wow) { 'AMD64' } else { $null })
            $global:LASTEXITCODE = 0
            $global:Thrown = $null
            $global:Error.Clear()
            return $true
        }
        if ($null -ne $global:Said) { $global:Written.WriteLine((ConvertTo-Json -InputObject $global:Said -Depth 6 -Compress)) }
        $line = $global:Lines.ReadLine()
        if ($null -eq $line) { return $false }
        $global:Steps = @((ConvertFrom-Json -InputObject $line -AsHashtable).steps)
        $global:Device = New-Device $line
        $env:COMPUTERNAME = $global:Device.id
        $global:Said = @{ id = $global:Device.id; steps = @{} }
    }
}

function global:Save-Step($output) {
    $global:Said.steps[$global:Step.name] = @{
        lines = @($output | ForEach-Object -Process { if ($_ -is [System.Management.Automation.ErrorRecord]) { "ERROR $($_.FullyQualifiedErrorId)" } else { [string]$_ } })
        code = $global:LASTEXITCODE
        writes = @($global:Device.writes | Select-Object -Skip $global:Before)
        thrown = $global:Thrown
        relaunched = $global:Device.relaunched
    }
}

function global:Save-Thrown($thrown) { $global:Thrown = "line $($thrown.InvocationInfo.ScriptLineNumber): $($thrown.Exception.Message)" }

function global:Save-All {
    $global:Written.Close()
    if ($Seen) { [System.IO.File]::WriteAllLines($Seen, [string[]]@($global:Executed.Keys)) }
}

# One way: from here on the scripts, and this loop, are held to the mode. The functions above are not.
if ($Language -eq 'constrained') { $ExecutionContext.SessionState.LanguageMode = 'ConstrainedLanguage' }
while (Step-Next) {
    $output = @()
    try {
        if ($global:Switch -eq 'WhatIf') { $output = @(& $global:File -WhatIf 2>&1) }
        elseif ($global:Switch -eq 'Whole') { $output = @(& $global:File -Whole 2>&1) }
        else { $output = @(& $global:File 2>&1) }
    }
    catch { Save-Thrown $_ }
    Save-Step $output
}
Save-All
