# How the scripts read what a device tells, as @mdav/verify does.

#region wholeNumber
# A whole number from 0, as far as JSON holds it exactly, also one that is written as text; otherwise nothing.
function Get-Count($data) {
    if ($data -is [array]) { return $null }
    if ([string]$data -match '^\s*[0-9]{1,15}\s*$') { return [long]$data }
    return $null
}
#endregion

#region productState
# The state of a product of Security Center; nothing where it tells none, or a number that has more bits than a state.
function Get-ProductState($product) {
    $state = Get-Count $product.productState
    if (($null -eq $state) -or ($state -ge 2147483648)) { return $null }
    return $state
}
#endregion

# The fields of the protection that a right device leaves out, where others say that it is on.
#region fieldNames
if (($row.verdict -eq 'right') -and ($facts['protection'] -eq 'on')) {
    $names += @(foreach ($field in {{fields}}) { if ($null -eq (Get-Truth $status.$field)) { $field } })
}
#endregion
