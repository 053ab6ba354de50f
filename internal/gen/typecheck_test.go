package main

import (
	"errors"
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/internal/gen/printer"
)

const schemaPath = "github.com/healthld/healthld/schema"

// writtenByHand stands for what package schema declares by hand, as far as the
// generated files need it.
const writtenByHand = `package schema

type Value interface{ shape() shape }
type shape uint16
type valueReading struct{}

var dataListReading valueReading

const (
	memberShape shape = 0xFF00 + iota
	listShape
	dataListShape
	textShape
)

type ID string
type Node struct{}
type Qualified struct{ Value Value }
type Literal struct{}
type List []Value
type Extra []Value
type Localized map[string]string
type Text string
type URL string
type PronounceableText string
type CssSelectorType string
type XPathType string
type Date string
type DateTime string
type Time string
type Duration string
type Decimal string
type Number float64
type Float float64
type Integer int64
type Boolean bool
`

// writtenTypes are the types above whose shape method is written by hand.
var writtenTypes = strings.Fields(`ID *Node Qualified List Literal Localized Text URL PronounceableText CssSelectorType
	XPathType Date DateTime Time Duration Decimal Number Float Integer Boolean`)

// handwritten gives that source with its methods.
func handwritten() string {
	var b strings.Builder
	b.WriteString(writtenByHand)
	for _, name := range writtenTypes {
		fmt.Fprintf(&b, "func (%s) shape() shape { return textShape }\n", name)
	}
	return b.String()
}

// checkSchema type-checks the generated files of package schema, with the
// stand-in for what is written by hand.
func checkSchema(files []printer.File) (*types.Package, error) {
	fset := token.NewFileSet()
	sources := map[string]string{"handwritten.go": handwritten()}
	for _, file := range files {
		if strings.HasPrefix(file.Name, "schema/") {
			sources[file.Name] = string(file.Text)
		}
	}
	var parsed []*ast.File
	for name, source := range sources {
		file, err := parser.ParseFile(fset, name, source, 0)
		if err != nil {
			return nil, err
		}
		parsed = append(parsed, file)
	}
	return new(types.Config).Check(schemaPath, fset, parsed, nil)
}

// importerFunc is an importer made of a function.
type importerFunc func(path string) (*types.Package, error)

func (f importerFunc) Import(path string) (*types.Package, error) { return f(path) }

// checkProgram type-checks the body of a function of a user's program and gives
// the errors, each with the text that it stands at.
func checkProgram(t testing.TB, imports types.Importer, body string) []string {
	t.Helper()
	source := "package user\n\nimport \"" + schemaPath + "\"\n\nfunc use(...schema.Value) {}\n\nfunc program() {\n" + body + "\n}\n"
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "program.go", source, 0)
	require.NoError(t, err)
	var found []string
	config := types.Config{Importer: imports, Error: func(err error) {
		var fault types.Error
		require.True(t, errors.As(err, &fault))
		rest := source[fset.Position(fault.Pos).Offset:]
		line, _, _ := strings.Cut(rest, "\n")
		found = append(found, line+" ← "+fault.Msg)
	}}
	_, _ = config.Check("user", fset, []*ast.File{file}, nil)
	return found
}

// importSchema gives an importer of one package.
func importSchema(schema *types.Package) types.Importer {
	return importerFunc(func(path string) (*types.Package, error) {
		if path != schemaPath {
			return nil, fmt.Errorf("no package %s", path)
		}
		return schema, nil
	})
}

// importBuiltSchema gives an importer of package schema as it is committed, as
// the compiler has built it.
func importBuiltSchema(t testing.TB) types.Importer {
	t.Helper()
	command := exec.Command("go", "list", "-export", "-deps", "-f", "{{.ImportPath}} {{.Export}}", schemaPath)
	command.Stderr = os.Stderr
	listed, err := command.Output()
	require.NoError(t, err)
	exports := make(map[string]string)
	for line := range strings.Lines(string(listed)) {
		if path, file, found := strings.Cut(strings.TrimSpace(line), " "); found {
			exports[path] = file
		}
	}
	return importer.ForCompiler(token.NewFileSet(), "gc", func(path string) (io.ReadCloser, error) {
		return os.Open(exports[path])
	})
}

