//go:build !unix

package folder

// nonblock is nothing where folders hold no named pipes.
const nonblock = 0
