# Runs scripts on simulated devices: one JSON line per device in, one JSON line of what the scripts said, wrote and
# returned out, first those in full language mode, then those in constrained. Every device has its `steps`: a file of the
# folder, a `switch`, and `ifWritten` for those that make no sense unless something was written to the device before.
# What a script leaves behind in the session would reach the next device: it is told.
param([string]$Full, [string]$Constrained, [string]$Folder, [string]$Out, [string]$Seen)

. (Join-Path $PSScriptRoot 'windows.ps1')
Import-Module (Join-Path $PSScriptRoot 'Modules/Defender/Defender.psd1')
$env:SystemRoot = 'C:\Windows'
$env:windir = 'C:\Windows'

$global:Written = New-Object System.IO.StreamWriter $Out
$global:Said = $null
$global:Steps = @()
$global:Executed = @{}

function global:Open-Devices([string]$Language) {
    $global:Language = $Language
    $global:Lines = New-Object System.IO.StreamReader $(if ($Language -eq 'FullLanguage') { $Full } else { $Constrained })
}

# The next step of this device or the next one; false when there is none.
function global:Step-Next {
    while ($true) {
        while ($global:Steps.Count -gt 0) {
            $global:Step = $global:Steps.Dequeue()
            if ($global:Step['ifWritten'] -and $global:Device.writes.Count -eq 0) { continue }
            $global:Before = $global:Device.writes.Count
            $global:Switch = $global:Step['switch']
            $global:File = "$Folder/$($global:Step.file)"
            $global:LASTEXITCODE = 0
            $global:Thrown = $null
            $global:Error.Clear()
            return $true
        }
        if ($null -ne $global:Said) { Save-Device }
        $line = $global:Lines.ReadLine()
        if ($null -eq $line) { return $false }
        $global:Steps = New-Object System.Collections.Queue (, @((ConvertFrom-Json -InputObject $line -AsHashtable).steps))
        $global:Device = New-Device $line
        $env:COMPUTERNAME = $global:Device.id
        Set-Bits $global:Device.wow
        $global:Said = @{ id = $global:Device.id; language = $global:Language; steps = @{} }
        $global:Surroundings = Get-Surroundings
    }
}

# What scripts of the same session have in common, by name, and by value where that is a text.
function global:Get-Surroundings {
    $around = New-Object System.Collections.Generic.HashSet[string]
    foreach ($one in Get-Variable -Scope Global) { $null = $around.Add("variable $($one.Name)$(if ($one.Name -like '*Preference') { " $($one.Value)" })") }
    foreach ($one in Microsoft.PowerShell.Management\Get-ChildItem -Path Function:, Alias:) { $null = $around.Add("$($one.CommandType) $($one.Name) $($one.Definition.Length)") }
    foreach ($one in [System.Environment]::GetEnvironmentVariables().GetEnumerator()) { $null = $around.Add("environment $($one.Key) $($one.Value)") }
    , $around
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

function global:Save-Device {
    $left = Get-Surroundings
    $left.SymmetricExceptWith($global:Surroundings)
    $global:Said.left = @($left)
    $global:Written.WriteLine((ConvertTo-Json -InputObject $global:Said -Depth 6 -Compress))
    $global:Said = $null
}

function global:Save-Thrown($thrown) { $global:Thrown = "line $($thrown.InvocationInfo.ScriptLineNumber): $($thrown.Exception.Message)" }

function global:Save-All {
    $global:Written.Close()
    [System.IO.File]::WriteAllLines($Seen, [string[]]@($global:Executed.Keys))
}

# The second mode is one way: from there on the scripts, and this loop, are held to it. The functions above are not.
foreach ($language in 'FullLanguage', 'ConstrainedLanguage') {
    Open-Devices $language
    $ExecutionContext.SessionState.LanguageMode = $language
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
}
Save-All
