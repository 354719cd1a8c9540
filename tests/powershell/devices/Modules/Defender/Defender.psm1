# Stand-ins for the functions of the module Defender. They stand in a module as the real ones do: what a script says of
# its error preference does not reach them, only what it says with -ErrorAction.

function Get-MpComputerStatus { [CmdletBinding()] param()
    $status = $global:Device.status
    if ($null -eq $status) {
        $PSCmdlet.WriteError((New-Failure 'HRESULT 0x800106ba,Get-MpComputerStatus' 'The operation failed with the following error: 0x800106ba' 'NotSpecified'))
        return
    }
    $told = New-Object PSObject
    foreach ($field in $status.Keys) { $told | Add-Member -NotePropertyName $field -NotePropertyValue $status[$field] }
    $told
}

function Get-MpPreference { [CmdletBinding()] param()
    $status = $global:Device.status
    if ($null -eq $status) {
        $PSCmdlet.WriteError((New-Failure 'HRESULT 0x800106ba,Get-MpPreference' 'The operation failed with the following error: 0x800106ba' 'NotSpecified'))
        return
    }
    New-Object PSObject -Property @{ DisableRealtimeMonitoring = $status['RealTimeProtectionEnabled'] -eq $false }
}
