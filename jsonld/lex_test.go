package jsonld_test

import (
	"bytes"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/go-json-experiment/json/jsontext"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/jsonld"
)

// tokensOf gives the tokens of a text by the oracle of these tests, jsontext, and
// its error where it refuses the text.
func tokensOf(text []byte) ([]string, error) {
	d := jsontext.NewDecoder(bytes.NewReader(text), jsontext.AllowDuplicateNames(true))
	var tokens []string
	for depth := 0; ; {
		token, err := d.ReadToken()
		if err != nil {
			if errors.Is(err, io.EOF) && len(tokens) == 0 {
				return nil, io.ErrUnexpectedEOF
			}
			return tokens, err
		}
		switch token.Kind() {
		case '{', '[':
			depth++
			tokens = append(tokens, token.String())
		case '}', ']':
			depth--
			tokens = append(tokens, token.String())
		case '"':
			tokens = append(tokens, "s"+token.String())
		case '0':
			tokens = append(tokens, "#"+token.String())
		default:
			tokens = append(tokens, token.String())
		}
		if depth == 0 {
			if _, err := d.ReadToken(); !errors.Is(err, io.EOF) {
				return tokens, errors.New("more follows")
			}
			return tokens, nil
		}
	}
}

// oddJSON are texts as pages have them, with the tokens that are read of them and
// the place of the first fault.
var oddJSON = []struct {
	name, text, tokens, fault string
	at                        int
}{
	{"byte order mark", "\uFEFF{\"a\":1}", "{ sa #1 }", "a byte order mark", 0},
	{"HTML comment around", "<!-- {\"a\":1} -->", "{ sa #1 }", `"<!--"`, 0},
	{"HTML comment before", "<!-- by a plugin -->{\"a\":1}", "{ sa #1 }", "a comment of HTML", 0},
	{"CDATA", "<![CDATA[{\"a\":1}]]>", "{ sa #1 }", `"<![CDATA["`, 0},
	{"CDATA in line comments", "//<![CDATA[\n{\"a\":1}\n//]]>", "{ sa #1 }", `"//<![CDATA["`, 0},
	{"CDATA in a line comment, one line", "// <![CDATA[{\"a\":1}//]]>", "{ sa #1 }", `"//<![CDATA["`, 0},
	{"CDATA in block comments", "/*<![CDATA[*/{\"a\":1}/*]]>*/", "{ sa #1 }", "a comment", 0},
	{"line comment", "{\"a\":1, // one\n\"b\":2}", "{ sa #1 sb #2 }", "a comment", 8},
	{"block comment", "{\"a\":/* one */1}", "{ sa #1 }", "a comment", 5},
	{"comments before a value", "{\"a\":/*1*//*2*/ //3\n 1}", "{ sa #1 }", "a comment", 5},
	{"comment without end", "{\"a\":1/*", "{ sa #1 }", "the comment has no end", 6},
	{"trailing comma in an object", `{"a":1,}`, "{ sa #1 }", "a comma stands before", 7},
	{"trailing comma in an array", `[1,]`, "[ #1 ]", "a comma stands before", 3},
	{"doubled commas", `{"a":1,,"b":[1,,2]}`, "{ sa #1 sb [ #1 #2 ] }", "a comma stands where a name should", 7},
	{"comma at the beginning", `{,"a":[,1]}`, "{ sa [ #1 ] }", "a comma stands where a name should", 1},
	{"missing comma", "{\"a\":1\n\"b\":2}", "{ sa #1 sb #2 }", "there is no comma", 7},
	{"missing comma in an array", `[{"a":1}{"a":2}]`, "[ { sa #1 } { sa #2 } ]", "there is no comma", 8},
	{"missing colon", `{"a" 1}`, "{ sa #1 }", "there is no colon", 5},
	{"equals sign", `{"a"=1}`, "{ sa #1 }", "there is no colon", 4},
	{"missing value", `{"a":,"b":2}`, "{ sb #2 }", "the name has no value", 5},
	{"missing value at the end", `{"b":2,"a":}`, "{ sb #2 }", "the name has no value", 11},
	{"name alone", `{"a","b":2}`, "{ sb #2 }", "there is no colon", 4},
	{"line break in a string", "{\"a\":\"x\ny\"}", "{ sa sx\ny }", "the end of a line", 7},
	{"tab in a string", "{\"a\":\"x\ty\"}", "{ sa sx\ty }", "a tab", 7},
	{"several values", `{"a":1} {"b":2}`, "{ sa #1 } { sb #2 }", "another value", 8},
	{"several values with a comma", `{"a":1},{"b":2}`, "{ sa #1 } { sb #2 }", `"," stands behind`, 7},
	{"semicolon at the end", `{"a":1};`, "{ sa #1 }", `";" stands behind`, 7},
	{"assignment before", `var data = {"a":1};`, "{ sa #1 }", `"var data =" stands before`, 0},
	{"entities", `{&quot;a&quot;:&#34;x &amp; y&#x22;}`, "{ sa sx & y }", "escaped as text of HTML", 1},
	{"entities in a string alone", `{"a":"x &amp; y"}`, "{ sa sx &amp; y }", "", 0},
	{"not UTF-8", "{\"a\":\"x\xffy\"}", "{ sa sx\uFFFDy }", "the text is not UTF-8", 7},
	{"not UTF-8 behind U+FFFD", "{\"a\":\"\uFFFD\xff\"}", "{ sa s\uFFFD\uFFFD }", "the text is not UTF-8", 9},
	{"lone surrogate", `{"a":"\ud800x"}`, "{ sa s\uFFFDx }", `the escape \ud800 is half`, 6},
	{"surrogates the wrong way round", `{"a":"\udc00\ud800"}`, "{ sa s\uFFFD\uFFFD }", `the escape \udc00 is half`, 6},
	{"bad escape", `{"a":"it\'s"}`, "{ sa sit's }", "the escape", 8},
	{"bad escape at the end of a string", `{"a":"\u12"}`, "{ sa su12 }", "the escape", 6},
	{"missing end", `{"a":{"b":[1,{"c":2`, "{ sa { sb [ #1 { sc #2 } ] } }", "the text ends before the object that begins at byte 13", 19},
	{"missing end behind a comma", `{"a":1,`, "{ sa #1 }", "the text ends before the object", 7},
	{"missing end behind a colon", `{"a":1,"b":`, "{ sa #1 }", "the text ends before the object", 11},
	{"missing end of a string", `{"a":1,"b":"xy`, "{ sa #1 }", "the string has no end", 11},
	{"missing end of a name", `{"a":1,"b`, "{ sa #1 }", "the string has no end", 7},
	{"missing bracket", `{"a":[1,2}`, "{ sa [ #1 #2 ] }", "'}' stands where", 9},
	{"bracket too many", `[{"a":1}]}]`, "[ { sa #1 } ]", `"}]" stands behind`, 9},
	{"wrong bracket", `[1}`, "[ #1 ]", "'}' stands where", 2},
	{"single quotation marks", `{'a':'it"s'}`, "{ sa sit\"s }", "single quotation marks", 1},
	{"quotation marks of running text", `{“a”: “x y”, „b”: [″1″], "c": 2}`, "{ sa sx y sb [ s1 ] sc #2 }", "quotation marks of running text", 1},
	{"quotation mark of running text without end", `{"a": “x}`, "{ sa null }", "is no value", 6},
	{"no quotation marks", `{name: "x", @type: 'y'}`, "{ sname sx s@type sy }", "has no quotation marks", 1},
	{"plus", `[+5,.5,5.,01,-.5e1]`, "[ #5 #0.5 #5 #1 #-0.5e1 ]", `"+5" is no number`, 1},
	{"hexadecimal", `[0x10,1]`, "[ null #1 ]", `"0x10" is no number`, 1},
	{"words", `[NaN,True,undefined,1]`, "[ null true null #1 ]", `"NaN" is no value`, 1},
	{"name twice", `{"a":1,"a":2}`, "{ sa #1 sa #2 }", "stands twice", 7},
	{"name twice, escaped", `{"ab":1,"a\u0062":2}`, "{ sab #1 sab #2 }", "stands twice", 8},
	{"nothing", "  \n", "", "", 0},
	{"no-break space", "{\"a\":\u00A01}", "{ sa #1 }", "a no-break space", 5},
	{"large numbers", `[1e400,9007199254740993,-0,1.10]`, "[ #1e400 #9007199254740993 #-0 #1.10 ]", "", 0},
}

