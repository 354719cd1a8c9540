# Stand-ins for the functions of the module Defender. They stand in a module as the real ones do: what a script says of
# its error preference does not reach them, only what it says with -ErrorAction.

function Get-MpComputerStatus { [CmdletBinding()] param()
    $status = $global:Device.status
    if ($null -eq $status) {
        $PSCmdlet.WriteError((New-Failure 'HRESULT 0x800106ba,Get-MpComputerStatus' 'The operation failed with the following error: 0x800106ba' 'NotSpecified'))
        return
    }
    # Data of types that JSON does not have.
    $told = @{}
    foreach ($field in $status.Keys) {
        $data = $status[$field]
        if ($data -is [System.Collections.IDictionary]) {
            $data = switch ($data.type) {
                'uint32' { [uint32]$data.value }
                'byte' { [byte]$data.value }
                'enum' { [System.DayOfWeek]$data.value }
                'datetime' { [datetime]$data.value }
                'version' { [version]$data.value }
                'decimal' { [decimal]$data.value }
            }
        }
        $told[$field] = $data
    }
    New-Object PSObject -Property $told
}

function Get-MpPreference { [CmdletBinding()] param()
    $status = $global:Device.status
    if ($null -eq $status) {
        $PSCmdlet.WriteError((New-Failure 'HRESULT 0x800106ba,Get-MpPreference' 'The operation failed with the following error: 0x800106ba' 'NotSpecified'))
        return
    }
    $told = @{ DisableRealtimeMonitoring = $status['RealTimeProtectionEnabled'] -eq $false }
    # Lists are arrays; of a device without exclusions the list is empty.
    $excluded = $global:Device.excluded
    if ($null -ne $excluded) { $told['ExclusionPath'] = if ($excluded.Count -gt 0) { , [string[]]@($excluded) } }
    $extensions = $global:Device.extensions
    $told['ExclusionExtension'] = if ($extensions.Count -gt 0) { , [string[]]@($extensions) }
    # Platforms that know no rules have no such properties; of a device without rules both are empty.
    $rules = $global:Device.rules
    if ($null -ne $rules) {
        $told['AttackSurfaceReductionRules_Ids'] = if ($rules.Count -gt 0) { , [string[]]@($rules | ForEach-Object -Process { $_.id }) }
        $told['AttackSurfaceReductionRules_Actions'] = if ($rules.Count -gt 0) { , [byte[]]@($rules | ForEach-Object -Process { $_.action } | Where-Object -FilterScript { $null -ne $_ }) }
    }
    New-Object PSObject -Property $told
}