// misuses are programs that must not compile, each with a twin that must: the
// rejected text at the place of the first error, and what the error says.
var misuses = []struct {
	name     string
	wrong    string
	at, says string
	right    string
}{
	{
		name:  "a property of another class",
		wrong: `use(&schema.Person{MedicalSpecialty: schema.Cardiovascular})`,
		at:    "MedicalSpecialty:", says: "unknown field MedicalSpecialty",
		right: `use(&schema.MedicalClinic{MedicalSpecialty: schema.Cardiovascular})`,
	},
	{
		name:  "a misspelled property",
		wrong: `use(&schema.PostalAddress{StreetAdress: schema.Text("1 Main Street")})`,
		at:    "StreetAdress:", says: "unknown field StreetAdress",
		right: `use(&schema.PostalAddress{StreetAddress: schema.Text("1 Main Street")})`,
	},
	{
		name:  "a thing of another class",
		wrong: `use(&schema.Review{Author: &schema.Place{}})`,
		at:    "&schema.Place{}", says: "missing method isOrganizationOrPerson",
		right: `use(&schema.Review{Author: &schema.MedicalClinic{}})`,
	},
	{
		name:  "a text for a thing",
		wrong: `use(&schema.Review{Author: schema.Text("P. Patient")})`,
		at:    `schema.Text("P. Patient")`, says: "missing method isOrganizationOrPerson",
		right: `use(&schema.Review{Author: &schema.Person{Name: schema.Text("P. Patient")}})`,
	},
	{
		name:  "a thing for a text",
		wrong: `use(&schema.Person{Name: &schema.Person{}})`,
		at:    "&schema.Person{}", says: "missing method isText",
		right: `use(&schema.Person{Name: schema.Localized{"en": "A", "de": "B"}})`,
	},
	{
		name:  "a bare string",
		wrong: `use(&schema.Person{Name: "A"})`,
		at:    `"A"`, says: "string does not implement schema.AnyText",
		right: `use(&schema.Person{Name: schema.Text("A")})`,
	},
	{
		name:  "a bare number",
		wrong: `use(&schema.Rating{RatingValue: 5})`,
		at:    "5", says: "int does not implement schema.NumberOrText",
		right: `use(&schema.Rating{RatingValue: schema.Number(5)}, &schema.Rating{RatingValue: schema.Decimal("4.90")})`,
	},
	{
		name:  "a struct that is no pointer",
		wrong: `use(&schema.Review{Author: schema.Person{}})`,
		at:    "schema.Person{}", says: "method",
		right: `use(&schema.Review{Author: &schema.Person{}})`,
	},
	{
		name:  "another element in a list",
		wrong: `use(&schema.MedicalClinic{Review: schema.ReviewList{&schema.Person{}}})`,
		at:    "&schema.Person{}", says: "missing method isReview",
		right: `use(&schema.MedicalClinic{Review: schema.ReviewList{&schema.Review{}, &schema.UserReview{}, schema.ID("#r")}})`,
	},
	{
		name:  "the list of another class",
		wrong: `use(&schema.MedicalClinic{Review: schema.PersonList{}})`,
		at:    "schema.PersonList{}", says: "missing method isReview",
		right: `use(&schema.MedicalClinic{Review: schema.List{&schema.Review{}}})`,
	},
	{
		name:  "another element in a list of a data type",
		wrong: `use(&schema.Person{SameAs: schema.URLList{schema.Text("a")}})`,
		at:    `schema.Text("a")`, says: "cannot use",
		right: `use(&schema.Person{SameAs: schema.URLList{"https://a.example/", "https://b.example/"}})`,
	},
	{
		name:  "another enumeration's member",
		wrong: `use(&schema.Offer{Availability: schema.Cardiovascular})`,
		at:    "schema.Cardiovascular", says: "missing method isItemAvailability",
		right: `use(&schema.Offer{Availability: schema.InStock})`,
	},
	{
		name:  "a member in the list of another enumeration",
		wrong: `use(&schema.MedicalClinic{MedicalSpecialty: schema.MedicalSpecialtyList{schema.InStock}})`,
		at:    "schema.InStock", says: "missing method isMedicalSpecialty",
		right: `use(&schema.MedicalClinic{MedicalSpecialty: schema.MedicalSpecialtyList{schema.Cardiovascular, schema.DermatologyMedicalSpecialty}})`,
	},
	{
		name:  "a type of another package",
		wrong: `type mine struct{}; use(&schema.Review{Author: mine{}})`,
		at:    "mine{}", says: "mine does not implement schema.OrganizationOrPerson",
		right: `use(&schema.Review{Author: &schema.Node{}}, &schema.Review{Author: schema.ID("#a")}, &schema.Review{Author: schema.Qualified{}})`,
	},
}

// TestMisuse holds that the compiler refuses what the vocabulary does not
// allow, at the right place, and takes what it allows.
func TestMisuse(t *testing.T) {
	built := importBuiltSchema(t)
	for _, misuse := range misuses {
		t.Run(misuse.name, func(t *testing.T) {
			found := checkProgram(t, built, misuse.wrong)
			if assert.NotEmpty(t, found, "it compiles") {
				at, message, _ := strings.Cut(found[0], " ← ")
				assert.True(t, strings.HasPrefix(at, misuse.at), "the error stands at %s", at)
				assert.Contains(t, message, misuse.says)
			}
			assert.Empty(t, checkProgram(t, built, misuse.right))
		})
	}
}

// TestLayout holds the layout that the walker of package schema relies on: a
// struct of a class begins with its ID, ends with its Extra, and has nothing
// but ranges between.
func TestLayout(t *testing.T) {
	schema, err := importBuiltSchema(t).Import(schemaPath)
	require.NoError(t, err)
	scope := schema.Scope()
	value := scope.Lookup("Value").Type().Underlying().(*types.Interface)
	structs, fields := 0, 0
	for _, name := range scope.Names() {
		declared, ok := scope.Lookup(name).(*types.TypeName)
		if !ok || !declared.Exported() {
			continue
		}
		layout, ok := declared.Type().Underlying().(*types.Struct)
		if !ok || !types.Implements(types.NewPointer(declared.Type()), value) || name == "Node" || name == "Qualified" || name == "Literal" {
			continue
		}
		structs++
		last := layout.NumFields() - 1
		assert.Equal(t, schemaPath+".ID", layout.Field(0).Type().String(), name)
		assert.Equal(t, schemaPath+".Extra", layout.Field(last).Type().String(), name)
		for i := 1; i < last; i++ {
			fields++
			assert.True(t, types.IsInterface(layout.Field(i).Type()), "%s.%s", name, layout.Field(i).Name())
			assert.True(t, types.Implements(layout.Field(i).Type(), value), "%s.%s", name, layout.Field(i).Name())
		}
	}
	assert.Greater(t, structs, 300)
	t.Logf("%d structs, %d fields", structs, fields)
}
