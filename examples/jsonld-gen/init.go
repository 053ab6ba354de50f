package main

import (
	"cmp"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/healthld/healthld/rdf"
	"github.com/healthld/healthld/schema/check/output"
)

// initialize is the command init.
type initialize struct {
	Folder string `arg:"" name:"folder" optional:"" default:"data" help:"Folder to write to; data by default. It is made where there is none."`

	Kind string `enum:"clinic,clinic-group,directory,products" default:"clinic-group" placeholder:"KIND" help:"What is described: clinic, clinic-group (default), directory (of providers) or products."`
	Base string `placeholder:"IRI" help:"Address of the site, with a slash at its end."`
}

// Help gives what --help shows below the flags' command line.
func (initialize) Help() string {
	return `Writes healthld.yaml with all settings and what they are for, and a few files to fill in: what
begins with "TODO:" is told by gen, build and check until it is replaced. No file that is
there is changed.

  jsonld-gen init --kind products --base https://sunrise.example/
  jsonld-gen gen data`
}

//go:embed skeleton
var skeletons embed.FS

// skeletonBase is the address in the settings that --base replaces, and without it
// placeholderBase, of which gen, build and check tell.
const (
	skeletonBase    = "https://sunrise.example/"
	placeholderBase = "https://todo.example/"
)

// Run writes the files, or none of them where one is there.
func (c *initialize) Run(s streams) error {
	if c.Base != "" && !isHome(c.Base) {
		return usageErrorf("--base takes the address of a site with a slash at its end, such as %s, not %q", skeletonBase, c.Base)
	}
	files, err := c.files()
	if err != nil {
		return err
	}
	for _, f := range files {
		switch _, err := os.Lstat(f.name); {
		case err == nil:
			return fmt.Errorf("%s is there, and stays as it is: name another folder, or move it away", f.name)
		case !errors.Is(err, fs.ErrNotExist):
			return err
		}
	}
	if err := os.MkdirAll(c.Folder, 0o755); err != nil {
		return err
	}
	for _, f := range files {
		if err := writeNew(f.name, f.text); err != nil {
			return err
		}
		fmt.Fprintf(s.out, "%s\n", output.FirstInLine(f.name))
	}
	fmt.Fprintf(s.out, "Replace what begins with TODO; jsonld-gen gen %s tells what is left.\n", output.Printable(c.Folder))
	if c.Base == "" {
		fmt.Fprintf(s.out, "The base stands for the address of your site: write that into %s.\n", output.Printable(filepath.Join(c.Folder, settingsName)))
	}
	fmt.Fprintf(s.out, "Then jsonld-gen build --data %s --pages PAGES puts it into the pages of your site.\n", output.Printable(c.Folder))
	return nil
}

// newFile is a file to write.
type newFile struct {
	name string
	text []byte
}

// files gives the settings and the files of the kind.
func (c *initialize) files() ([]newFile, error) {
	settings, err := skeletons.ReadFile("skeleton/" + settingsName)
	if err != nil {
		return nil, err
	}
	if c.Kind == "clinic" { // whose site it is itself
		settings = []byte(strings.ReplaceAll(string(settings), "/#organization", "/#clinic"))
	}
	base := cmp.Or(c.Base, placeholderBase)
	if strings.ContainsAny(base, "#'%&*!|>@`,[]{}?") || strings.Contains(base, ": ") {
		base = "'" + strings.ReplaceAll(base, "'", "''") + "'"
	}
	settings = []byte(strings.Replace(string(settings), "base: "+skeletonBase, "base: "+base, 1))
	// In the skeletons ids and addresses begin with the path of the home page.
	inFolder := strings.NewReplacer()
	if home := pathOf(c.Base); plainPath.MatchString(home) {
		inFolder = strings.NewReplacer(": /", ": "+home)
		settings = []byte(inFolder.Replace(string(settings)))
	}
	files := []newFile{{filepath.Join(c.Folder, settingsName), settings}}
	folder := "skeleton/" + c.Kind
	entries, err := skeletons.ReadDir(folder)
	if err != nil {
		return nil, err
	}
	for _, entry := range entries {
		text, err := skeletons.ReadFile(folder + "/" + entry.Name())
		if err != nil {
			return nil, err
		}
		files = append(files, newFile{filepath.Join(c.Folder, entry.Name()), []byte(inFolder.Replace(string(text)))})
	}
	return files, nil
}

// plainPath matches paths that need no quotation marks in YAML.
var plainPath = regexp.MustCompile(`^/[A-Za-z0-9/._~%+@=$()!;&*'-]*$`)

// isHome tells whether an address may be that of the home page of a site.
func isHome(address string) bool {
	u, err := url.Parse(address)
	return err == nil && rdf.CheckIRI(address) == nil && u.Host != "" && u.RawQuery == "" && u.Fragment == "" && plainPath.MatchString(u.EscapedPath()) && strings.HasSuffix(address, "/")
}

// pathOf gives the path of an address.
func pathOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return u.EscapedPath()
}

// writeNew writes a file that is not there, and does not follow a link in its place.
func writeNew(name string, text []byte) error {
	file, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = file.Write(text)
	return errors.Join(err, file.Close())
}
