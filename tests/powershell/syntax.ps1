# Holds scripts to the syntax of Windows PowerShell 5.1 by PowerShell's own tree, and numbers their statements.
# One JSON line per script in (`id`, `text`), one out: `faults`, `statements` (line and text), and `counted`: the script
# with a mark before every statement, which notes in $global:Executed that it was reached.
param([string]$In, [string]$Out, [string]$Parameters)
Set-StrictMode -Version 2.0
$ErrorActionPreference = 'Stop'

$known = ConvertFrom-Json -InputObject ([System.IO.File]::ReadAllText($Parameters)) -AsHashtable
$everywhere = @('Verbose', 'Debug', 'ErrorAction', 'WarningAction', 'InformationAction', 'ErrorVariable', 'WarningVariable', 'OutVariable', 'WhatIf', 'Confirm')

function Get-Fault($tree, $tokens) {
    foreach ($node in $tree.FindAll({ $true }, $true)) {
        $line = $node.Extent.StartLineNumber
        switch ($node.GetType().Name) {
            'TernaryExpressionAst' { "${line}: a ternary" }
            'PipelineChainAst' { "${line}: a chain of pipelines" }
            'PipelineAst' { if ($node.Background) { "${line}: a background pipeline" } }
            'BinaryExpressionAst' { if ("$($node.Operator)" -eq 'QuestionQuestion') { "${line}: ??" } }
            'AssignmentStatementAst' { if ("$($node.Operator)" -eq 'QuestionQuestionEquals') { "${line}: ??=" } }
            'MemberExpressionAst' { if ($node.NullConditional) { "${line}: ?." } }
            'InvokeMemberExpressionAst' { if ($node.NullConditional) { "${line}: ?." } }
            'IndexExpressionAst' { if ($node.NullConditional) { "${line}: ?[" } }
            'ScriptBlockAst' { if ($node.CleanBlock) { "${line}: clean block" } }
            'CommandAst' {
                $name = $node.GetCommandName()
                if (-not $name -or $functions -contains $name) { continue }
                if (-not $known.Contains($name)) { "${line}: $name is not among the commands of 5.1 that are known here"; continue }
                foreach ($element in $node.CommandElements) {
                    if ($element -isnot [System.Management.Automation.Language.CommandParameterAst]) { continue }
                    $parameter = $element.ParameterName
                    if ($known[$name] -notcontains $parameter -and $everywhere -notcontains $parameter) { "${line}: $name has no -$parameter in 5.1" }
                }
            }
        }
    }
    foreach ($token in $tokens) {
        $line = $token.Extent.StartLineNumber
        if ("$($token.Kind)" -in 'StringExpandable', 'HereStringExpandable' -and $token.Text -match '(?<!`)(``)*`(u\{|e)') { "${line}: an escape of later versions" }
        if ("$($token.Kind)" -eq 'Number' -and $token.Text -match '^0b|[0-9a-f](u|ul|us|y|uy|s|n)$' -and $token.Text -notmatch '^0x') { "${line}: a number of later versions" }
    }
}

$reader = New-Object System.IO.StreamReader $In
$writer = New-Object System.IO.StreamWriter $Out
while ($null -ne ($json = $reader.ReadLine())) {
    $script = ConvertFrom-Json -InputObject $json -AsHashtable
    $text = $script.text
    $tokens = $null
    $errors = $null
    $tree = [System.Management.Automation.Language.Parser]::ParseInput($text, [ref]$tokens, [ref]$errors)
    $functions = @($tree.FindAll({ param($node) $node -is [System.Management.Automation.Language.FunctionDefinitionAst] }, $true) | ForEach-Object -Process { $_.Name })
    $faults = @($errors | ForEach-Object -Process { "$($_.Extent.StartLineNumber): $($_.Message)" }) + @(Get-Fault $tree $tokens)
    $blocks = $tree.FindAll({ param($node) $node -is [System.Management.Automation.Language.StatementBlockAst] -or $node -is [System.Management.Automation.Language.NamedBlockAst] }, $true)
    $statements = @($blocks | ForEach-Object -Process { $_.Statements } | Where-Object -FilterScript { $_ } | Sort-Object -Property { $_.Extent.StartOffset })
    $counted = New-Object System.Text.StringBuilder $text
    for ($at = $statements.Count - 1; $at -ge 0; $at--) {
        $null = $counted.Insert($statements[$at].Extent.StartOffset, "`$global:Executed['$($script.id) $at'] = 1; ")
    }
    $said = @{
        id = $script.id; faults = @($faults | Where-Object -FilterScript { $_ }); counted = $counted.ToString()
        statements = @($statements | ForEach-Object -Process { , @($_.Extent.StartLineNumber, $_.Extent.Text) })
    }
    $writer.WriteLine((ConvertTo-Json -InputObject $said -Depth 5 -Compress))
}
$writer.Close()
