package browser

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync"

	"github.com/chromedp/cdproto/audits"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// record is what a page logs and fetches.
type record struct {
	mutex   sync.Mutex
	logged  []string
	fetched map[network.RequestID]*request
}

// request is one that a page makes.
type request struct {
	method, url string
	kind        network.ResourceType
	status      int64
	fault       string
	done        bool // it has come in whole, or failed
}

func (r *request) String() string { return r.method + " " + r.url }

// begin forgets everything.
func (r *record) begin() {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	r.logged, r.fetched = nil, make(map[network.RequestID]*request)
}

// take notes an event. It must not wait for the browser.
func (r *record) take(event any) {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	switch e := event.(type) {
	case *runtime.EventConsoleAPICalled:
		var words []string
		for _, argument := range e.Args {
			words = append(words, string(argument.Value)+argument.Description)
		}
		r.log("console.%s: %s", e.Type, strings.Join(words, " "))
	case *runtime.EventExceptionThrown:
		r.log("exception: %s", (&chromedp.ExceptionError{ExceptionDetails: e.ExceptionDetails}).Error())
	case *log.EventEntryAdded:
		r.log("log: %s %s: %s %s", e.Entry.Source, e.Entry.Level, e.Entry.Text, e.Entry.URL)
	case *audits.EventIssueAdded:
		// Other issues, such as the mode of a page, are there before and after.
		if details := e.Issue.Details.ContentSecurityPolicyIssueDetails; details != nil {
			r.log("content security policy: %s violated: %s", details.ViolatedDirective, details.BlockedURL)
		}
	case *page.EventJavascriptDialogOpening:
		r.log("dialog: %s: %s", e.Type, e.Message)
	case *network.EventRequestWillBeSent:
		made := &request{method: e.Request.Method, url: e.Request.URL, kind: e.Type}
		if e.RedirectResponse != nil {
			made.fault = "redirected from " + e.RedirectResponse.URL
		}
		r.fetched[e.RequestID] = made
	case *network.EventResponseReceived:
		if made := r.fetched[e.RequestID]; made != nil {
			made.status = e.Response.Status
		}
	case *network.EventLoadingFinished:
		if made := r.fetched[e.RequestID]; made != nil {
			made.done = true
		}
	case *network.EventLoadingFailed:
		if made := r.fetched[e.RequestID]; made != nil {
			made.done, made.fault = true, e.ErrorText+" "+string(e.BlockedReason)
		}
	}
}

func (r *record) log(format string, arguments ...any) {
	r.logged = append(r.logged, fmt.Sprintf(format, arguments...))
}

// underway gives the requests that something is still to come of.
func (r *record) underway() (all []string) {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	for _, made := range r.fetched {
		if !made.done {
			all = append(all, made.String())
		}
	}
	return all
}

// end gives what was logged, what was fetched, without the origin and sorted, and
// what of it was asked for in vain or elsewhere.
func (r *record) end(origin string) (logged, fetched, faults []string) {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	for _, made := range r.fetched {
		relative, ours := strings.CutPrefix(made.url, origin)
		fetched = append(fetched, fmt.Sprintf("%s %s (%s)", made.method, relative, made.kind))
		if u, err := url.Parse(made.url); err == nil && u.Scheme == "data" {
			continue
		}
		if !ours || made.status != http.StatusOK || made.fault != "" {
			faults = append(faults, fmt.Sprintf("%v: status %d %s", made, made.status, made.fault))
		}
	}
	slices.Sort(fetched)
	slices.Sort(faults)
	// The icon is asked for by the browser itself, once or more.
	fetched = slices.CompactFunc(fetched, func(a, b string) bool {
		return a == b && strings.HasSuffix(a, "("+string(network.ResourceTypeOther)+")")
	})
	return r.logged, fetched, faults
}
