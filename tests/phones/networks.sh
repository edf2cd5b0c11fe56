#!/usr/bin/env bash
# Runs a command where there is a Wi-Fi and nothing else: it stands at the access point, and three others have joined, each a network
# namespace of its own with a veth to the bridge. What it starts with the words in $LAPTOP, $PHONE or $OTHER runs there. The laptop is
# 10.77.3.1, the phones are 10.77.3.2 and 10.77.3.3.
#
# usage: tests/phones/networks.sh COMMAND...      (77: this system lets nobody make namespaces, so nothing was run)
set -euo pipefail
if [ "${1:-}" != --inside ]; then
  for tool in unshare nsenter ip bridge; do
    command -v "$tool" >/dev/null || { printf 'networks: this needs %s (util-linux, iproute2), so nothing was run over a network of its own\n' "$tool" >&2; exit 77; }
  done
  unshare --user --map-root-user --net ip link add room type bridge 2>/dev/null || {
    printf 'networks: this system does not let us make network namespaces, so nothing was run over a network of its own\n' >&2
    exit 77
  }
  exec unshare --user --map-root-user --net "$0" --inside "$@"
fi
shift
joined=()
trap 'kill "${joined[@]}" 2>/dev/null || true' EXIT
ip link set lo up
ip link add room type bridge
ip addr add 10.77.3.254/24 dev room
ip link set room up
number=0
for name in LAPTOP PHONE OTHER; do
  number=$((number + 1))
  unshare --net sleep infinity &
  own=$!
  joined+=("$own")
  while [ "$(readlink "/proc/$own/ns/net")" = "$(readlink /proc/self/ns/net)" ]; do :; done
  ip link add "to-$name" type veth peer name wifi netns "$own"
  ip link set "to-$name" master room up
  into="nsenter --net=/proc/$own/ns/net --"
  $into ip link set lo up
  $into ip addr add "10.77.3.$number/24" dev wifi
  $into ip link set wifi up
  export "$name=$into"
done
"$@"
