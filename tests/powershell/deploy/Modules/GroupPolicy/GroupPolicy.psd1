@{
    ModuleVersion = '1.0.0.0'
    GUID = 'fc1bc3a5-0000-4000-8000-000000000001'
    RootModule = 'GroupPolicy.psm1'
    FunctionsToExport = @('Get-GPO', 'Import-GPO', 'Rename-GPO')
}
