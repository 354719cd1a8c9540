// Made by packages/codegen from the scripts and queries beside it; edit those and run `node scripts/generate.mjs`.
import type { Template } from '@mdav/quote';

/** The regions of `osconfig.ps1`. */
export const OSCONFIG = {
  apply: { language: 'powershell', slots: ['file', 'namespace'], text: `oscfg.exe apply -f (Join-Path $PSScriptRoot {{file}}) -n {{namespace}}
if ($LASTEXITCODE -ne 0) { throw "oscfg.exe ended with $LASTEXITCODE." }
` } as Template<'powershell', 'file' | 'namespace'>,
  forget: { language: 'powershell', slots: ['namespace'], text: `if (Get-Command oscfg.exe -ErrorAction SilentlyContinue) {
    oscfg.exe delete namespace {{namespace}}
    if ($LASTEXITCODE -ne 0) { Write-Warning "oscfg.exe ended with $LASTEXITCODE; look at: oscfg.exe get namespace" }
}
` } as Template<'powershell', 'namespace'>,
} as const;
