// Package release holds tests alone: release/build makes the same bytes in every
// folder, and the shell steps of action.yml do what it says. Beside it stands the command
// that writes the bill of materials of a release.
//
//	go -C internal/release test ./...
//
// It is a module of its own, since it builds the command several times, which is no
// part of trying a change.
package release
