; The installer for Windows, in English and Thai. `python3 dev.py pack` compiles it and names:
;   VERSION        as 0.2.0
;   VERSION_FULL   in four numbers
;   PAYLOAD        the frozen folder
;   OUTPUT         the installer to be written
;   RESOURCES      packaging/icons
;   SIZE_KB        what the payload takes on the disk
;
; For the person who runs it, without an administrator: files, registry and Start menu are this user's own.
; Silently for a fleet: setup.exe /S [/D=C:\place]. Workspaces are never touched, neither here nor at the end.

Unicode true
ManifestDPIAware true
RequestExecutionLevel user
SetCompressor /SOLID lzma

!include "MUI2.nsh"
!include "FileFunc.nsh"
!include "LogicLib.nsh"
!include "x64.nsh"

!define PROGRAM "Hatthasilpa"
!define PROPOSED "$LOCALAPPDATA\Programs\${PROGRAM}"
!define CONSOLE "hatthasilpa-console"
!define WORKSPACE "Hatthasilpa.Workspace"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\${PROGRAM}"
!define CLASSES "Software\Classes"

Name "${PROGRAM}"
BrandingText "${PROGRAM} ${VERSION}"
OutFile "${OUTPUT}"
InstallDir "${PROPOSED}"
InstallDirRegKey HKCU "${UNINSTALL}" "InstallLocation"

VIProductVersion "${VERSION_FULL}"
VIFileVersion "${VERSION_FULL}"
VIAddVersionKey /LANG=1033 "ProductName" "${PROGRAM}"
VIAddVersionKey /LANG=1033 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=1033 "FileDescription" "${PROGRAM} setup"
VIAddVersionKey /LANG=1033 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=1033 "LegalCopyright" "Hatthasilpa contributors, MIT licence"

!define MUI_ICON "${RESOURCES}/hatthasilpa.ico"
!define MUI_UNICON "${RESOURCES}/hatthasilpa.ico"
!define MUI_ABORTWARNING
!define MUI_LANGDLL_REGISTRY_ROOT HKCU
!define MUI_LANGDLL_REGISTRY_KEY "${UNINSTALL}"
!define MUI_LANGDLL_REGISTRY_VALUENAME "Language"
!define MUI_FINISHPAGE_RUN "$INSTDIR\${PROGRAM}.exe"

!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES

!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "Thai"
!insertmacro MUI_RESERVEFILE_LANGDLL

LangString A_WORKSPACE ${LANG_ENGLISH} "Hatthasilpa workspace"
LangString A_WORKSPACE ${LANG_THAI} "ไฟล์งานหัตถศิลป์"
LangString IS_RUNNING ${LANG_ENGLISH} "Hatthasilpa is running. Close it, then try again."
LangString IS_RUNNING ${LANG_THAI} "โปรแกรมหัตถศิลป์กำลังเปิดอยู่ กรุณาปิดโปรแกรมแล้วลองอีกครั้ง"
LangString NOT_64_BIT ${LANG_ENGLISH} "Hatthasilpa needs a 64-bit Windows."
LangString NOT_64_BIT ${LANG_THAI} "หัตถศิลป์ต้องใช้ Windows แบบ 64 บิต"
LangString NOT_OURS ${LANG_ENGLISH} "This folder holds other files. Choose an empty one, or the one where Hatthasilpa is."
LangString NOT_OURS ${LANG_THAI} "โฟลเดอร์นี้มีไฟล์อื่นอยู่ กรุณาเลือกโฟลเดอร์ว่าง หรือโฟลเดอร์ที่ติดตั้งหัตถศิลป์ไว้"

; A running program holds its file: it can't be opened for writing.
!macro REFUSE_WHILE_RUNNING FILE
  ${If} ${FileExists} "$INSTDIR\${FILE}"
    ${Do}
      ClearErrors
      FileOpen $0 "$INSTDIR\${FILE}" a
      ${IfNot} ${Errors}
        FileClose $0
        ${ExitDo}
      ${EndIf}
      MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(IS_RUNNING)" /SD IDCANCEL IDRETRY +2
      Abort "$(IS_RUNNING)"
    ${Loop}
  ${EndIf}
!macroend

