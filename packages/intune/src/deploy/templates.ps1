$places = @{}

# The places of a template, by the definition of the setting, as the tenant has them.
function Get-TemplatePlace {
    param([string] $Template)
    if (-not $places.ContainsKey($Template)) {
        $found = @{}
        $uri = "/beta/deviceManagement/configurationPolicyTemplates('$Template')/settingTemplates?`$expand=settingDefinitions"
        try {
            foreach ($one in @(Get-GraphList -Uri $uri)) {
                $place = $one['settingInstanceTemplate']
                $found[[string]$place['settingDefinitionId']] = $place
            }
        }
        catch {
            throw "The tenant does not tell the ids of the template '$Template': $($_.Exception.Message)"
        }
        $places[$Template] = $found
    }
    return $places[$Template]
}

# The id of a value: one choice, number or text has one.
function Get-ValueId {
    param([System.Collections.IDictionary] $Place)
    foreach ($member in 'choiceSettingValueTemplate', 'simpleSettingValueTemplate') {
        if ($null -ne $Place[$member]) {
            return $Place[$member]['settingValueTemplateId']
        }
    }
}

# The text of a policy with the ids of its template. A setting that the tenant does not offer there has no place.
function Set-TemplateId {
    param([string] $Text, [psobject] $TemplateIds)
    $template = Get-TemplatePlace -Template $TemplateIds.template
    foreach ($setting in $TemplateIds.settings) {
        $place = $template[$setting.definition]
        if ($null -eq $place) {
            throw "The template '$($TemplateIds.template)' of this tenant has no setting '$($setting.definition)'. Remove it from the group, or set it in the portal."
        }
        $ids = @{ ([string]$setting.instance) = $place['settingInstanceTemplateId'] }
        if ($null -ne $setting.value) {
            $ids[$setting.value] = Get-ValueId -Place $place
        }
        foreach ($placeholder in @($ids.Keys)) {
            if (-not $ids[$placeholder]) {
                throw "The template '$($TemplateIds.template)' of this tenant tells no id for '$placeholder'. Set it in the portal."
            }
            $quoted = ConvertTo-Json -InputObject ([string]$ids[$placeholder])
            $Text = $Text.Replace($placeholder, $quoted.Substring(1, $quoted.Length - 2))
        }
    }
    return $Text
}
