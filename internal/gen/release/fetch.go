package release

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"
	"time"
)

// Pin names the one release file that the generator reads.
type Pin struct {
	// Version is how schema.org numbers the release.
	Version string
	// SHA256 is the hash of schemaorg-all-https.jsonld, in hexadecimal.
	SHA256 string
}

// maxSize bounds what is read; release 30.0 has 1.5 MB.
const maxSize = 16 << 20

// Open reads the release file at a path or an http(s) address and holds it
// against the pin.
func Open(ctx context.Context, pathOrURL string, pin Pin) (*Release, error) {
	text, err := fetch(ctx, pathOrURL)
	if err != nil {
		return nil, err
	}
	if sum := sha256.Sum256(text); hex.EncodeToString(sum[:]) != pin.SHA256 {
		return nil, fmt.Errorf("%s is not release %s: its SHA-256 is %x, expected %s; internal/gen/tables/release.go names the release to take", pathOrURL, pin.Version, sum, pin.SHA256)
	}
	r, err := Parse(pin.Version, text)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", pathOrURL, err)
	}
	return r, nil
}

func fetch(ctx context.Context, pathOrURL string) ([]byte, error) {
	if !strings.HasPrefix(pathOrURL, "https://") && !strings.HasPrefix(pathOrURL, "http://") {
		file, err := os.Open(pathOrURL)
		if err != nil {
			return nil, err
		}
		defer file.Close()
		return readAll(file, pathOrURL)
	}
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, pathOrURL, nil)
	if err != nil {
		return nil, err
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("%s: %s", pathOrURL, response.Status)
	}
	return readAll(response.Body, pathOrURL)
}

func readAll(from io.Reader, name string) ([]byte, error) {
	text, err := io.ReadAll(io.LimitReader(from, maxSize+1))
	if err != nil {
		return nil, err
	}
	if len(text) > maxSize {
		return nil, fmt.Errorf("%s is larger than %d bytes", name, maxSize)
	}
	return text, nil
}
