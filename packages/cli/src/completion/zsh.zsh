#compdef mdav
# Completion of mdav for zsh: eval "$(mdav completion zsh)", or as a file _mdav in a folder of fpath.
_mdav() {
  local reply kind line
  local -a lines items
  reply=$(mdav completion --before="${(pj:\n:)words[1,CURRENT-1]}" --current="$PREFIX" 2>/dev/null) || return 1
  lines=("${(@f)reply}")
  kind=$lines[1]
  for line in "${(@)lines[2,-1]}"; do
    items+=("${${line%%$'\t'*}//:/\\:}:${line#*$'\t'}")
  done
  case $kind in
    files*) compset -P '*='; _files ;;
    folders*) compset -P '*='; _files -/ ;;
    *open) _describe mdav items -S '' ;;
    *) _describe mdav items ;;
  esac
}
if [[ ${funcstack[1]} == _mdav ]]; then _mdav "$@"; else compdef _mdav mdav; fi
