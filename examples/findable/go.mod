module github.com/healthld/healthld/examples/findable

go 1.26.6

require (
	github.com/goccy/go-yaml v1.19.2
	github.com/healthld/healthld v0.0.0
	github.com/stretchr/testify v1.12.1
	golang.org/x/text v0.43.0
)

require (
	go.yaml.in/yaml/v3 v3.0.5 // indirect
	golang.org/x/net v0.62.0 // indirect
	golang.org/x/sys v0.49.0 // indirect
)

replace github.com/healthld/healthld => ../..
