package site

import (
	"errors"
	"fmt"
	"path"
	"path/filepath"
	"strings"

	"github.com/healthld/healthld/internal/folder"
)

// files are the folders of a run and what is in them.
type files struct {
	pages *folder.Folder
	// out is where pages are written: the folder of pages itself, or another; nil
	// in a dry run into another.
	out *folder.Folder
	// names are those of the files to go through, in their order.
	names []string
	// routes has for each page the addresses under which a server finds it.
	routes map[string][]route
	// taken are all of them.
	taken map[route]bool
	// compressed has for each page the files beside it that are compressed forms of
	// it.
	compressed map[string][]string
}

// open opens both folders. Neither may lie in the other: what was written would be
// read again.
func (f *files) open(o *Options) (err error) {
	if f.pages, err = folder.Open(o.Pages); err != nil {
		return err
	}
	f.out = f.pages
	if o.Out == "" {
		return nil
	}
	f.out = nil
	if err = apart(o.Out, o.Pages); err == nil {
		err = apart(o.Pages, o.Out)
	}
	if err == nil && !o.DryRun {
		f.out, err = folder.Create(o.Out)
	}
	if err != nil {
		f.pages.Close()
	}
	return err
}

func apart(inner, outer string) error {
	within, err := folder.Within(inner, outer)
	if err == nil && within {
		err = fmt.Errorf("%s lies within %s: the pages and what is made of them need folders of their own", inner, outer)
	}
	return err
}

func (f *files) close() {
	f.pages.Close()
	if f.out != nil {
		f.out.Close()
	}
}

// walk finds the files, and which pages are in them.
func (f *files) walk(r *Result) error {
	var pages []string
	f.compressed = make(map[string][]string)
	inCase := make(namesInCase)
	err := f.pages.Walk(func(e folder.Entry) error {
		if e.Skipped != nil {
			leaveOut(f.pages, e, &r.Skipped, &r.Failed)
			return nil
		}
		if other := inCase.add(e.Name); other != "" {
			r.Alike = append(r.Alike, [2]string{other, e.Name})
		}
		switch {
		case isPage(e.Name):
			pages = append(pages, e.Name)
		default:
			f.addCompressed(e.Name)
			if f.out == f.pages {
				return nil
			}
		}
		f.names = append(f.names, e.Name)
		return nil
	})
	r.Pages = len(pages)
	f.routes = assignRoutes(pages)
	f.taken = make(map[route]bool, 3*len(pages))
	for _, routes := range f.routes {
		for _, r := range routes {
			f.taken[r] = true
		}
	}
	return err
}

// namesInCase are names of files by what they are where case does not count.
type namesInCase map[string]string

// add adds a name, and gives the one before it that differs from it in case alone.
func (n namesInCase) add(name string) (other string) {
	lower := strings.ToLower(name)
	if other = n[lower]; other == "" {
		n[lower] = name
	}
	return other
}

// exists tells whether there is a page.
func (f *files) exists(r route) bool { return f.taken[r] }

// leaveOut notes what is no file, and as failed what cannot be told: there may be
// pages in a folder that cannot be read.
func leaveOut(pages *folder.Folder, e folder.Entry, skipped, failed *[]error) {
	name := filepath.Join(pages.Path(), filepath.FromSlash(e.Name))
	err := fmt.Errorf("%s: %w", name, e.Skipped)
	if errors.Is(e.Skipped, folder.ErrLink) || errors.Is(e.Skipped, folder.ErrNotRegular) {
		*skipped = append(*skipped, err)
	} else {
		*failed = append(*failed, err)
	}
}

// addCompressed notes a file that is the compressed form of a page by its name.
func (f *files) addCompressed(name string) {
	switch path.Ext(name) {
	case ".gz", ".br", ".zst":
		if of := strings.TrimSuffix(name, path.Ext(name)); isPage(of) {
			f.compressed[of] = append(f.compressed[of], name)
		}
	}
}
