package rdf_test

import (
	"fmt"
	"net/url"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/healthld/healthld/rdf"
)

// The cases of RFC 3986, sections 5.4.1 and 5.4.2, in its order. Of "http:g" the
// strict answer is wanted.
var rfc3986 = [][2]string{
	{"g:h", "g:h"},
	{"g", "http://a/b/c/g"},
	{"./g", "http://a/b/c/g"},
	{"g/", "http://a/b/c/g/"},
	{"/g", "http://a/g"},
	{"//g", "http://g"},
	{"?y", "http://a/b/c/d;p?y"},
	{"g?y", "http://a/b/c/g?y"},
	{"#s", "http://a/b/c/d;p?q#s"},
	{"g#s", "http://a/b/c/g#s"},
	{"g?y#s", "http://a/b/c/g?y#s"},
	{";x", "http://a/b/c/;x"},
	{"g;x", "http://a/b/c/g;x"},
	{"g;x?y#s", "http://a/b/c/g;x?y#s"},
	{"", "http://a/b/c/d;p?q"},
	{".", "http://a/b/c/"},
	{"./", "http://a/b/c/"},
	{"..", "http://a/b/"},
	{"../", "http://a/b/"},
	{"../g", "http://a/b/g"},
	{"../..", "http://a/"},
	{"../../", "http://a/"},
	{"../../g", "http://a/g"},

	{"../../../g", "http://a/g"},
	{"../../../../g", "http://a/g"},
	{"/./g", "http://a/g"},
	{"/../g", "http://a/g"},
	{"g.", "http://a/b/c/g."},
	{".g", "http://a/b/c/.g"},
	{"g..", "http://a/b/c/g.."},
	{"..g", "http://a/b/c/..g"},
	{"./../g", "http://a/b/g"},
	{"./g/.", "http://a/b/c/g/"},
	{"g/./h", "http://a/b/c/g/h"},
	{"g/../h", "http://a/b/c/h"},
	{"g;x=1/./y", "http://a/b/c/g;x=1/y"},
	{"g;x=1/../y", "http://a/b/c/y"},
	{"g?y/./x", "http://a/b/c/g?y/./x"},
	{"g?y/../x", "http://a/b/c/g?y/../x"},
	{"g#s/./x", "http://a/b/c/g#s/./x"},
	{"g#s/../x", "http://a/b/c/g#s/../x"},
	{"http:g", "http:g"},
}

func TestResolveIRIAsTheStandardShows(t *testing.T) {
	for _, test := range rfc3986 {
		got, err := rdf.ResolveIRI("http://a/b/c/d;p?q", test[0])
		assert.NoError(t, err, test[0])
		assert.Equal(t, test[1], got, test[0])
	}
}

