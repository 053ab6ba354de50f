package schema

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/healthld/healthld/internal/vocab"
)

// generatedTypes are the declarations of the generated files, by name.
func generatedTypes(t *testing.T) map[string]ast.Expr {
	t.Helper()
	paths, err := filepath.Glob("*_gen.go")
	require.NoError(t, err)
	types := map[string]ast.Expr{}
	for _, path := range paths {
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
		require.NoError(t, err)
		ast.Inspect(file, func(n ast.Node) bool {
			if spec, ok := n.(*ast.TypeSpec); ok {
				types[spec.Name.Name] = spec.Type
			}
			return true
		})
	}
	require.NotEmpty(t, types)
	return types
}

// The walk reads every generated struct as an ID, interfaces and an Extra, and
// json.Marshal of any ends at its ID. No struct may be otherwise.
func TestEveryStructIsAnIDThenRangesThenExtra(t *testing.T) {
	types := generatedTypes(t)
	structs := 0
	for name, declared := range types {
		declaration, ok := declared.(*ast.StructType)
		if !ok {
			continue
		}
		structs++
		fields := declaration.Fields.List
		require.GreaterOrEqual(t, len(fields), 2, name)
		for i, field := range fields {
			require.Len(t, field.Names, 1, "%s: fields are declared one by one", name)
			typeName := field.Type.(*ast.Ident).Name
			fieldName := field.Names[0].Name
			switch i {
			case 0:
				assert.Equal(t, "ID ID", fieldName+" "+typeName, name)
			case len(fields) - 1:
				assert.Equal(t, "Extra Extra", fieldName+" "+typeName, name)
			default:
				// An alias keeps the name of a range that was widened.
				if alias, ok := types[typeName].(*ast.Ident); ok {
					typeName = alias.Name
				}
				assert.IsType(t, (*ast.InterfaceType)(nil), types[typeName], "%s.%s", name, fieldName)
				assert.True(t, vocab.Lookup(propertyName(fieldName)).Is(vocab.Property), "%s.%s", name, fieldName)
			}
		}
	}
	assert.Greater(t, structs, 300)
}

func TestEveryRangeIsAnInterfaceOfValues(t *testing.T) {
	for name, declared := range generatedTypes(t) {
		if declaration, ok := declared.(*ast.InterfaceType); ok {
			embedded, ok := declaration.Methods.List[0].Type.(*ast.Ident)
			assert.True(t, ok && embedded.Name == "Value", name)
			assert.Greater(t, len(declaration.Methods.List), 1, "%s is sealed", name)
		}
	}
}

func TestLayoutOfInterfacesIsKnown(t *testing.T) {
	assert.True(t, isLayoutKnown(), "this Go release lays interfaces out in another way; structs are read by reflect, which is slow")
}
