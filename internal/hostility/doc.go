// Package hostility turns pages and texts against everything in healthld that takes
// them: Everything does with a page all that there is to do, and says what does not hold.
// The tests do so with pages that were mutated, with many at a time, and under strace,
// which would see a file or a socket being opened.
//
//	go -C internal/hostility test ./...
//	go -C internal/hostility test -run TestMutatedPages -mutations 100000 .
//
// It is a module of its own, since the tests need strace (Debian's package of that name)
// and take longer than trying a change should. Without strace that test skips, except
// that it fails where CI is true.
package hostility
