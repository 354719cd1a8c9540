@{
    ModuleVersion     = '1.0'
    GUID              = 'c2f6ae1c-8f1c-4f0b-9a51-4d7d6f5f0b66'
    RootModule        = 'Defender.psm1'
    FunctionsToExport = @('Get-MpComputerStatus', 'Get-MpPreference')
}
