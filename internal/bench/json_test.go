package main

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/jsonld"
	"github.com/healthld/healthld/schema"
)

func TestWritersOfJSONAgree(t *testing.T) {
	want, err := json.Marshal(handWritten())
	require.NoError(t, err)
	works, err := writeJSON()
	require.NoError(t, err)
	for _, w := range works {
		var out bytes.Buffer
		require.NoError(t, w.do(&out), w.name)
		require.JSONEq(t, string(want), out.String(), w.name)
	}
	got, err := jsonld.Marshal(schema.Describe(Clinic()))
	require.NoError(t, err)
	require.Equal(t, string(want), string(got), "the same bytes as encoding/json")
	require.Equal(t, thingsOfClinic, strings.Count(string(got), `"@type"`))
}

func BenchmarkWriteJSON(b *testing.B) {
	works, err := writeJSON()
	require.NoError(b, err)
	for _, w := range works {
		b.Run(w.name, func(b *testing.B) {
			var out bytes.Buffer
			b.ReportAllocs()
			for b.Loop() {
				out.Reset()
				if err := w.do(&out); err != nil {
					b.Fatal(err)
				}
			}
			b.SetBytes(int64(out.Len()))
		})
	}
}
