package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"time"
)

// peer is a program below peers that does its work in Node, in a process of its own.
// It measures itself, so that what goes back and forth counts for nothing.
type peer struct {
	command *exec.Cmd
	input   io.WriteCloser
	output  *bufio.Reader
	log     *bytes.Buffer
}

// answer is what a peer says to a request; peers/serve.mjs tells of both.
type answer struct {
	Error                 string
	Result                string
	Wall, Processor, Peak int64
}

// nodeMissing says what is missing to run a peer, which needs some packages; it is
// empty where nothing is.
func nodeMissing(packages ...string) string {
	if _, err := exec.LookPath("node"); err != nil {
		return "node (Debian: nodejs)"
	}
	for _, name := range packages {
		if _, err := os.Stat(filepath.Join("node_modules", filepath.FromSlash(name))); err != nil {
			return name + " (npm --prefix internal/bench ci)"
		}
	}
	return ""
}

// inNode makes a way of a program below peers; input is what it is opened with.
func inNode(name, program string, input any) way {
	return way{name: name, open: func() (doer, error) { return startPeer(program, input) }}
}

func startPeer(program string, input any) (*peer, error) {
	p := &peer{command: exec.Command("node", filepath.Join("peers", program)), log: new(bytes.Buffer)}
	p.command.Stderr = p.log
	var err error
	if p.input, err = p.command.StdinPipe(); err != nil {
		return nil, err
	}
	output, err := p.command.StdoutPipe()
	if err != nil {
		return nil, err
	}
	p.output = bufio.NewReader(output)
	if err := p.command.Start(); err != nil {
		return nil, err
	}
	if _, err := p.ask(map[string]any{"open": input}); err != nil {
		return nil, errors.Join(fmt.Errorf("%s: %w", program, err), p.Close())
	}
	return p, nil
}

// ask sends a request and waits for the answer.
func (p *peer) ask(request any) (a answer, err error) {
	line, err := json.Marshal(request)
	if err != nil {
		return a, err
	}
	if _, err = p.input.Write(append(line, '\n')); err == nil {
		line, err = p.output.ReadBytes('\n')
	}
	if err != nil {
		return a, fmt.Errorf("%w: %s", err, p.log)
	}
	if err := json.Unmarshal(line, &a); err != nil {
		return a, fmt.Errorf("%q is no answer: %w", line, err)
	}
	if a.Error != "" {
		return a, errors.New(a.Error)
	}
	return a, nil
}

func (p *peer) result() ([]byte, error) {
	a, err := p.ask(map[string]any{"result": true})
	return []byte(a.Result), err
}

func (p *peer) turn(count int) (cost, error) {
	a, err := p.ask(map[string]any{"count": count})
	return cost{time.Duration(a.Wall), time.Duration(a.Processor)}, err
}

// peak gives the most memory that the process held, in bytes.
func (p *peer) peak() (int64, error) {
	a, err := p.ask(map[string]any{"peak": true})
	return a.Peak, err
}

// Close ends the process and waits for that.
func (p *peer) Close() error {
	return errors.Join(p.input.Close(), p.command.Wait())
}
