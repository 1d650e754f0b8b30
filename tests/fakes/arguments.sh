# Read by every fake soffice: sets $outdir, and leaves the files to convert in "$@".
# FAKE_PDF is a good PDF to copy, FAKE_BAD a .docx to choke on, FAKE_LOG where to note each call.
if [ "$1" = --version ]; then
  echo 'LibreOffice 99.1.2.3 fake'
  exit 0
fi
[ -z "$FAKE_LOG" ] || printf '%s\n' "$*" >>"$FAKE_LOG"
while [ "$1" != --outdir ]; do shift; done
outdir=$2
shift 2
mkdir -p "$outdir"

pdf_of() {
  name=${1##*/}
  printf '%s/%s.pdf' "$outdir" "${name%.*}"
}
