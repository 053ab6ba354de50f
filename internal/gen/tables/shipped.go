package tables

import _ "embed"

// Shipped is the table of what releases of this module have declared. The
// generator writes it.
//
//go:embed shipped.txt
var Shipped string
