package jsonld_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/jsonld"
	"github.com/healthld/healthld/schema"
)

// A page whose address is also its name says its url as consumers read it: a
// string. A thing that may be described, such as an image, is referred to.
func TestAddressesAreStringsAndThingsAreReferences(t *testing.T) {
	const page, logo schema.ID = "https://riverside.example/", "https://riverside.example/#logo"
	text, err := jsonld.Marshal(schema.Describe(
		&schema.WebPage{ID: page, URL: schema.URL(page), SameAs: page, Image: logo},
		&schema.ImageObject{ID: logo, ContentUrl: schema.URL("https://riverside.example/logo.svg")},
	))
	require.NoError(t, err)
	require.Equal(t, `{"@context":"https://schema.org","@graph":[`+
		`{"@type":"WebPage","@id":"https://riverside.example/","url":"https://riverside.example/","image":{"@id":"https://riverside.example/#logo"},"sameAs":"https://riverside.example/"},`+
		`{"@type":"ImageObject","@id":"https://riverside.example/#logo","contentUrl":"https://riverside.example/logo.svg"}]}`, string(text))
}
