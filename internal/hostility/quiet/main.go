// Command quiet reads pages from its input, does everything with them that healthld can
// do without a folder, and writes where that begins and ends to its output, so that
// whoever watches its system calls knows which are the library's.
package main

import (
	"archive/tar"
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/healthld/healthld/internal/hostility"
)

func main() {
	var pages [][]byte
	for archive := tar.NewReader(os.Stdin); ; {
		_, err := archive.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		text, readErr := io.ReadAll(archive)
		if err := errors.Join(err, readErr); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		pages = append(pages, text)
	}
	fmt.Println("begin")
	for i, text := range pages {
		if _, err := hostility.Everything(context.Background(), text); err != nil {
			fmt.Fprintf(os.Stderr, "page %d: %v\n", i, err)
			os.Exit(1)
		}
	}
	fmt.Println("end")
}
