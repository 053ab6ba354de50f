package main

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/jsonld"
	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema"
)

// BenchmarkThings compares the ways to have the clinic as structs.
func BenchmarkThings(b *testing.B) {
	works, err := readThings()
	require.NoError(b, err)
	for _, w := range works {
		b.Run(w.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := w.do(nil); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// TestThingsAreTheClinic holds that the ways of the benchmark give the clinic.
func TestThingsAreTheClinic(t *testing.T) {
	var g rdf.Graph
	require.NoError(t, schema.Describe(Clinic()).TellTo(&g))
	got, err := schema.As[*schema.MedicalClinic](schema.ThingsOf(&g), base+"/#clinic")
	require.NoError(t, err)
	text, err := jsonld.Marshal(schema.Describe(got))
	require.NoError(t, err)
	described, err := jsonld.Marshal(schema.Describe(Clinic()))
	require.NoError(t, err)
	require.Equal(t, string(described), string(text))
	works, err := readThings()
	require.NoError(t, err)
	for _, w := range works {
		require.NoError(t, w.do(nil), w.name)
	}
	var byHand clinic
	require.NoError(t, json.Unmarshal(text, &byHand))
	want, err := json.Marshal(handWritten())
	require.NoError(t, err)
	again, err := json.Marshal(byHand)
	require.NoError(t, err)
	require.JSONEq(t, string(want), string(again))
}
