# Runs on the arm's host as root, handed over by armctl deploy; a release comes as a gzipped tar on its input when COPY is 1.
#   deploy.sh NAME COPY [words for service install]
# ROOT is put before every path: the tests run this on a folder. Nothing here waits for the one who sent it: a dropped line changes nothing.
trap '' HUP PIPE
umask 022
name=$1
copy=$2
shift 2
base=$ROOT/opt/armctl
releases=$base/releases
incoming=$releases/.incoming
wait_s=${HEALTH_WAIT_S:-10}

say() { echo "$*"; }
refuse() { echo "$*" >&2; exit 1; }
target() { [ -L "$1" ] && basename "$(readlink "$1")"; }

# One rename: at every instant there is a whole release behind the name, and after a power cut too.
point() {
    ln -sfn "releases/$2" "$base/.$1.new" && mv -T "$base/.$1.new" "$base/$1" && sync -f "$base"
}

install_unit() { "$base/current/armctl" service install --apply --no-start "$@"; }

restart() {
    systemctl reset-failed armctl 2>/dev/null
    systemctl restart armctl
}

tick() {
    "$base/current/armctl" status --json --runtime "$ROOT/run/armctl" 2>/dev/null | sed -n 's/.*"tick":\([0-9][0-9]*\).*/\1/p'
}

# Active, and one and the same process counts on.
healthy() {
    first= of=
    tries=$((wait_s * 2))
    while [ "$tries" -gt 0 ]; do
        pid=$(systemctl show -p MainPID --value armctl)
        if systemctl is-active --quiet armctl; then
            now=$(tick)
            if [ -n "$now" ] && [ -n "$first" ] && [ "$pid" = "$of" ] && [ "$now" -gt "$first" ]; then
                say "healthy: active, tick $first then $now"
                return 0
            fi
            if [ -n "$now" ]; then first=$now of=$pid; fi
        fi
        sleep 0.5
        tries=$((tries - 1))
    done
    systemctl status --no-pager --lines=10 armctl 2>&1 | tail -n 15 >&2
    return 1
}

# The newest three, and whatever is in use or to return to.
prune() {
    kept=0
    for folder in $(ls -1dt "$releases"/*/ 2>/dev/null); do
        release=$(basename "$folder")
        kept=$((kept + 1))
        if [ "$kept" -gt 3 ] && [ "$release" != "$(target "$base/current")" ] && [ "$release" != "$(target "$base/previous")" ]; then
            rm -rf "$folder" && say "removed old release $release"
        fi
    done
}

go_back() {
    back=$(target "$base/previous")
    if [ -z "$back" ] || [ "$back" = "$name" ] || [ ! -x "$releases/$back/armctl" ]; then
        systemctl disable --now armctl 2>/dev/null
        refuse "release $name failed ($1), and there is no earlier one to return to: the service is stopped"
    fi
    point current "$back" && install_unit >/dev/null && restart
    rm -rf "${releases:?}/$name"
    if healthy; then
        refuse "release $name failed ($1); rolled back to $back, which is healthy"
    fi
    refuse "release $name failed ($1); rolled back to $back, and that one is not healthy either: look with armctl service logs"
}

mkdir -p "$releases" || refuse "cannot make $releases"
exec 9>"$base/.lock"
flock -n 9 || refuse "another deployment is at work on this host"

if [ "$copy" = 1 ] && [ ! -d "$releases/$name" ]; then
    rm -rf "$incoming"
    mkdir "$incoming" && tar -xzf - --no-same-owner -C "$incoming" && [ -x "$incoming/armctl" ] || refuse "the release did not arrive whole; nothing was changed"
    # On the disk before it has its name.
    sync -f "$incoming"
    mv -T "$incoming" "$releases/$name" || refuse "cannot name release $name"
    say "copied release $name"
elif [ -d "$releases/$name" ]; then
    say "release $name is there already: nothing copied"
else
    refuse "release $name is not there"
fi

was=$(target "$base/current")
if [ "$was" != "$name" ]; then
    touch "$releases/$name"
    if [ -n "$was" ]; then point previous "$was"; fi
    point current "$name" || refuse "cannot switch to release $name"
    say "switched from ${was:-nothing} to $name"
fi

unit=$ROOT/etc/systemd/system/armctl.service
before=$(cksum "$unit" 2>/dev/null)
install_unit "$@" || go_back "its service could not be installed"
if [ "$was" = "$name" ] && [ "$before" = "$(cksum "$unit" 2>/dev/null)" ] && systemctl is-active --quiet armctl; then
    # An arm at work is not disarmed for nothing.
    say "the service runs it already: not restarted"
else
    restart || go_back "systemd could not start it"
fi
healthy || go_back "not active with an advancing tick within $wait_s s"
prune
say "deployed $name"
