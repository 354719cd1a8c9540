@{
    ModuleVersion = '2.99.0'
    GUID = '883916f2-9184-46ee-b1f8-b6a2fb784cee'
    RootModule = 'Microsoft.Graph.Authentication.psm1'
    FunctionsToExport = @('Get-MgContext', 'Connect-MgGraph', 'Invoke-MgGraphRequest')
}
