# Completion of mdav for fish: mdav completion fish > ~/.config/fish/completions/mdav.fish
function __mdav_complete
    set -l before (string join \n -- (commandline -opc) | string collect)
    set -l current (commandline -ct)
    set -l reply (mdav completion --before=$before --current=$current 2>/dev/null)
    or return
    set -l kind $reply[1]
    set -e reply[1]
    printf '%s\n' $reply
    switch "$kind"
        case 'files*'
            __fish_complete_path (string replace -r '^.*=' '' -- $current)
        case 'folders*'
            __fish_complete_directories (string replace -r '^.*=' '' -- $current) ''
    end
end
complete -c mdav -f -a '(__mdav_complete)'