func TestResolveIRI(t *testing.T) {
	tests := []struct{ base, reference, want string }{
		// The path of the base stays as it is where the reference has none.
		{"http://a/b/./c?q#f", "", "http://a/b/./c?q"},
		{"http://a/b/../c?q#f", "#s", "http://a/b/../c?q#s"},
		{"http://a/b/../c?q#f", "?y", "http://a/b/../c?y"},
		{"http://a/b/../c?q#f", "g", "http://a/g"},
		{"http://a/b?q/c", "g", "http://a/g"},
		{"http://a/b#f/c?x", "g", "http://a/g"},
		// A base without path.
		{"http://a", "g", "http://a/g"},
		{"http://a", "../g", "http://a/g"},
		{"http://a", "", "http://a"},
		{"http://a", "#s", "http://a#s"},
		{"http://a?q", "g", "http://a/g"},
		{"http://a#f", "?y", "http://a?y"},
		{"http://a/b", "?", "http://a/b?"},
		{"http://a/b", "#", "http://a/b#"},
		// Authorities.
		{"https://a/b/c", "//host", "https://host"},
		{"https://a/b/c", "//host/x/../y/.?q#f", "https://host/y/?q#f"},
		{"https://a/b/c", "//u@host:8?q", "https://u@host:8?q"},
		{"https://a/b/c", "//", "https://"},
		{"file:///a/b", "../g", "file:///g"},
		{"file:///a/b", "//host/c", "file://host/c"},
		// Empty segments count.
		{"http://ab//de//ghi", "xyz", "http://ab//de//xyz"},
		{"http://ab//de//ghi", "../xyz", "http://ab//de/xyz"},
		{"http://a/b", "..//c", "http://a//c"},
		// A colon in a later segment makes no scheme.
		{"http://abc/d:f/ghi", "./x:y", "http://abc/d:f/x:y"},
		{"http://a/b", "/x:y", "http://a/x:y"},
		{"http://a/b", "?x:y", "http://a/b?x:y"},
		{"http://a/b", "1x:y", "http://a/1x:y"},
		{"http://a/b", ":y", "http://a/:y"},
		// IRIs are compared letter by letter, so nothing is normalised.
		{"HTTP://A/b", "c", "HTTP://A/c"},
		{"https://praxis.example/ärzte/", "müller#über", "https://praxis.example/ärzte/müller#über"},
		{"https://例え.jp/a/b", "../医師?q=é", "https://例え.jp/医師?q=é"},
		{"https://a/%7Eb/c", "%2e%2E/./%c3%A4", "https://a/%7Eb/%2e%2E/%c3%A4"},
		{"http://a/b/c", "https://x/../y/./z", "https://x/../y/./z"},
		// Bases without authority.
		{"urn:uuid:1", "#f", "urn:uuid:1#f"},
		{"urn:uuid:1#g", "", "urn:uuid:1"},
		{"urn:uuid:1", "?q", "urn:uuid:1?q"},
		{"urn:uuid:1", "g", "urn:g"},
		{"urn:a/b", "g", "urn:a/g"},
		{"urn:a/b", "../g", "urn:/g"},
		{"urn:a/b", "../../g", "urn:/g"},
		{"urn:a", "./g", "urn:g"},
		{"urn:a", "../g", "urn:g"},
		{"urn:a", "..", "urn:"},
		{"urn:a", ".", "urn:"},
		{"urn:a", "b/..", "urn:/"},
		{"urn:a", "/g", "urn:/g"},
		{"urn:a", "//host/g", "urn://host/g"},
		{"mailto:a@example.org", "#me", "mailto:a@example.org#me"},
		{"mailto:a@example.org", "b@example.org", "mailto:b@example.org"},
		{"tag:example", "a", "tag:a"},
		{"tag:example/foo/", "a", "tag:example/foo/a"},
		// What begins with two slashes would be read as an authority.
		{"urn:a", "/.//b", "urn:/.//b"},
		{"urn:/a", "..//b", "urn:/.//b"},
		{"urn:/.//a", "b", "urn:/.//b"},
		// The base is not looked at where the reference is absolute.
		{"", "urn:a", "urn:a"},
		{"relative", "urn:a", "urn:a"},
		// Texts that do not fit on the stack.
		{"http://a/" + strings.Repeat("b/", 300), "../c", "http://a/" + strings.Repeat("b/", 299) + "c"},
		{"http://a/b", strings.Repeat("../", 300) + strings.Repeat("c/./", 2) + "d", "http://a/c/c/d"},
	}
	for _, test := range tests {
		got, err := rdf.ResolveIRI(test.base, test.reference)
		assert.NoError(t, err, test)
		assert.Equal(t, test.want, got, test)
	}
}

func TestResolveIRINeedsABase(t *testing.T) {
	_, err := rdf.ResolveIRI("", "/dr-a\n#person")
	assert.EqualError(t, err, `rdf: the relative IRI "/dr-a\n#person" needs a base IRI`)
	_, err = rdf.ResolveIRI("", "")
	assert.EqualError(t, err, `rdf: the relative IRI "" needs a base IRI`)
	_, err = rdf.ResolveIRI("example.org/page", "#a")
	assert.EqualError(t, err, `rdf: the base IRI "example.org/page" is not absolute: it has no scheme`)
	_, err = rdf.ResolveIRI("", strings.Repeat("é", 1000))
	assert.EqualError(t, err, `rdf: the relative IRI "`+strings.Repeat("é", 20)+`"… needs a base IRI`)
}

