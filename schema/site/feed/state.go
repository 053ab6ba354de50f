package feed

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"time"
)

// state is what a run leaves for the next one, and what the file says that lists
// the parts.
type state struct {
	// Kind says what the file is.
	Kind  string      `json:"kind"`
	Parts []statePart `json:"parts"`
}

type statePart struct {
	Name     string    `json:"name"`
	Things   int       `json:"things"`
	Bytes    int64     `json:"bytes"`
	SHA256   string    `json:"sha256"`
	Modified time.Time `json:"modified"`
}

const stateKind = "healthld feed 1"

// readState reads the state of the run before, or gives an empty one where there was
// none. A file that is something else is an error: it would be overwritten.
func readState(name string) (*state, error) {
	text, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return new(state), nil
	}
	if err != nil {
		return nil, err
	}
	s := new(state)
	if err := json.Unmarshal(text, s); err != nil || s.Kind != stateKind {
		return nil, fmt.Errorf("%s is not what a former feed left: move it away, or name another file for the state", name)
	}
	for _, p := range s.Parts {
		if path.Base(p.Name) != p.Name || p.Name == "." || p.Name == ".." {
			return nil, fmt.Errorf("%s names a part %q, which is no name of a file: it is not what a former feed left", name, p.Name)
		}
	}
	return s, nil
}

// part gives what is known of a part, or nil.
func (s *state) part(name string) *statePart {
	for i := range s.Parts {
		if s.Parts[i].Name == name {
			return &s.Parts[i]
		}
	}
	return nil
}

func (s *state) text() ([]byte, error) {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetIndent("", "  ")
	err := encoder.Encode(s)
	return b.Bytes(), err
}
