import type { CauseId, DecisionRow, FactId } from '@mdav/core';
import { CAUSES, DECISION_TABLE, FACT_IDS, specialise } from '@mdav/core';
import type { GroupFacts } from '../facts/group-facts.ts';
import { derivations, type SeenFact } from './derive.ts';
import { knownOf, type SystemRange, systemRanges } from './group-knowledge.ts';
import { psText } from './powershell.ts';

/** The rows of the decision table that can hold for a device of the group. */
export function groupTable(group: GroupFacts): readonly DecisionRow[] {
  return specialise(DECISION_TABLE, knownOf(group));
}

/** The causes that the rows name, each once, in their order. */
export function causesIn(table: readonly DecisionRow[]): readonly CauseId[] {
  return [...new Set(table.map(({ cause }) => cause))];
}

/**
 * The common part of the scripts for a group: sees the facts that its rows ask for, and finds the first row that holds.
 * Leaves `$facts`, `$row` and `$title`.
 */
export function decisionText(group: GroupFacts, beside: readonly SeenFact[] = []): string {
  const table = groupTable(group);
  const asked = FACT_IDS.filter(
    (id): id is SeenFact =>
      id !== 'wanted' && (beside.includes(id) || table.some(({ when }) => when[id] !== undefined)),
  );
  const bodies = derivations(group);
  return `# What a device counts as here, by its kind and build.
$systems = @(
${systemRanges(group).map(systemText).join('\n')}
)

# The decision table of docs/verification.md for this group: the first row of which every condition holds.
$table = @(
${table.map(rowText).join('\n')}
)
$titles = @{
${causesIn(table)
  .map((cause) => `    ${psText(cause)} = ${psText(CAUSES[cause].title)}`)
  .join('\n')}
}

# The data of a value of HKEY_LOCAL_MACHINE, nothing when it is not there. Throws when nobody can tell.
function Get-RegistryData($key, $name) {
    $path = 'HKLM:\\' + $key
    if (-not (Test-Path -LiteralPath $path)) { return $null }
    if (@((Get-Item -LiteralPath $path).Property) -notcontains $name) { return $null }
    return (Get-ItemProperty -LiteralPath $path -Name $name).$name
}

# True for a number, or for one of the numbers that are given.
function Test-Number($data, $numbers) {
    if (($data -isnot [int]) -and ($data -isnot [long])) { return $false }
    return ($null -eq $numbers) -or ($numbers -contains $data)
}

# A whole number, also one that is written as text; otherwise nothing.
function Get-WholeNumber($data) {
    if ([string]$data -match '^[0-9]{1,15}$') { return [long]$data }
    return $null
}

function Get-ServiceState($name) {
    $service = Get-Service -Name $name -ErrorAction SilentlyContinue
    if ($null -eq $service) { return 'absent' }
    return [string]$service.Status
}

# client, server or hci. Multi-session Windows is a client with the product type of a server.
$windows = $null
$kind = $null
$fields = @('Caption', 'ProductType', 'BuildNumber', 'LastBootUpTime')
try {
    $windows = Get-CimInstance -ClassName Win32_OperatingSystem -Property $fields
    $kind = 'server'
    if ($windows.ProductType -eq 1) { $kind = 'client' }
    if ($windows.Caption -cmatch 'Windows (1|7|8)') { $kind = 'client' }
    if ($windows.Caption -cmatch 'Server') { $kind = 'server' }
    if ($windows.Caption -cmatch 'Azure (Stack HCI|Local)') { $kind = 'hci' }
}
catch { $kind = $null }
$status = $null
$fields = @('AMRunningMode', 'AMServiceEnabled', 'AMProductVersion', 'AMEngineVersion', 'IsTamperProtected')
try { $status = Get-MpComputerStatus -ErrorAction Stop | Select-Object -Property $fields }
catch { $status = $null }

# How each fact is seen. What cannot be seen is unknown.
$see = @{
${asked.map((fact) => blockText(fact, bodies[fact])).join('\n')}
}
$facts = @{}
foreach ($fact in @($see.Keys)) {
    try { $facts[$fact] = & $see[$fact] }
    catch { $facts[$fact] = 'unknown' }
}

$row = $null
foreach ($candidate in $table) {
    $holds = $true
    foreach ($fact in @($candidate.when.Keys)) {
        if ($candidate.when[$fact] -notcontains $facts[$fact]) { $holds = $false }
    }
    if ($holds) {
        $row = $candidate
        break
    }
}
$title = $titles[$row.cause]
`;
}

function systemText({ kind, first, last, os }: SystemRange): string {
  return `    @{ kind = ${psText(kind)}; first = ${first}; last = ${last}; os = ${psText(os)} }`;
}

function rowText({ verdict, cause, when }: DecisionRow): string {
  const asked: readonly FactId[] = FACT_IDS.filter((id) => when[id] !== undefined);
  const conditions = asked.map((id) => `${id} = @(${(when[id] ?? []).map(psText).join(', ')})`);
  const inner = conditions.length === 0 ? '@{}' : `@{ ${conditions.join('; ')} }`;
  return `    @{ verdict = ${psText(verdict)}; cause = ${psText(cause)}; when = ${inner} }`;
}

function blockText(fact: SeenFact, body: string): string {
  const lines = body.split('\n').map((line) => `        ${line}`);
  return `    ${fact} = {\n${lines.join('\n')}\n    }`;
}