// removeDotSegments is RFC 3986, section 5.2.4, letter by letter: the oracle.
func removeDotSegments(input string) string {
	output := ""
	pop := func() { output = output[:max(strings.LastIndexByte(output, '/'), 0)] }
	for input != "" {
		switch {
		case strings.HasPrefix(input, "../"):
			input = input[3:]
		case strings.HasPrefix(input, "./"), strings.HasPrefix(input, "/./"):
			input = input[2:]
		case input == "/.":
			input = "/"
		case strings.HasPrefix(input, "/../"):
			input = input[3:]
			pop()
		case input == "/..":
			input = "/"
			pop()
		case input == ".", input == "..":
			input = ""
		default:
			end := strings.IndexByte(input[1:], '/') + 1
			if end == 0 {
				end = len(input)
			}
			output += input[:end]
			input = input[end:]
		}
	}
	return output
}

// segments draws a path that is full of what resolving has to deal with.
func segments() *rapid.Generator[string] {
	segment := rapid.SampledFrom([]string{"", "", ".", "..", "...", "a", "bc", ".d", "e."})
	return rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(segment, 0, 8).Draw(t, "segments"), "/")
	})
}

func TestResolveIRIRemovesDotSegmentsAsTheStandardSays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		path := "/" + segments().Draw(t, "path")
		if strings.HasPrefix(path, "//") {
			path = "/." + path // "//" would begin an authority
		}
		got, err := rdf.ResolveIRI("http://a/b/c", path)
		require.NoError(t, err)
		require.Equal(t, "http://a"+removeDotSegments(path), got)

		relative := "x/" + segments().Draw(t, "relative")
		got, err = rdf.ResolveIRI("urn:y/z", relative)
		require.NoError(t, err)
		want := removeDotSegments("y/" + relative)
		if strings.HasPrefix(want, "//") {
			want = "/." + want
		}
		require.Equal(t, "urn:"+want, got)
	})
}

// net/url resolves URLs and not IRIs. Where both apply they agree. They differ
// in what follows, and in each of these the standard is on our side, or silent:
//
//   - net/url percent-encodes what is not ASCII, and lowers the scheme: IRIs are
//     compared letter by letter, so that would be another IRI.
//   - net/url removes the dot segments of an absolute reference and of the base's
//     own path ("" or "?q" against "http://a/b/./c"). The standard asks for the
//     first and forbids the second (section 5.2.2); we do neither, since JSON-LD
//     takes an absolute IRI as it is.
//   - net/url makes "//" and a slash before a path without authority ("g" against
//     "urn:a/b") and drops an empty fragment ("#"), for which the standard has no
//     ground; for the empty reference it keeps the fragment of the base, which
//     the standard drops.
//   - net/url loses an empty segment at the front after dot segments ("..//c"),
//     and takes "//" without host for a path.
func TestResolveIRIAgreesWithTheStandardLibrary(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.StringMatching(`[a-zA-Z0-9~_-]{1,5}`)
		segment := rapid.OneOf(word, rapid.SampledFrom([]string{".", "..", "...", ".a"}))
		path := rapid.Custom(func(t *rapid.T) string {
			return strings.Join(rapid.SliceOfN(segment, 0, 6).Draw(t, "segments"), "/")
		})
		tail := rapid.Custom(func(t *rapid.T) string {
			return rapid.SampledFrom([]string{"", "", "?q", "?q/../r", "#s", "?#s", "?y#s/./t"}).Draw(t, "tail")
		})
		plain := rapid.Custom(func(t *rapid.T) string {
			return strings.Join(rapid.SliceOfN(word, 0, 4).Draw(t, "words"), "/")
		})
		base := rapid.SampledFrom([]string{"http://a", "https://u@example.org:80", "ftp://x"}).Draw(t, "root") +
			rapid.SampledFrom([]string{"", "/", "/b/"}).Draw(t, "slash")
		if strings.HasSuffix(base, "/") {
			base += plain.Draw(t, "path")
		}
		base += rapid.SampledFrom([]string{"", "?q", "?q/../r"}).Draw(t, "base tail")
		reference := rapid.SampledFrom([]string{"", "", "/", "//h/"}).Draw(t, "lead") + path.Draw(t, "path") + tail.Draw(t, "tail")

		parsed, err := url.Parse(base)
		require.NoError(t, err)
		want, err := parsed.Parse(reference)
		require.NoError(t, err)
		got, err := rdf.ResolveIRI(base, reference)
		require.NoError(t, err)
		require.Equal(t, want.String(), got, "%s against %s", reference, base)
	})
}

