#!/bin/sh
# The command `offprint`. Alone, with a link or with a file it opens the window; with a command it works without one.

app=$(dirname "$(dirname "$(readlink -f "$0")")")/offprint

# The first plain word says which; --library and --screenshot are followed by a value.
mode=window
skip=
for word in "$@"; do
  if [ -n "$skip" ]; then
    skip=
    continue
  fi
  case $word in
    --library | --screenshot) skip=yes ;;
    --help | -h | --version | --json)
      mode=command
      break
      ;;
    -*) ;;
    offprint:* | file:* | */* | *.md | *.markdown | *.html | *.htm | *.xhtml | *.txt) break ;;
    *)
      mode=command
      break
      ;;
  esac
done

root=
[ "$(id -u)" = 0 ] && root=yes

if [ $mode = command ]; then
  # Chromium starts for root without its sandbox or not at all; here it shows no page.
  exec "$app" --ozone-platform=headless --disable-gpu --log-level=3 ${root:+--no-sandbox} --offprint-command -- "$@"
fi

if [ -n "$root" ]; then
  case " $* " in
    *" --no-sandbox "*) ;;
    *)
      echo 'offprint: The window does not open for root: its sandbox would be off. Use an ordinary account, or add --no-sandbox.' >&2
      exit 1
      ;;
  esac
fi
exec "$app" "$@"
