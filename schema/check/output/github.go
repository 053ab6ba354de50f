package output

import (
	"bytes"
	"strconv"
	"strings"

	"github.com/healthld/healthld/schema/check"
)

// github writes workflow commands: ::error file=…,line=…,col=…,title=…::message.
func (o *options) github(b *bytes.Buffer, told []*check.Finding) {
	for _, f := range told {
		command := "notice"
		switch f.Severity {
		case check.Error:
			command = "error"
		case check.Warning:
			command = "warning"
		}
		b.WriteString("::" + command + " ")
		if f.Position.File != "" {
			b.WriteString("file=" + commandProperty.Replace(Printable(f.Position.File)) + ",")
		}
		if f.Position.IsValid() {
			b.WriteString("line=" + strconv.Itoa(f.Position.Line) + ",col=" + strconv.Itoa(f.Position.Column) + ",")
		}
		b.WriteString("title=" + commandProperty.Replace(Printable(f.Rule)) + "::")
		message := Printable(f.Words())
		if f.Path != "" {
			message = Printable(f.Path) + ": " + message
		}
		for _, place := range f.Related {
			if place.Rule == "" {
				message += "\n" + Printable(joined(place.Position.String(), noteOf(&place)))
			}
		}
		b.WriteString(commandText.Replace(message) + "\n")
	}
}

// endGitHub says what the things are good for, in one notice for all of them: a forge
// shows few of each kind.
func endGitHub(b *bytes.Buffer, t *tally) {
	if lines := t.eligibilityLines(); len(lines) > 0 {
		b.WriteString("::notice title=eligibility::" + commandText.Replace(strings.Join(lines, "\n")) + "\n")
	}
}

func joined(at, note string) string {
	if at == "" {
		return note
	}
	return at + ": " + note
}

// What has a meaning in a command is escaped as the runner has it.
var (
	commandText     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	commandProperty = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)
