# Runs the installer without a question, starts what it put there, and undoes it: nothing of ours may stay behind,
# and everything of the user's must.
$ErrorActionPreference = "Stop"

function Start-And-Wait([string] $Program, [string[]] $Words) {
    $started = Start-Process -FilePath $Program -ArgumentList $Words -Wait -PassThru
    if ($started.ExitCode -ne 0) { throw "$Program $Words ended with $($started.ExitCode)" }
}

function Confirm-That([bool] $Holds, [string] $What) {
    if (-not $Holds) { throw "It does not hold: $What" }
}

$setup = (Get-ChildItem "dist/*-setup.exe").FullName
$place = Join-Path $env:LOCALAPPDATA "Programs\Hatthasilpa"
$classes = "HKCU:\Software\Classes"
$entry = "HKCU:\Software\Microsoft\Windows\CurrentVersion\Uninstall\Hatthasilpa"
$menu = Join-Path ([Environment]::GetFolderPath("Programs")) "Hatthasilpa.lnk"
$workspace = Join-Path $env:TEMP "workshop.hatt"

Start-And-Wait $setup @("/S")
Confirm-That (Test-Path $menu) "the Start menu names it"
Confirm-That (Test-Path $entry) "Windows can uninstall it"
$opens = (Get-Item "$classes\Hatthasilpa.Workspace\shell\open\command").GetValue("")
Confirm-That ($opens -eq "`"$place\Hatthasilpa.exe`" -w `"%1`"") "workspaces open with it"

Start-And-Wait (Join-Path $place "hatthasilpa-console.exe") @("new", "`"$workspace`"")
Start-And-Wait (Join-Path $place "Hatthasilpa.exe") @("--smoke")
Start-And-Wait $setup @("/S") # over itself, as an update does

# An uninstaller copies itself away and goes on there; told the place, it stays and can be waited for.
Start-And-Wait (Join-Path $place "uninstall.exe") @("/S", "_?=$place")
Remove-Item (Join-Path $place "uninstall.exe") -ErrorAction SilentlyContinue
Confirm-That (-not (Test-Path (Join-Path $place "Hatthasilpa.exe"))) "the program is gone"
Confirm-That (-not (Test-Path (Join-Path $place "_internal"))) "its parts are gone"
Confirm-That (-not (Test-Path $menu)) "the Start menu forgot it"
Confirm-That (-not (Test-Path $entry)) "Windows forgot it"
Confirm-That (-not (Test-Path "$classes\Hatthasilpa.Workspace")) "workspaces forgot it"
Confirm-That (Test-Path $workspace) "the workspace is there"
Write-Output "Installed, started, updated and uninstalled."