func TestOddJSON(t *testing.T) {
	for _, test := range oddJSON {
		t.Run(test.name, func(t *testing.T) {
			tokens, faults, places := jsonld.Tokens([]byte(test.text), jsonld.Limits{})
			assert.Equal(t, test.tokens, strings.Join(tokens, " "))
			if test.fault == "" {
				assert.Empty(t, faults)
				return
			}
			require.NotEmpty(t, faults)
			assert.Contains(t, faults[0], test.fault)
			assert.Equal(t, test.at, places[0])
		})
	}
}

// Names that come twice are found however many there are.
func TestNamesThatComeTwice(t *testing.T) {
	for _, count := range []int{2, 10, 33, 34, 100, 5000} {
		var b strings.Builder
		for i := range count {
			b.WriteString(`"name` + strings.Repeat("x", i%97) + string(rune('a'+i%26)) + strings.Repeat("y", i/97) + `":1,`)
		}
		_, faults, _ := jsonld.Tokens([]byte("{"+b.String()+`"last":1}`), jsonld.Limits{})
		assert.Empty(t, faults, count)
		_, faults, _ = jsonld.Tokens([]byte("{"+b.String()+`"namea":1}`), jsonld.Limits{})
		assert.Len(t, faults, 1, count)
	}
}

// FuzzReadJSON holds the reader of JSON to jsontext: what that takes gives the same
// tokens and no fault, and what it refuses gives one at least.
func FuzzReadJSON(f *testing.F) {
	for _, test := range oddJSON {
		f.Add([]byte(test.text))
	}
	for _, text := range []string{`{"a":[{},[],"\u00e9\n\"\\\/\ud83d\ude00",-1.5E+10,true,false,null]}`, `"x"`, `5`, ` [ ] `, "{\"a\"\r\n:\t1 }", `[1]x`, "[\"\x00\"]", `[1 2]`, `{"a":1"b":2}`, `[[[[`, `]`, `}{`} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		want, err := tokensOf(text)
		got, faults, places := jsonld.Tokens(text, jsonld.Limits{Depth: 10_000, Digits: len(text) + 1})
		faults = slices.DeleteFunc(faults, func(fault string) bool { return strings.Contains(fault, "stands twice in the object") })
		if err == nil {
			require.Equal(t, want, got, "%q", text)
			require.Empty(t, faults, "%q", text)
		} else if len(got) > 0 {
			require.NotEmpty(t, faults, "%q: %v", text, err)
		}
		for _, at := range places {
			require.True(t, at >= 0 && at <= len(text))
		}
		// What stands before the fault is read, but for a name or number at the fault.
		if n := max(len(want)-2, 0); err != nil && len(got) > 0 && !bytes.Contains(text, []byte("&")) {
			require.True(t, slices.Equal(want[:n], got[:min(n, len(got))]), "%q: %q %q", text, want, got)
		}
	})
}
