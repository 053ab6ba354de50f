package script_test

import (
	"context"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/jsonld"
	"github.com/healthld/healthld/jsonld/script"
	"github.com/healthld/healthld/rdf"
)

// component is what templ calls a component, so that the tests need no templ.
type component interface {
	Render(ctx context.Context, out io.Writer) error
}

var _ component = script.Component{}

func TestComponentRendersTheElement(t *testing.T) {
	want, err := script.Element(hostile(), jsonld.Indent("  "))
	require.NoError(t, err)
	var page strings.Builder
	require.NoError(t, script.Component{Source: hostile(), Options: []jsonld.Option{jsonld.Indent("  ")}}.Render(context.Background(), &page))
	assert.Equal(t, string(want), page.String())
}

// E5: Render writes nothing where there is an error.
func TestE5ComponentWritesNothingOnAnError(t *testing.T) {
	var page strings.Builder
	var problem *rdf.Problem
	require.ErrorAs(t, script.Component{Source: bad()}.Render(context.Background(), &page), &problem)
	assert.Equal(t, "/name", problem.Pointer)
	require.Error(t, script.Component{}.Render(context.Background(), &page))

	ended, cancel := context.WithCancel(context.Background())
	cancel()
	require.ErrorIs(t, script.Component{Source: hostile()}.Render(ended, &page), context.Canceled)
	assert.Empty(t, page.String())
}

// limited takes so many bytes and no more.
type limited struct {
	room int
	err  error
}

func (l limited) Write(p []byte) (int, error) { return min(l.room, len(p)), l.err }

func TestComponentGivesTheErrorOfTheWriter(t *testing.T) {
	full := errors.New("full")
	require.ErrorIs(t, script.Component{Source: hostile()}.Render(context.Background(), limited{3, full}), full)
	require.ErrorIs(t, script.Component{Source: hostile()}.Render(context.Background(), limited{3, nil}), io.ErrShortWrite)
}
