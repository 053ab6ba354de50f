package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
)

// outFile is a file that a command writes. It takes its name when it is whole: whoever
// reads it meanwhile, or after the command was killed, finds what was there before. What
// is no regular file, such as a pipe, is written as it is, and so is what cannot be replaced.
type outFile struct {
	*os.File
	// name is the one that the file takes, empty where it has it.
	name string
	mode fs.FileMode
}

// createOut begins a file of that name. Where the name is that of a symbolic link, the
// file is the one that the link leads to. One that was there keeps its permissions.
func createOut(name string) (*outFile, error) {
	const asOthersAre = 0o644
	f := &outFile{name: name, mode: asOthersAre}
	info, err := os.Stat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular():
		f.File, err = os.OpenFile(name, os.O_WRONLY, 0)
		f.name = ""
		return f, err
	default:
		f.mode = info.Mode().Perm()
		if f.name, err = filepath.EvalSymlinks(name); err != nil {
			return nil, err
		}
	}
	if f.File, err = os.CreateTemp(filepath.Dir(f.name), ".jsonld-gen-*.tmp"); err != nil {
		return nil, notWritten(name, err)
	}
	return f, nil
}

// notWritten says so of the name that the user gave: that of the temporary file, which
// errors of the system name, says nothing to anybody.
func notWritten(name string, err error) error {
	if fault, is := errors.AsType[*fs.PathError](err); is {
		err = fault.Err
	}
	if fault, is := errors.AsType[*os.LinkError](err); is {
		err = fault.Err
	}
	return fmt.Errorf("%s cannot be written: %w", name, err)
}

// finish ends writing: the file takes its name where nothing went wrong, and else there
// is none. It gives the error that it is given, or its own.
func (f *outFile) finish(err error) error {
	if err == nil && f.name != "" {
		err = f.Chmod(f.mode)
	}
	if closed := f.Close(); err == nil {
		err = closed
	}
	if f.name == "" {
		return err
	}
	if err == nil {
		if err = rename(f.Name(), f.name); errors.Is(err, syscall.EBUSY) || errors.Is(err, syscall.EXDEV) {
			err = writeInPlace(f.Name(), f.name)
		}
		if err != nil {
			err = notWritten(f.name, err)
		}
	}
	if err != nil {
		os.Remove(f.Name())
	}
	return err
}

// rename is that of package os; tests have it fail.
var rename = os.Rename

// writeInPlace writes a file into another that cannot be replaced: one that is a mount of
// its own, as in containers, keeps its place, and whoever reads it meanwhile may find a
// part of it.
func writeInPlace(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_TRUNC, 0)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	if closed := out.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = os.Remove(from)
	}
	return err
}

// outOr gives the file of a name to write to, or the other where there is none, and
// what ends writing: it gives the error that it is given, or its own.
func outOr(other io.Writer, name string) (out io.Writer, finish func(error) error, err error) {
	if name == "" {
		return other, func(err error) error { return err }, nil
	}
	file, err := createOut(name)
	if err != nil {
		return nil, nil, err
	}
	return file, file.finish, nil
}

// writeOut writes to a file, or where none is named to standard output.
func writeOut(out io.Writer, name string, text []byte) error {
	out, finish, err := outOr(out, name)
	if err != nil {
		return err
	}
	_, err = out.Write(text)
	return finish(err)
}
