package main

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/jsonld"
	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema"
)

// BenchmarkThings compares making structs of the clinic's graph with what a user
// would write for this one document: structs made by hand, filled by encoding/json
// from its text. The graph is there already, as a reader leaves it.
func BenchmarkThings(b *testing.B) {
	var g rdf.Graph
	require.NoError(b, schema.Describe(Clinic()).TellTo(&g))
	text, err := jsonld.Marshal(schema.Describe(Clinic()))
	require.NoError(b, err)
	b.Run("encoding/json: Unmarshal, hand-written structs", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			var c clinic
			if err := json.Unmarshal(text, &c); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("schema: ThingsOf, As", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			things := schema.ThingsOf(&g)
			if _, err := schema.As[*schema.MedicalClinic](things, base+"/#clinic"); err != nil || len(things.Problems) > 0 {
				b.Fatal(err, things.Problems)
			}
		}
	})
}

// TestThingsAreTheClinic holds that both ways of the benchmark give the clinic.
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
	var byHand clinic
	require.NoError(t, json.Unmarshal(text, &byHand))
	want, err := json.Marshal(handWritten())
	require.NoError(t, err)
	again, err := json.Marshal(byHand)
	require.NoError(t, err)
	require.JSONEq(t, string(want), string(again))
}
