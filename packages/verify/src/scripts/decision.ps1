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

# {{counts}}

# The same of a value of the registry, where a DWORD is read as a negative number. Of a QWORD nobody knows whether it counts.
function Get-WholeNumber($data) {
    if ($data -is [long]) { throw 'QWORD' }
    if (($data -is [int]) -and ($data -lt 0)) { return 4294967296 + $data }
    return Get-Count $data
}

# The same of a number of the registry alone: text is not what policy writes.
function Get-Number($data) {
    if (Test-Number $data) { return Get-WholeNumber $data }
    return $null
}

# True for every antivirus product but Defender, which is told by its identifier or by the owner in its state: its name
# is another one in every language of Windows.
# One that tells none of them may be either.
function Test-OtherProduct($product, $state) {
    if ([string]$product.instanceGuid -eq {{identifier}}) { return $false }
    if ($null -ne $state) { return ($state -band {{ownerBits}}) -ne {{ownedByWindows}} }
    if (-not (Get-Text $product.displayName)) { return $null }
    return $product.displayName -notmatch {{defenderProduct}}
}

# Text that is not empty; anything else was not told.
function Get-Text($data) {
    if (($data -is [string]) -and ($data -ne '') -and ($data.Length -le 4096)) { return $data }
    return $null
}

# True or false, also as 1 and 0 and as words; otherwise nothing.
function Get-Truth($data) {
    if ($data -is [bool]) { return $data }
    if ($data -is [array]) { return $null }
    $word = [string]$data -replace '^\s+|\s+$', ''
    if (@('true', '1') -contains $word) { return $true }
    if (@('false', '0') -contains $word) { return $false }
    return $null
}

# True for a version below another, by its numbers; nothing for what is no version.
function Test-Below($version, $least) {
    if (-not (Get-Text $version) -or ($version -notmatch '^[0-9]{1,9}(\.[0-9]{1,9}){1,3}\z')) { return $null }
    $own = @($version -split '\.')
    $asked = @($least -split '\.')
    for ($at = 0; $at -lt 4; $at++) {
        $left = 0
        if ($at -lt $own.Count) { $left = [int]$own[$at] }
        $right = 0
        if ($at -lt $asked.Count) { $right = [int]$asked[$at] }
        if ($left -ne $right) { return $left -lt $right }
    }
    return $false
}

function Get-ServiceState($name) {
    $service = Get-Service -Name $name -ErrorAction SilentlyContinue
    if ($null -eq $service) { return 'absent' }
    return [string]$service.Status
}

# {{productState}}

# {{localRules}}

# {{excludedDrives}}

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
