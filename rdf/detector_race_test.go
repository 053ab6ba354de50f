//go:build race

package rdf_test

// raceDetector says that the tests run under the race detector, where sync.Pool
// drops what it is given at random.
const raceDetector = true
