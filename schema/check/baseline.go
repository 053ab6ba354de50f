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
	h := sha256.New()
	for _, part := range []string{f.Rule, f.Family, f.Position.File, f.Path, f.Message} {
		fmt.Fprintf(h, "%d %s\n", len(part), part)
	}
	return hex.EncodeToString(h.Sum(nil)[:16])
}

// Baseline is a set of findings that were there before and are accepted: how many
// there are of each [Finding.Fingerprint].
type Baseline map[string]int

// NewBaseline gives the findings of a report as a baseline.
func NewBaseline(report *Report) Baseline {
	b := make(Baseline)
	for i := range report.Findings {
		b[report.Findings[i].Fingerprint()]++
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
			f := &report.Findings[i]
			file := strings.TrimSuffix(strings.TrimPrefix(quote(f.Position.File), `"`), `"`)
			notes[f.Fingerprint()] = strings.TrimSpace(f.Rule + " " + file + " " + f.Path)
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
// those were. Of a fault that occurs more often than before, the last are new. Since
// the file is a part of a fingerprint, the findings of a site may be given file by
// file.
func (b Baseline) Without(findings []Finding) (left []Finding, accepted int) {
	used := make(map[string]int)
	for _, f := range findings {
		fingerprint := f.Fingerprint()
		if used[fingerprint] < b[fingerprint] {
			used[fingerprint]++
			accepted++
			continue
		}
		left = append(left, f)
	}
	return left, accepted
}
