#!/bin/sh
set -e

[ "$1" = configure ] || exit 0

# Where the kernel gives ordinary users no namespaces of their own, this helper of Chromium makes them, as root.
chmod 4755 '/opt/${sanitizedProductName}/chrome-sandbox'

# Ubuntu 24.04 and later allow namespaces to programs with a profile alone. An older AppArmor does not know this one's
# language and needs none.
profile='/opt/${sanitizedProductName}/resources/apparmor-profile'
if apparmor_status --enabled >/dev/null 2>&1 && apparmor_parser --skip-kernel-load "$profile" >/dev/null 2>&1; then
  cp "$profile" '/etc/apparmor.d/${executable}'
  if ! { [ -x /usr/bin/ischroot ] && ischroot; }; then
    apparmor_parser --replace --write-cache --skip-read-cache '/etc/apparmor.d/${executable}' || true
  fi
fi
