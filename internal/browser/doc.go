// Package browser holds tests alone: a browser opens pages as they were and as
// healthld has changed them, and finds the description in them and no other
// difference, in what they show, what they do, what they log and what they fetch.
//
//	go -C internal/browser test ./...
//
// The report of a site is opened too: it works by keyboard, asks for nothing, and axe-core
// finds nothing wrong with it. That comes from npm, see CONTRIBUTING.md.
//
// The tests need Chromium or Chrome and skip where there is none, except that
// they fail there where CI is true. It is a module of its own, so that nobody
// else depends on what drives the browser.
package browser
