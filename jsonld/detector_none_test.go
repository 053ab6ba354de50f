//go:build !race

package jsonld_test

const raceDetector = false
