// Package output writes the report of package schema/check for people and for
// programs: as compilers print faults, as JSON, as SARIF 2.1.0 (OASIS standard,
// errata 01) and as annotations of GitHub Actions.
//
//	err := output.Write(os.Stdout, output.Text, report, output.Least(check.Warning))
//
// [Write] writes one report, [NewStream] those of many pages as they come, as if they
// were one.
//
// What a report holds of its input may be hostile: the text of a review, the name
// of a file. In what is written here it ends no line, moves no cursor, turns no
// text around and gives no command to what runs builds. Of the input itself only
// a line is shown, and that only where the caller gives the text; see [Source].
package output
