package hostility

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"
)

var (
	mutations = flag.Int("mutations", 1500, "how many mutated pages TestMutatedPages goes through")
	from      = flag.Int("from", 0, "the number of the first of them")
)

// hostile are pieces that a page or a text may hold to its reader's harm.
var hostile = []string{
	"</script>", "</SCRIPT/", "<!--<script>", "-->", "<!-- <script ", "]]>", "<![CDATA[", "&lt;", "&#x0;", "\x00", "\xff", "\xed\xa0\x80",
	"\u2028", "\u202e", "\ufeff", "\ufffe", "\x1b[31m", "\n::error::", "\r", "\\u0000", "\\ud800", "\\", `"`, `'`, "{", "}", "[", "]", ",", ":", "null", "true", "1e999", "-0", "9007199254740993", "00",
	`"@context":`, `"@id":"#a"`, `"@id":"_:b0"`, `"@type":`, `"@graph":[`, `"@reverse":{`, `"@list":[`, `"@set":`, `"@value":`, `"@language":"x"`, `"@nest":`, `"@included":`, `"@import":"https://schema.org"`, `"@vocab":"x:"`, `"@base":"a:b"`, `{"":true}`,
	"<script type=application/ld+json>", "<div itemscope itemtype=https://schema.org/Review itemprop=review itemref=a id=a>", `<p vocab="https://schema.org/" typeof=Person property=author resource="_:a">`,
	"<template>", "<noscript>", "<svg>", "<textarea>", "<table><td>", "<base href=//evil.example/>", "<plaintext>", "<select>", "<frameset>", `<meta charset=utf-16>`, `<a rel="schema:review" href=x>`,
	"5\" . <http://evil/s> <http://evil/p> \"x", "https://a.example/ b", "http://[::1", "en-US-x-", "2026-02-30", "99:99", "943 476 5919", "jane@example.org",
}

// mutate changes a page in one to six places: a piece goes, comes twice, comes from
// another page, gives way to something hostile, or a bit is turned.
func mutate(random *rand.Rand, text, other []byte) []byte {
	text = slices.Clone(text)
	for range 1 + random.IntN(6) {
		at := random.IntN(len(text) + 1)
		end := min(len(text), at+random.IntN(64))
		switch random.IntN(6) {
		case 0:
			text = slices.Delete(text, at, end)
		case 1:
			text = slices.Insert(text, at, bytes.Clone(text[at:end])...)
		case 2:
			from := random.IntN(len(other))
			text = slices.Insert(text, at, other[from:min(len(other), from+random.IntN(256))]...)
		case 3:
			text = slices.Replace(text, at, end, []byte(hostile[random.IntN(len(hostile))])...)
		case 4:
			text = slices.Insert(text, at, []byte(strings.Repeat(hostile[random.IntN(len(hostile))], 1+random.IntN(40)))...)
		case 5:
			if at < len(text) {
				text[at] ^= 1 << random.IntN(8)
			}
		}
		if len(text) == 0 {
			return []byte(" ")
		}
	}
	return text
}

// Whatever becomes of a page, everything that can be done with it is done, and holds.
// The pages depend on their number alone; with -artifacts,
// one that fails is kept.
func TestMutatedPages(t *testing.T) {
	var pages [][]byte
	for _, set := range []map[string][]byte{official(t), riverside(t)} {
		for _, name := range slices.Sorted(maps.Keys(set)) {
			pages = append(pages, set[name])
		}
	}
	numbers := make(chan int)
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for number := range numbers {
				random := rand.New(rand.NewPCG(uint64(number), 30))
				text := mutate(random, pages[number%len(pages)], pages[random.IntN(len(pages))])
				err := recovered(func() error { _, err := Everything(context.Background(), text); return err })
				if err != nil {
					name := filepath.Join(t.ArtifactDir(), fmt.Sprintf("%d.html", number))
					t.Errorf("mutation %d (%s): %v", number, name, err)
					if err := os.WriteFile(name, text, 0o644); err != nil {
						t.Error(err)
					}
				}
			}
		})
	}
	for number := range *mutations {
		numbers <- *from + number
	}
	close(numbers)
	workers.Wait()
}

// The pages themselves, untouched.
func TestPagesAsTheyAre(t *testing.T) {
	for _, set := range []map[string][]byte{official(t), riverside(t)} {
		for name, text := range set {
			_, err := Everything(t.Context(), text)
			require.NoError(t, err, name)
		}
	}
}

// recovered makes a panic an error, so that the page that brought it is written down.
func recovered(work func() error) (err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = fmt.Errorf("panic: %v\n%s", fault, debug.Stack())
		}
	}()
	return work()
}
