#!/bin/sh
set -e

case "$1" in
  remove | purge) ;;
  *) exit 0 ;;
esac

# Libraries and settings lie in the homes of people, and stay.
if [ -f '/etc/apparmor.d/${executable}' ]; then
  if apparmor_status --enabled >/dev/null 2>&1 && ! { [ -x /usr/bin/ischroot ] && ischroot; }; then
    apparmor_parser --remove '/etc/apparmor.d/${executable}' >/dev/null 2>&1 || true
  fi
  rm -f '/etc/apparmor.d/${executable}'
fi
