# Completion of mdav for bash: eval "$(mdav completion bash)"
_mdav() {
  local IFS=$'\n' kind word reply
  local -a before
  before=("${COMP_WORDS[@]:0:COMP_CWORD}")
  # bash cuts words at "=", which can be the piece under the cursor.
  [ "${COMP_WORDS[COMP_CWORD]}" = '=' ] && before+=('=')
  COMPREPLY=()
  reply=$(mdav completion --before="${before[*]}" --current="$2" 2>/dev/null) || return 0
  {
    IFS= read -r kind
    while IFS=$'\t' read -r word _; do COMPREPLY+=("$word"); done
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
