package feed

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"time"

	"github.com/healthld/healthld/internal/folder"
)

// publish divides the feed into parts and writes them.
func (w *writer) publish(ctx context.Context) error {
	out, err := folder.Create(w.options.Out)
	if err != nil {
		return err
	}
	defer out.Close()
	unlock, err := w.lock(ctx, out)
	if err != nil {
		return err
	}
	defer unlock()
	if _, err := out.RemoveLeftovers(); err != nil {
		return err
	}
	before, err := readState(w.statePath)
	if err != nil {
		return err
	}
	parts := cuts(w.entries, w.options.Notations, w.options.Things, w.options.Bytes)
	if err := w.checkOthers(out, parts, before); err != nil {
		return err
	}
	if err := w.announce(parts, before); err != nil {
		return err
	}
	for i, n := range w.options.Notations {
		if err := w.publishNotation(ctx, out, i, n, parts, before); err != nil {
			return err
		}
	}
	text, err := schemaMap(w.address, w.result.Parts)
	if err != nil {
		return err
	}
	// First the map, so that it leads to nothing that is gone; then what is gone goes.
	isNew, err := out.Write(mapName, text, fileMode)
	if err != nil {
		return err
	}
	w.countFile(isNew)
	if err := w.keepState(); err != nil {
		return err
	}
	if filepath.Dir(w.statePath) == filepath.Clean(w.options.Out) {
		w.countFile(w.stateWritten)
	}
	return w.removeStale(out, before)
}

const fileMode = 0o644

// countFile counts a file of the feed.
func (w *writer) countFile(written bool) {
	if written {
		w.result.Written++
	} else {
		w.result.Unchanged++
	}
}

func (w *writer) lock(ctx context.Context, out *folder.Folder) (unlock func(), err error) {
	return out.Lock(ctx, w.options.Waiting)
}

// checkOthers makes sure that no file would be overwritten that no feed before this
// one has written.
func (w *writer) checkOthers(out *folder.Folder, parts []cut, before *state) error {
	var names []string
	if before.Kind == "" {
		names = append(names, mapName)
	}
	for _, n := range w.options.Notations {
		for _, c := range parts {
			if name := c.name(n); before.part(name) == nil {
				names = append(names, name)
			}
		}
	}
	for _, name := range names {
		if _, err := os.Lstat(filepath.Join(out.Path(), name)); errors.Is(err, fs.ErrNotExist) {
			continue
		} else if err != nil {
			return err
		}
		return fmt.Errorf("feed: there is a file %s that no former feed wrote, by what %s says: move it away, or write the feed to another folder",
			filepath.Join(out.Path(), name), w.statePath)
	}
	return nil
}

// publishNotation writes the parts in one notation.
func (w *writer) publishNotation(ctx context.Context, out *folder.Folder, number int, n Notation, parts []cut, before *state) error {
	head, between, tail := n.around()
	offset := int64(0)
	var content []byte
	for _, c := range parts {
		if err := ctx.Err(); err != nil {
			return err
		}
		content = append(content[:0], head...)
		for i, e := range w.entries[c.begin:c.end] {
			if i > 0 {
				content = append(content, between...)
			}
			size := int(e.sizes[number])
			begin := len(content)
			content = append(content, make([]byte, size)...)
			if _, err := w.drafts[number].ReadAt(content[begin:], offset); err != nil {
				return err
			}
			offset += int64(size)
		}
		content = append(content, tail...)
		part := Part{Name: c.name(n), Notation: n, Things: c.end - c.begin, Bytes: int64(len(content)), SHA256: digestOf(content), Modified: w.options.Now.UTC().Truncate(time.Second)}
		if was := before.part(part.Name); was != nil && was.SHA256 == part.SHA256 {
			part.Modified = was.Modified
		}
		var err error
		if part.Written, err = out.Write(part.Name, content, fileMode); err != nil {
			return err
		}
		w.countFile(part.Written)
		w.result.Parts = append(w.result.Parts, part)
	}
	return nil
}

func digestOf(content []byte) string {
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:])
}

// keepState writes the state for the next run.
func (w *writer) keepState() error {
	s := &state{Kind: stateKind, Parts: []statePart{}}
	for _, p := range w.result.Parts {
		s.Parts = append(s.Parts, statePart{p.Name, p.Things, p.Bytes, p.SHA256, p.Modified})
	}
	return w.writeState(s)
}

// announce notes the names of the parts before the first is written, so that a run that
// was interrupted is known as one of this package by the next.
func (w *writer) announce(parts []cut, before *state) error {
	s := &state{Kind: stateKind, Parts: append([]statePart{}, before.Parts...)}
	for _, n := range w.options.Notations {
		for _, c := range parts {
			if name := c.name(n); before.part(name) == nil {
				s.Parts = append(s.Parts, statePart{Name: name})
			}
		}
	}
	if before.Kind != "" && len(s.Parts) == len(before.Parts) {
		return nil
	}
	return w.writeState(s)
}

func (w *writer) writeState(s *state) error {
	text, err := s.text()
	if err != nil {
		return err
	}
	in, err := folder.Create(filepath.Dir(w.statePath))
	if err != nil {
		return err
	}
	defer in.Close()
	isNew, err := in.Write(filepath.Base(w.statePath), text, fileMode)
	w.stateWritten = w.stateWritten || isNew
	return err
}

// removeStale takes away what was a part in the run before and is none any more. What
// somebody has changed meanwhile is not what was written, and stays.
func (w *writer) removeStale(out *folder.Folder, before *state) error {
	now := make(map[string]bool)
	for _, p := range w.result.Parts {
		now[p.Name] = true
	}
	var failed error
	for _, p := range before.Parts {
		if now[p.Name] {
			continue
		}
		content, _, err := out.Read(p.Name, nil, math.MaxInt64)
		switch {
		case errors.Is(err, fs.ErrNotExist):
		case err != nil || digestOf(content) != p.SHA256:
			w.result.Kept = append(w.result.Kept, p.Name)
		default:
			if err := os.Remove(filepath.Join(out.Path(), p.Name)); err != nil {
				failed = cmp.Or(failed, err)
				continue
			}
			w.result.Removed = append(w.result.Removed, p.Name)
		}
	}
	return failed
}

// AddToRobotsFile adds the line that leads to a schema map to a file robots.txt, as
// [AddToRobots] does, in one step; the file is made where there is none. It tells
// whether that changed anything.
func AddToRobotsFile(name, schemaMap string) (changed bool, err error) {
	in, err := folder.Open(filepath.Dir(name))
	if err != nil {
		return false, err
	}
	defer in.Close()
	text, info, err := in.Read(filepath.Base(name), nil, 16<<20)
	if errors.Is(err, fs.ErrNotExist) {
		return in.Write(filepath.Base(name), AddToRobots(nil, schemaMap), fileMode)
	}
	if err != nil {
		return false, err
	}
	after := AddToRobots(text, schemaMap)
	if bytes.Equal(text, after) {
		return false, nil
	}
	return true, in.Replace(filepath.Base(name), after, info)
}
