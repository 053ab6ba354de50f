package main

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/jsonld"
	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema"
)

// TestThingsAreTheClinic holds that the ways of the comparison give all of the clinic.
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
