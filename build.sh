#!/usr/bin/env bash
# One command per promise; CI runs these and nothing else.
#   build      restore and compile everything, warnings are errors
#   test       every test; those that need redis-server or clang skip with a reason where these are missing
#   format     fail where the sources are not formatted as .editorconfig says
#   aot        publish the Native AOT smoke program and run it
#   soak       run three nodes under load while Redis and nodes fail, and judge every read (seconds, 60 by default; needs redis-server)
#   bench      BenchmarkDotNet's own tables, for one benchmark at a time (benchmarks/run measures everything beside the peers)
#   snapshots  accept what the text tests of the generator produced last
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

case "${1:-}" in
  build)
    dotnet build KpiGen.sln --nologo
    ;;
  test)
    dotnet build KpiGen.sln --nologo --verbosity quiet
    dotnet test --solution KpiGen.sln --no-build "${@:2}"
    ;;
  format)
    dotnet format KpiGen.sln --verify-no-changes --no-restore
    ;;
  aot)
    out=$(mktemp -d)
    trap 'rm -rf "$out"' EXIT
    dotnet publish tests/Cache.AotSmoke -c Release -o "$out" --nologo
    "$out/KpiGen.Cache.AotSmoke" "${@:2}"
    ;;
  soak)
    dotnet run -c Release --project tests/Cache.Soak -- "${@:2}"
    ;;
  bench)
    filter=("${@:2}")
    dotnet run -c Release --project benchmarks/Cache.Benchmarks -- "${filter[@]:---filter=*}"
    ;;
  snapshots)
    find tests -name '*.received.*' -print0 | while IFS= read -r -d '' received; do
      mv -v "$received" "${received/.received./.verified.}"
    done
    ;;
  *)
    sed -n '2,9p' "$0" | sed 's/^# \{0,1\}//'
    exit 2
    ;;
esac
