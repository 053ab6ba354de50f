//go:build linux || darwin || freebsd || netbsd || openbsd || dragonfly

package folder

func init() {
	trees["at"] = openTree
	trees["stepwise"] = func(path string) (tree, error) {
		t, err := openAtTree(path)
		if err != nil {
			return nil, err
		}
		t.stepwise = true
		return t, nil
	}
}
