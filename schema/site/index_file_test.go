package site_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/schema/site"
)

// writeIndex writes the index of a shard of a folder.
func writeIndex(t *testing.T, root, base string, shard, shards int) []byte {
	t.Helper()
	var b bytes.Buffer
	options := site.ReadOptions{Pages: root, Base: base, Shard: shard, Shards: shards}
	w := site.NewIndexWriter(&b, options)
	_, err := site.Read(context.Background(), options, site.Summarize, w.Write)
	require.NoError(t, err)
	require.NoError(t, w.Close())
	return b.Bytes()
}

// The parts of a site, put together in any order, are the whole of it.
func TestMergeIndexes(t *testing.T) {
	files := make(map[string]string)
	for name, text := range indexedSite {
		files[name] = text
	}
	for i := range 30 {
		files[fmt.Sprintf("p/%02d.html", i)] = jsonLD(fmt.Sprintf(`{"@type":"Person","@id":"/#p%d","name":"P \u2028 %d","telephone":"%d","knows":{"@id":"/#p%d"}}`, i%5, i%6, i%7, i%5+1))
	}
	root := write(t, files)
	want := indexOf(t, root, 0)
	for _, shards := range []int{1, 2, 4, 7, 50} {
		var inputs []io.Reader
		for shard := range shards {
			inputs = append(inputs, bytes.NewReader(writeIndex(t, root, home, (shard*3+1)%shards, shards)))
		}
		got, err := site.MergeIndexes(inputs...)
		require.NoError(t, err)
		assert.Equal(t, indexText(want), indexText(got))
		assert.Equal(t, findings(t, want), findings(t, got))
	}
}

// That pages are missing is known of the whole where one part says so.
func TestMergeIndexesPartial(t *testing.T) {
	root := write(t, indexedSite)
	for _, partial := range []bool{false, true} {
		var inputs []io.Reader
		for shard := range 2 {
			var b bytes.Buffer
			options := site.ReadOptions{Pages: root, Base: home, Shard: shard, Shards: 2}
			w := site.NewIndexWriter(&b, options)
			_, err := site.Read(context.Background(), options, site.Summarize, w.Write)
			require.NoError(t, err)
			w.Partial = partial && shard == 0
			require.NoError(t, w.Close())
			inputs = append(inputs, &b)
		}
		index, err := site.MergeIndexes(inputs...)
		require.NoError(t, err)
		assert.Equal(t, partial, index.Partial)
	}
}

func TestMergeIndexesFaults(t *testing.T) {
	root := write(t, indexedSite)
	first, second := writeIndex(t, root, home, 0, 2), writeIndex(t, root, home, 1, 2)
	whole := writeIndex(t, root, home, 0, 1)
	elsewhere := writeIndex(t, root, "https://sunset.example/", 1, 2)
	nowhere := writeIndex(t, root, "", 1, 2)
	grown := maps.Clone(indexedSite)
	grown["zoo.html"] = jsonLD(`{"@type":"Person","name":"Z"}`)
	later := writeIndex(t, write(t, grown), home, 1, 2)
	lines := bytes.SplitAfter(whole, []byte("\n"))
	for _, test := range []struct {
		inputs [][]byte
		number int
		want   string
	}{
		{[][]byte{first}, 0, "it is one of 2 parts of a site, and 1 are given"},
		{[][]byte{first, first}, 1, "it is part 1 of the site, and so is the input of number 0"},
		{[][]byte{first, whole}, 1, "it is one of 1 parts"},
		{[][]byte{first, elsewhere}, 1, `it is of the site "https://sunset.example/", and the first of "https://sunrise.example/": give parts of one site`},
		{[][]byte{nowhere, first}, 1, `it is of the site "https://sunrise.example/", and the first of whose address is not known`},
		{[][]byte{first, later}, 1, "it is of a site of 5 pages, and the input of number 0 of one of 4"},
		{[][]byte{first, bytes.Replace(second, []byte(`"shard":1`), []byte(`"shard":0`), 1)}, 1, "and so is the input of number 0"},
		{[][]byte{first, bytes.Replace(second, []byte(`"name":"index.html"`), []byte(`"name":"de/index.html"`), 1)}, 1, `its page "de/index.html" is in the input of number 0 too`},
		{[][]byte{first, bytes.Replace(second, []byte(`"name":"index.html"`), []byte(`"name":"a.html"`), 1)}, 1, `its page "a.html" comes behind "de/index.html" of the input of number 0`},
		{[][]byte{second, bytes.Replace(second, []byte(`"shard":1`), []byte(`"shard":0`), 1)}, 1, "page 2 of 4 does not belong to part 1 of 2"},
		{[][]byte{first, []byte("<html>")}, 1, "no index of a site"},
		{[][]byte{[]byte(`{"findings":[]}`)}, 0, "no index of a site"},
		{[][]byte{bytes.Replace(whole, []byte(`"version":2`), []byte(`"version":3`), 1)}, 0, "version 3"},
		{[][]byte{bytes.Replace(whole, []byte(`"shards":1`), []byte(`"shards":-1`), 1)}, 0, "which there is not"},
		{[][]byte{first, second[:len(second)/2]}, 1, "cut off"},
		{[][]byte{bytes.Join(lines[:3], nil)}, 0, "it was cut off after 2 pages"},
		{[][]byte{append(bytes.Join(lines[:2], nil), lines[len(lines)-2]...)}, 0, "it has 1 pages, and says that they are 4"},
		{[][]byte{append(bytes.Join(lines[:2], nil), lines[1]...)}, 0, "there is none where one is expected"},
		{[][]byte{append(bytes.Join(lines[:2], nil), "nonsense"...)}, 0, "after 1 pages it cannot be read"},
	} {
		var inputs []io.Reader
		for _, input := range test.inputs {
			inputs = append(inputs, bytes.NewReader(input))
		}
		_, err := site.MergeIndexes(inputs...)
		require.ErrorContains(t, err, test.want)
		var fault *site.IndexFileError
		require.True(t, errors.As(err, &fault))
		assert.Equal(t, test.number, fault.Input)
		assert.NotContains(t, fault.Unwrap().Error(), "input 0:")
	}
	index, err := site.MergeIndexes()
	require.NoError(t, err)
	assert.Empty(t, strings.TrimSpace(indexText(index)))
}

// Whatever a file holds: it is an index or an error, and never a panic.
func FuzzMergeIndexes(f *testing.F) {
	f.Add([]byte(`{"healthld":"index of a site","version":2,"pages":2,"shard":0,"shards":1}
{"page":{"number":0,"name":"a.html","path":"a.html","self":9,"main":-7,"things":[{"id":"a","facts":[{"property":"name","value":"A"}]}],"ties":[{"from":0,"property":"p","to":5}],"reviews":[{"of":-2,"digest":"5"}],"notations":[9]}}
{"page":{"number":1,"name":"b.html","path":"b.html","self":0,"main":0,"things":[{"id":"a","facts":[{"property":"name","value":"B"}]}]}}
{"end":true,"pages":2}
`))
	f.Fuzz(func(t *testing.T, text []byte) {
		index, err := site.MergeIndexes(bytes.NewReader(text))
		if err != nil {
			return
		}
		report, err := site.Check(context.Background(), index, site.Rules)
		require.NoError(t, err)
		for _, f := range report.Findings {
			assert.NotEmpty(t, f.Message)
		}
		_ = indexText(index)
	})
}
