# What armctl deploy asks a host first; changes nothing.
echo "machine=$(uname -m)"
if [ "$(id -u)" = 0 ]; then
    echo root=yes
elif sudo -n true 2>/dev/null; then
    echo root=sudo
else
    echo root=no
fi
for tool in systemctl tar gzip flock; do
    command -v "$tool" >/dev/null || echo "missing=$tool"
done
echo "current=$(basename "$(readlink /opt/armctl/current 2>/dev/null)")"
for folder in /opt/armctl/releases/*/; do
    [ -d "$folder" ] && echo "release=$(basename "$folder")"
done
exit 0
