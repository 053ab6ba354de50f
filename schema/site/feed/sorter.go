package feed

import (
	"bufio"
	"bytes"
	"cmp"
	"container/heap"
	"encoding/binary"
	"errors"
	"io"
	"os"
	"slices"
)

// sorter brings records in order by hash and id, those of one id in the order in which
// they came, and holds no more than a limit of them in memory: the rest lies in
// temporary files.
type sorter struct {
	// limit is how many bytes are held.
	limit int
	// folder is where the files are.
	folder string

	arena   []byte
	records []record
	runs    []*os.File
}

// record is where a record begins in the arena, and ends.
type record struct {
	hash       uint64
	begin, end int
}

// add adds a record, which begins as appendTo begins.
func (s *sorter) add(r []byte) error {
	if len(s.arena)+len(r) > s.limit && len(s.records) > 0 {
		if err := s.spill(); err != nil {
			return err
		}
	}
	begin := len(s.arena)
	s.arena = append(s.arena, r...)
	s.records = append(s.records, record{binary.BigEndian.Uint64(r), begin, len(s.arena)})
	return nil
}

func (s *sorter) sort() {
	slices.SortStableFunc(s.records, func(a, b record) int {
		if order := cmp.Compare(a.hash, b.hash); order != 0 {
			return order
		}
		_, x := headOf(s.arena[a.begin:a.end])
		_, y := headOf(s.arena[b.begin:b.end])
		return bytes.Compare(x, y)
	})
}

// spill writes what is held to a file.
func (s *sorter) spill() error {
	s.sort()
	file, err := os.CreateTemp(s.folder, "run-")
	if err != nil {
		return err
	}
	s.runs = append(s.runs, file)
	out := bufio.NewWriterSize(file, 1<<16)
	var length [binary.MaxVarintLen64]byte
	for _, r := range s.records {
		out.Write(length[:binary.PutUvarint(length[:], uint64(r.end-r.begin))])
		out.Write(s.arena[r.begin:r.end])
	}
	s.arena, s.records = s.arena[:0], s.records[:0]
	return out.Flush()
}

// close lets go of the files, which whoever made the folder removes.
func (s *sorter) close() {
	for _, run := range s.runs {
		run.Close()
	}
}

// each gives all records in order. A record holds until use returns.
func (s *sorter) each(use func([]byte) error) error {
	s.sort()
	if len(s.runs) == 0 {
		for _, r := range s.records {
			if err := use(s.arena[r.begin:r.end]); err != nil {
				return err
			}
		}
		return nil
	}
	// What is held is the last run, so that only files have to be gone through.
	if err := s.spill(); err != nil {
		return err
	}
	s.arena, s.records = nil, nil
	var h runs
	for i, file := range s.runs {
		if _, err := file.Seek(0, io.SeekStart); err != nil {
			return err
		}
		r := &run{in: bufio.NewReaderSize(file, 1<<16), number: i}
		more, err := r.next()
		if err != nil {
			return err
		}
		if more {
			h = append(h, r)
		}
	}
	heap.Init(&h)
	for len(h) > 0 {
		r := h[0]
		if err := use(r.record); err != nil {
			return err
		}
		more, err := r.next()
		if err != nil {
			return err
		}
		if more {
			heap.Fix(&h, 0)
		} else {
			heap.Pop(&h)
		}
	}
	return nil
}

// run is a file that is gone through.
type run struct {
	in     *bufio.Reader
	number int
	record []byte
}

// next reads the next record, if there is one.
func (r *run) next() (bool, error) {
	n, err := binary.ReadUvarint(r.in)
	if errors.Is(err, io.EOF) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	r.record = slices.Grow(r.record[:0], int(n))[:n]
	if _, err := io.ReadFull(r.in, r.record); err != nil {
		return false, err
	}
	return true, nil
}

// runs is a heap by the next record of each.
type runs []*run

func (h runs) Len() int      { return len(h) }
func (h runs) Swap(i, j int) { h[i], h[j] = h[j], h[i] }
func (h runs) Less(i, j int) bool {
	a, x := headOf(h[i].record)
	b, y := headOf(h[j].record)
	if order := cmp.Or(cmp.Compare(a, b), bytes.Compare(x, y)); order != 0 {
		return order < 0
	}
	return h[i].number < h[j].number
}
func (h *runs) Push(r any) { *h = append(*h, r.(*run)) }
func (h *runs) Pop() any {
	last := (*h)[len(*h)-1]
	*h = (*h)[:len(*h)-1]
	return last
}
