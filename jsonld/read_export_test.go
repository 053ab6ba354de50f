package jsonld

// LoadContexts has contexts that are not that of schema.org given by a function:
// those of a test suite.
func LoadContexts(load func(iri string) (string, bool)) ReadOption {
	return func(o *readOptions) { o.load = load }
}

// ExpandContext has a context hold before the first.
func ExpandContext(address string) ReadOption {
	return func(o *readOptions) { o.expandContext = address }
}

// GeneralPath has the context of schema.org read from its text.
func GeneralPath() ReadOption { return func(o *readOptions) { o.general = true } }

// ErrorCodes tells of the error codes of the faults that are met.
func ErrorCodes(tell func(code string)) ReadOption {
	return func(o *readOptions) { o.fault = tell }
}
