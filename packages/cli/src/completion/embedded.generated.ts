// Made by packages/codegen from the scripts and queries beside it; edit those and run `node scripts/generate.mjs`.
import type { Code } from '@mdav/quote';

/** `bash.bash` */
export const BASH = `# Completion of mdav for bash: eval "$(mdav completion bash)"
_mdav() {
  local IFS=$'\\n' kind word reply
  local -a before
  before=("\${COMP_WORDS[@]:0:COMP_CWORD}")
  # bash cuts words at "=", which can be the piece under the cursor.
  [ "\${COMP_WORDS[COMP_CWORD]}" = '=' ] && before+=('=')
  COMPREPLY=()
  reply=$(mdav completion --before="\${before[*]}" --current="$2" 2>/dev/null) || return 0
  {
    IFS= read -r kind
    while IFS=$'\\t' read -r word _; do COMPREPLY+=("$word"); done
  } <<<"$reply"
  case $kind in
    files*) while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen -f -- "$2") ;;
    folders*) while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen -d -- "$2") ;;
  esac
  type compopt >/dev/null 2>&1 || return 0
  case $kind in
    files* | folders*) compopt -o filenames 2>/dev/null ;;
    *open) compopt -o nospace 2>/dev/null ;;
  esac
  return 0
}
complete -F _mdav mdav
` as Code<'bash'>;

/** `fish.fish` */
export const FISH = `# Completion of mdav for fish: mdav completion fish > ~/.config/fish/completions/mdav.fish
function __mdav_complete
    set -l before (string join \\n -- (commandline -opc) | string collect)
    set -l current (commandline -ct)
    set -l reply (mdav completion --before=$before --current=$current 2>/dev/null)
    or return
    set -l kind $reply[1]
    set -e reply[1]
    printf '%s\\n' $reply
    switch "$kind"
        case 'files*'
            __fish_complete_path (string replace -r '^.*=' '' -- $current)
        case 'folders*'
            __fish_complete_directories (string replace -r '^.*=' '' -- $current) ''
    end
end
complete -c mdav -f -a '(__mdav_complete)'
` as Code<'fish'>;

/** `powershell.ps1` */
export const POWERSHELL = `# Completion of mdav for PowerShell: mdav completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName mdav -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $before = @($commandAst.CommandElements | Where-Object { $_.Extent.EndOffset -lt $cursorPosition } | ForEach-Object { "$_" })
    $reply = @(& mdav completion "--before=$($before -join "\`n")" "--current=$wordToComplete" 2>$null)
    $reply | Select-Object -Skip 1 | ForEach-Object {
        $text, $meaning = $_ -split "\`t", 2
        if (-not $meaning) { $meaning = $text }
        [System.Management.Automation.CompletionResult]::new($text, $text, 'ParameterValue', $meaning)
    }
}
` as Code<'powershell'>;

/** `zsh.zsh` */
export const ZSH = `#compdef mdav
# Completion of mdav for zsh: eval "$(mdav completion zsh)", or as a file _mdav in a folder of fpath.
_mdav() {
  local reply kind line
  local -a lines items
  reply=$(mdav completion --before="\${(pj:\\n:)words[1,CURRENT-1]}" --current="$PREFIX" 2>/dev/null) || return 1
  lines=("\${(@f)reply}")
  kind=$lines[1]
  for line in "\${(@)lines[2,-1]}"; do
    items+=("\${\${line%%$'\\t'*}//:/\\\\:}:\${line#*$'\\t'}")
  done
  case $kind in
    files*) compset -P '*='; _files ;;
    folders*) compset -P '*='; _files -/ ;;
    *open) _describe mdav items -S '' ;;
    *) _describe mdav items ;;
  esac
}
if [[ \${funcstack[1]} == _mdav ]]; then _mdav "$@"; else compdef _mdav mdav; fi
` as Code<'zsh'>;
