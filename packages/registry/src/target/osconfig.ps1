# What the scripts of the target say to OSConfig, by its command line.

#region apply
oscfg.exe apply -f (Join-Path $PSScriptRoot {{file}}) -n {{namespace}}
if ($LASTEXITCODE -ne 0) { throw "oscfg.exe ended with $LASTEXITCODE." }
#endregion

# A device that lost the program has nothing that sets the values again.
#region forget
if (Get-Command oscfg.exe -ErrorAction SilentlyContinue) {
    oscfg.exe delete namespace {{namespace}}
    if ($LASTEXITCODE -ne 0) { Write-Warning "oscfg.exe ended with $LASTEXITCODE; look at: oscfg.exe get namespace" }
}
#endregion
