// Package hugo holds tests alone: Hugo builds the site of this folder, jsonld-gen
// describes it before the build and after it, and both ways say the same.
package hugo
