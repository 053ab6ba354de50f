package check

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
)

// Fingerprint gives 32 hexadecimal digits that name a finding: by its rule, file,
// path and message, and not by its line, so that the same fault has the same
// name when something else in the file has changed.
func (f *Finding) Fingerprint() string {
	return fingerprint(f.Rule, f.Family, f.Position.File, f.Path, f.Message)
}

func fingerprint(parts ...string) string {
	h := sha256.New()
	for _, part := range parts {
		fmt.Fprintf(h, "%d %s\n", len(part), part)
	}
	return hex.EncodeToString(h.Sum(nil)[:16])
}

// stated is what one rule says in a finding: the finding itself, or what another rule
// states of the same.
type stated struct{ fingerprint, rule, file, path string }

// statements gives what a finding says, rule by rule. A baseline has each, so that it
// holds whether all rules are run or fewer.
func (f *Finding) statements() []stated {
	all := []stated{{f.Fingerprint(), f.Rule, f.Position.File, f.Path}}
	for i := range f.Related {
		if also := &f.Related[i]; also.Rule != "" {
			all = append(all, stated{fingerprint(also.Rule, also.Family, also.Position.File, also.Path, also.whole), also.Rule, also.Position.File, also.Path})
		}
	}
	return all
}

// Baseline is a set of findings that were there before and are accepted: how many
// there are of each [Finding.Fingerprint]. Of a finding that has in its Related what other
// rules state of the same, it has what each of them says.
type Baseline map[string]int

// NewBaseline gives the findings of a report as a baseline.
func NewBaseline(report *Report) Baseline {
	b := make(Baseline)
	for i := range report.Findings {
		for _, one := range report.Findings[i].statements() {
			b[one.fingerprint]++
		}
	}
	return b
}

// baselineHeader begins a baseline that is written.
const baselineHeader = "# Findings that healthld accepts: a fingerprint, how often, rule and place. Made by a program."

// Write writes the baseline, a line a finding, in an order that does not change.
// The report of which it was made gives each line what a reader of it needs to
// know; it may be nil.
func (b Baseline) Write(out io.Writer, report *Report) error {
	notes := make(map[string]string)
	if report != nil {
		for i := range report.Findings {
			for _, one := range report.Findings[i].statements() {
				file := strings.TrimSuffix(strings.TrimPrefix(quote(one.file), `"`), `"`)
				notes[one.fingerprint] = strings.TrimSpace(one.rule + " " + file + " " + one.path)
			}
		}
	}
	lines := make([]string, 0, len(b))
	for fingerprint, count := range b {
		lines = append(lines, strings.TrimSpace(fmt.Sprintf("%s %d %s", fingerprint, count, notes[fingerprint])))
	}
	slices.Sort(lines)
	_, err := io.WriteString(out, baselineHeader+"\n"+strings.Join(append(lines, ""), "\n"))
	return err
}

// ReadBaseline reads what [Baseline.Write] wrote. Lines that are empty or begin
// with # are passed over; one that is neither nor a finding is an error that names
// it.
func ReadBaseline(in io.Reader) (Baseline, error) {
	b := make(Baseline)
	lines := bufio.NewScanner(in)
	for number := 1; lines.Scan(); number++ {
		line := strings.TrimSpace(lines.Text())
		if line == "" || line[0] == '#' {
			continue
		}
		fields := strings.Fields(line)
		count := 0
		if _, err := hex.DecodeString(fields[0]); err == nil && len(fields[0]) == 32 && len(fields) > 1 {
			count, _ = strconv.Atoi(fields[1])
		}
		if count < 1 {
			return nil, fmt.Errorf("healthld/check: line %d is no finding of a baseline: expected 32 hexadecimal digits and a number, not %s", number, quote(line))
		}
		b[fields[0]] += count
	}
	return b, lines.Err()
}

// Without gives the findings without those that the baseline has, and how many
// those were: one that says more than what the baseline has is new. Of a fault that
// occurs more often than before, the last are new. Since the file is a part of a
// fingerprint, the findings of a site may be given file by file.
func (b Baseline) Without(findings []Finding) (left []Finding, accepted int) {
	used := make(map[string]int)
	for _, f := range findings {
		said := f.statements()
		if slices.ContainsFunc(said, func(s stated) bool { return used[s.fingerprint] >= b[s.fingerprint] }) {
			left = append(left, f)
			continue
		}
		for _, s := range said {
			used[s.fingerprint]++
		}
		accepted++
	}
	return left, accepted
}
