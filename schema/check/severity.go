package check

import "fmt"

// Severity says how much a finding matters. Greater is worse.
type Severity uint8

const (
	// Info is worth knowing and may well be meant so.
	Info Severity = iota + 1
	// Advice is what would make a description better.
	Advice
	// Warning is likely a mistake.
	Warning
	// Error is what machines will misread or reject.
	Error
)

var severityNames = [...]string{Info: "info", Advice: "advice", Warning: "warning", Error: "error"}

// String gives the severity as a word: "info", "advice", "warning" or "error".
func (s Severity) String() string {
	if s >= Info && s <= Error {
		return severityNames[s]
	}
	return fmt.Sprintf("Severity(%d)", uint8(s))
}

// MarshalText gives the word of the severity. It is an error for a value that
// is none of the constants.
func (s Severity) MarshalText() ([]byte, error) {
	if s < Info || s > Error {
		return nil, fmt.Errorf("healthld/check: there is no severity %d", uint8(s))
	}
	return []byte(s.String()), nil
}

// UnmarshalText reads the word of a severity; any other text is an error.
func (s *Severity) UnmarshalText(text []byte) error {
	for severity := Info; severity <= Error; severity++ {
		if severityNames[severity] == string(text) {
			*s = severity
			return nil
		}
	}
	return fmt.Errorf("healthld/check: %q is no severity: error, warning, advice or info", text)
}
