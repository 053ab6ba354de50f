module github.com/healthld/healthld/internal/conformance

go 1.26.6

require (
	github.com/healthld/healthld v0.0.0
	github.com/stretchr/testify v1.12.1
)

require go.yaml.in/yaml/v3 v3.0.5 // indirect

replace github.com/healthld/healthld => ../..