func TestWhereTheStandardLibraryDiffers(t *testing.T) {
	tests := []struct{ base, reference, ours, theirs string }{
		{"https://a/ä", "ö", "https://a/ö", "https://a/%C3%B6"},
		{"HTTP://a/b", "c", "HTTP://a/c", "http://a/c"},
		{"http://a/b", "http://x/y/../z", "http://x/y/../z", "http://x/z"},
		{"http://a/b/./c", "?y", "http://a/b/./c?y", "http://a/b/c?y"},
		{"urn:/a/b", "#", "urn:/a/b#", "urn:///a/b"},
		{"urn:a/b", "g", "urn:a/g", "urn:///g"},
		{"http://a/b#f", "", "http://a/b", "http://a/b#f"},
		{"http://a/b", "..//c", "http://a//c", "http://a/c"},
	}
	for _, test := range tests {
		got, err := rdf.ResolveIRI(test.base, test.reference)
		require.NoError(t, err)
		assert.Equal(t, test.ours, got)
		base, err := url.Parse(test.base)
		require.NoError(t, err)
		theirs, err := base.Parse(test.reference)
		require.NoError(t, err)
		assert.Equal(t, test.theirs, theirs.String())
	}
}

func FuzzResolveIRI(f *testing.F) {
	for _, test := range rfc3986 {
		f.Add("http://a/b/c/d;p?q", test[0])
		f.Add("urn:a/b", test[0])
	}
	f.Add("urn:/a", "..//b")
	f.Add("", "\xff")
	f.Fuzz(func(t *testing.T, base, reference string) {
		got, err := rdf.ResolveIRI(base, reference)
		sound := rdf.IsAbsoluteIRI(base) || rdf.IsAbsoluteIRI(reference)
		if !sound {
			require.Error(t, err)
			return
		}
		require.NoError(t, err)
		require.True(t, rdf.IsAbsoluteIRI(got), got)
		if rdf.CheckIRI(base) == nil && rdf.CheckIRI(base+reference) == nil {
			require.NoError(t, rdf.CheckIRI(got))
		}
		// What was resolved means the same from anywhere, and the empty
		// reference means the base without its fragment.
		again, err := rdf.ResolveIRI(base, got)
		require.NoError(t, err)
		require.Equal(t, got, again)
		self, err := rdf.ResolveIRI(got, "")
		require.NoError(t, err)
		bare, _, _ := strings.Cut(got, "#")
		require.Equal(t, bare, self)
	})
}

func BenchmarkResolveIRI(b *testing.B) {
	const base = "https://sunrise.example/clinics/leeds/?v=1"
	parsed, err := url.Parse(base)
	require.NoError(b, err)
	for _, reference := range []string{"#clinic", "dr-a#person", "../york/", "https://x.example/a"} {
		b.Run(fmt.Sprintf("healthld/%s", reference), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := rdf.ResolveIRI(base, reference); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run(fmt.Sprintf("net-url/%s", reference), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				u, err := parsed.Parse(reference)
				if err != nil {
					b.Fatal(err)
				}
				_ = u.String()
			}
		})
	}
}