!macro REFUSE_WHILE_ANY_RUNS
  !insertmacro REFUSE_WHILE_RUNNING "${PROGRAM}.exe"
  !insertmacro REFUSE_WHILE_RUNNING "${CONSOLE}.exe"
!macroend

; $1 = 1 for a folder with other people's files, where the program would mix with them. The folder that is proposed is
; ours whatever lies there, and so is one with our uninstaller.
!macro SEE_WHETHER_OTHERS_LIVE_THERE
  StrCpy $1 0
  ${If} $INSTDIR != "${PROPOSED}"
  ${AndIfNot} ${FileExists} "$INSTDIR\uninstall.exe"
    ${DirState} "$INSTDIR" $1
  ${EndIf}
!macroend

; Everything that an installation put there, and nothing else: a folder may have been chosen that holds more.
!macro REMOVE_PROGRAM
  Delete "$INSTDIR\${PROGRAM}.exe"
  Delete "$INSTDIR\${CONSOLE}.exe"
  RMDir /r "$INSTDIR\_internal"
!macroend

Function .onInit
  ${IfNot} ${RunningX64}
    MessageBox MB_OK|MB_ICONSTOP "$(NOT_64_BIT)" /SD IDOK
    SetErrorLevel 2
    Quit
  ${EndIf}
  !insertmacro MUI_LANGDLL_DISPLAY
FunctionEnd

Function .onVerifyInstDir ; the button Install stays grey while this aborts
  !insertmacro SEE_WHETHER_OTHERS_LIVE_THERE
  ${If} $1 == 1
    Abort
  ${EndIf}
FunctionEnd

; An aborted section ends a silent run with exit code 2.
Section
  !insertmacro SEE_WHETHER_OTHERS_LIVE_THERE
  ${If} $1 == 1 ; a silent run was shown no page
    Abort "$(NOT_OURS)"
  ${EndIf}
  !insertmacro REFUSE_WHILE_ANY_RUNS
  !insertmacro REMOVE_PROGRAM ; a module of the version before must not stay beside the new ones
  SetOutPath "$INSTDIR"
  File /r "${PAYLOAD}/*"
  WriteUninstaller "$INSTDIR\uninstall.exe"

  CreateShortCut "$SMPROGRAMS\${PROGRAM}.lnk" "$INSTDIR\${PROGRAM}.exe"

  WriteRegStr HKCU "${CLASSES}\.hatt" "" "${WORKSPACE}"
  WriteRegStr HKCU "${CLASSES}\.hatt\OpenWithProgids" "${WORKSPACE}" ""
  WriteRegStr HKCU "${CLASSES}\${WORKSPACE}" "" "$(A_WORKSPACE)"
  WriteRegStr HKCU "${CLASSES}\${WORKSPACE}\DefaultIcon" "" "$INSTDIR\${PROGRAM}.exe,0"
  WriteRegStr HKCU "${CLASSES}\${WORKSPACE}\shell\open\command" "" '"$INSTDIR\${PROGRAM}.exe" -w "%1"'

  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "${PROGRAM}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\${PROGRAM}.exe"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "Hatthasilpa contributors"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" ${SIZE_KB}
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  ${RefreshShellIcons}
SectionEnd

Function un.onInit
  !insertmacro MUI_UNGETLANGUAGE
FunctionEnd

Section "Uninstall"
  !insertmacro REFUSE_WHILE_ANY_RUNS
  !insertmacro REMOVE_PROGRAM
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR" ; only if nothing else is in it
  Delete "$SMPROGRAMS\${PROGRAM}.lnk"
  ReadRegStr $0 HKCU "${CLASSES}\.hatt" ""
  ${If} $0 == "${WORKSPACE}" ; another program may have taken the files over since
    DeleteRegValue HKCU "${CLASSES}\.hatt" ""
  ${EndIf}
  DeleteRegValue HKCU "${CLASSES}\.hatt\OpenWithProgids" "${WORKSPACE}"
  DeleteRegKey /ifempty HKCU "${CLASSES}\.hatt\OpenWithProgids"
  DeleteRegKey /ifempty HKCU "${CLASSES}\.hatt"
  DeleteRegKey HKCU "${CLASSES}\${WORKSPACE}"
  DeleteRegKey HKCU "${UNINSTALL}"
  ${RefreshShellIcons}
SectionEnd
