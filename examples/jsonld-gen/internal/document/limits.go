package document

// What one description may hold. The bounds are far above what people write,
// and keep the work on any input within seconds and some hundred megabytes.
const (
	// maxSize bounds an input, in bytes.
	maxSize = 16 << 20
	// maxDepth bounds how deep values nest.
	maxDepth = 100
	// maxValues bounds the values of all inputs, an alias counted as what it
	// stands for.
	maxValues = 1 << 20
	// maxAliases bounds the aliases of a YAML file.
	maxAliases = 10_000
	// maxKeys bounds the keys of one YAML mapping: the parser compares each with
	// all before it.
	maxKeys = 1_000
	// maxProblems bounds what is told about bad inputs.
	maxProblems = 1_000
)
