#!/usr/bin/env bash
# Takes the developer's certificate (APPLE_CERTIFICATE, a .p12 as base64) into a keychain that ends with the machine,
# and lets the steps that follow know in whose name to sign.
set -euo pipefail

folder=$(mktemp -d)
keychain="$folder/signing.keychain-db"
secret=$(uuidgen)
trap 'rm -f "$folder/certificate.p12"' EXIT

printf '%s' "$APPLE_CERTIFICATE" | base64 --decode > "$folder/certificate.p12"
security create-keychain -p "$secret" "$keychain"
security set-keychain-settings -lut 21600 "$keychain"
security unlock-keychain -p "$secret" "$keychain"
security import "$folder/certificate.p12" -k "$keychain" -P "$APPLE_CERTIFICATE_PASSWORD" -T /usr/bin/codesign
security set-key-partition-list -S apple-tool:,apple:,codesign: -s -k "$secret" "$keychain" > /dev/null
security list-keychains -d user -s "$keychain" login.keychain-db

echo "APPLE_SIGNING_IDENTITY=$APPLE_SIGNING_IDENTITY" >> "$GITHUB_ENV"
