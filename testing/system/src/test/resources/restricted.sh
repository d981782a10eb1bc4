#!/bin/sh
# Runs an application as a restricted pod does, without a container: in a mount namespace of its own where nothing but
# /mnt/data and /tmp can be written, as a user without rights. Takes the JDK, the application's folder, the data folder and
# options of the JVM. Called by unshare --mount.
set -eu
jdk=$1 app=$2 data=$3
shift 3
mount --make-rprivate /
while read -r _ _ _ _ point _; do
    case $point in
        /proc | /proc/* | /sys | /sys/* | /dev | /dev/*) ;;
        *) mount -o remount,bind,ro "$(printf '%b' "$point")" ;;
    esac
done </proc/self/mountinfo
mount -t tmpfs -o mode=755 restricted /mnt
mkdir /mnt/jdk /mnt/app /mnt/data
mount --bind "$jdk" /mnt/jdk
mount --bind "$app" /mnt/app
mount --bind "$data" /mnt/data
mount -o remount,bind,rw /mnt/data
mount -o remount,bind,ro /mnt
mount -t tmpfs -o mode=1777,size=64m temp /tmp
for folder in / /mnt /mnt/app /mnt/jdk /var/tmp /home; do
    # As root still, so only the mount can be what refuses.
    if touch "$folder/.probe" 2>/dev/null; then
        echo "$folder can be written"
        exit 97
    fi
done
cd /mnt/data
exec setpriv --reuid=10001 --regid=10001 --clear-groups --inh-caps=-all --bounding-set=-all --no-new-privs \
    /mnt/jdk/bin/java "$@" -jar /mnt/app/quarkus-run.jar
