#!/usr/bin/env bash
# Opens the image as a person does, starts the program from a copy, and sees that macOS knows its files.
set -euo pipefail

place=$(mktemp -d)
hdiutil attach dist/*.dmg -nobrowse -readonly -mountpoint "$place/image"
trap 'hdiutil detach "$place/image"' EXIT

test -L "$place/image/Applications"
cp -R "$place/image/Hatthasilpa.app" "$place/"
codesign --verify --deep --strict "$place/Hatthasilpa.app"
plutil -p "$place/Hatthasilpa.app/Contents/Info.plist" | grep '"hatt"'
"$place/Hatthasilpa.app/Contents/MacOS/Hatthasilpa" --version
"$place/Hatthasilpa.app/Contents/MacOS/Hatthasilpa" --smoke
