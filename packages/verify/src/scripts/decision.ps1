# Kinds of Windows, by a text of the caption among those with the product type. The first that fits is the right one.
$kinds = @(
    # {{kinds}}
)

# What a device counts as here, by its kind and build.
$systems = @(
    # {{systems}}
)

# The decision table of docs/verification.md for this group: the first row of which every condition holds.
$table = @(
    # {{rows}}
)
$titles = @{
    # {{titles}}
}

# {{registryData}}

# True for a number, or for one of the numbers that are given.
function Test-Number($data, $numbers) {
    if (($data -isnot [int]) -and ($data -isnot [long])) { return $false }
    return ($null -eq $numbers) -or ($numbers -contains $data)
}

# A whole number from 0, as far as JSON holds it exactly, also one that is written as text; otherwise nothing. A DWORD that
# is read as a negative number has none; a QWORD that is read so is none of them.
function Get-WholeNumber($data) {
    if ($data -is [array]) { return $null }
    if (($data -is [int]) -and ($data -lt 0)) { return 4294967296 + $data }
    if ($data -is [long]) {
        if (($data -ge 0) -and ($data -le 9007199254740991)) { return $data }
        return $null
    }
    if ([string]$data -match '^\s*[0-9]{1,15}\s*$') { return [long]$data }
    return $null
}

# The same of a number alone: text is not what policy writes.
function Get-Number($data) {
    if (Test-Number $data) { return Get-WholeNumber $data }
    return $null
}

# True for every antivirus product but Defender, which is told by its identifier or by the owner in its state: its name
# is another one in every language of Windows.
function Test-OtherProduct($product) {
    if ([string]$product.instanceGuid -eq {{identifier}}) { return $false }
    if ($null -ne $product.productState) { return (([long]$product.productState) -band {{ownerBits}}) -ne {{ownedByWindows}} }
    return [string]$product.displayName -notmatch {{defenderProduct}}
}

function Get-ServiceState($name) {
    $service = Get-Service -Name $name -ErrorAction SilentlyContinue
    if ($null -eq $service) { return 'absent' }
    return [string]$service.Status
}

# {{localRules}}

$windows = $null
$kind = $null
$class = $null
$fields = @('Caption', 'ProductType', 'BuildNumber', 'LastBootUpTime')
try {
    $windows = Get-CimInstance -ClassName Win32_OperatingSystem -Property $fields
    foreach ($candidate in $kinds) {
        $fits = ($candidate.types -contains $windows.ProductType) -and ($windows.Caption -cmatch $candidate.text)
        if ($fits) {
            $kind = $candidate.kind
            $class = $candidate.class
            break
        }
    }
}
catch { $kind = $null }
$status = $null
$fields = {{statusFields}}
try { $status = Get-MpComputerStatus -ErrorAction Stop | Select-Object -Property $fields }
catch { $status = $null }

# How each fact is seen. What cannot be seen is unknown.
$see = @{
    # {{see}}
}
$facts = @{}
foreach ($fact in @($see.Keys)) {
    try { $facts[$fact] = & $see[$fact] }
    catch { $facts[$fact] = 'unknown' }
}

function Test-When($when) {
    foreach ($fact in @($when.Keys)) { if ($when[$fact] -notcontains $facts[$fact]) { return $false } }
    return $true
}

$row = $null
foreach ($candidate in $table) {
    if (Test-When $candidate.when) {
        $row = $candidate
        break
    }
}
$title = $titles[$row.cause]
