#!/usr/bin/env bash
# Signs the image, has Apple look at it, and staples the answer to it, so that it opens without a network.
set -euo pipefail

image=$(ls dist/*.dmg)
codesign --verify --deep --strict dist/Hatthasilpa.app
codesign --sign "$APPLE_SIGNING_IDENTITY" --timestamp "$image"
xcrun notarytool submit "$image" --wait \
  --apple-id "$APPLE_ID" --password "$APPLE_ID_PASSWORD" --team-id "$APPLE_TEAM"
xcrun stapler staple "$image"
spctl --assess --type open --context context:primary-signature --verbose "$image"
